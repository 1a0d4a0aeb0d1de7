package io.scaleguide.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.scaleguide.hpa.Replay;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.practice.net.PodInsides;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Records what a real HPA controller decides while its metrics follow {@code lives.yaml}, and holds the {@code hpa} room against it. With
 * {@code -Drecord=true} the recording that {@link io.scaleguide.hpa.ReplayTest} replays is written anew.
 */
@EnabledIfSystemProperty(
        named = "cluster",
        matches = "control-plane",
        disabledReason = "a real control plane is asked for with -Dcluster=control-plane")
class DecisionsIT {
    private static final Path RECORDING = Path.of("src/test/resources/hpa/decisions.json");

    /** No multiple of it is near a window or a period of the lives, so that a few milliseconds are of no matter. */
    private static final String SYNC_PERIOD = "700ms";

    /** As many HPAs as two cores serve without being late. */
    private static final int AT_ONCE = 6;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** How often what differs is lived again. */
    private static final int AGAIN = 2;

    private static final Pattern LIFE = Pattern.compile("^([a-z-]+)(?: at |: )");

    @TempDir
    private Path folder;

    @Test
    void theRoomDecidesAsTheController() throws Exception {
        List<JsonNode> scripts = new ArrayList<>();
        new YAMLMapper()
                .readTree(Files.readString(Path.of("src/test/resources/hpa/lives.yaml")))
                .forEach(scripts::add);
        ObjectNode recording = record(scripts, "all");
        Files.writeString(Path.of("target", "decisions.json"), pretty(recording));
        Replay replay = Replay.of(recording);
        assertThat(differences(replay, scripts)).isEmpty();
        assertThat(replay.decisions()).isGreaterThanOrEqualTo(200);
        if (Boolean.getBoolean("record")) {
            assertThat(replay.differences()).as("in what is kept").isEmpty();
            Files.writeString(RECORDING, pretty(recording));
        }
    }

    /**
     * What is left of them when the lives that differ are lived again: where the machine was late, the controller saw something else than was recorded. What
     * the room decides otherwise differs each time.
     */
    private List<String> differences(Replay replay, List<JsonNode> scripts) throws Exception {
        List<String> differences = replay.differences();
        for (int again = 0; again < AGAIN && !differences.isEmpty(); again++) {
            System.out.println("Lived again, since a busy machine may be why: " + differences);
            Set<String> names = differences.stream()
                    .flatMap(words -> LIFE.matcher(words).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
            List<JsonNode> those = scripts.stream()
                    .filter(script -> names.contains(script.path("name").asString()))
                    .toList();
            assertThat(those).as(differences.toString()).hasSameSizeAs(names);
            differences = Replay.of(record(those, "again-" + again)).differences();
        }
        return differences;
    }

    private ObjectNode record(List<JsonNode> scripts, String name) throws Exception {
        Map<String, Integer> words = Collections.synchronizedMap(new LinkedHashMap<>());
        Map<String, RecordedLife> lives = new LinkedHashMap<>();
        for (JsonNode script : scripts) {
            RecordedLife life = new RecordedLife(script, words);
            lives.put(life.name(), life);
        }
        Path own = Files.createDirectory(folder.resolve(name));
        PodInsides pods = PodInsides.empty(Clock.systemUTC());
        try (PodGate gate = PodGate.open(pods.network(), own.resolve("pods.sock"));
                ControlPlane controlPlane = ControlPlane.start(
                        own,
                        Map.of(
                                "EGRESS_PROXY",
                                gate.address(),
                                "HPA_SYNC_PERIOD",
                                SYNC_PERIOD,
                                "VMODULE",
                                "horizontal=4"));
                Cluster cluster = Cluster.open(
                        new ClusterChoice(List.of(controlPlane.kubeconfig()), Optional.empty()),
                        Duration.ofSeconds(20));
                KubernetesClient client = KubeObjects.client(controlPlane.kubeconfig())) {
            Certificates.Identity authority = Certificates.authority("metrics");
            DecisionRecorder recorder = new DecisionRecorder(cluster, lives);
            try (MetricsAdapter adapter = MetricsAdapter.open(
                    recorder, client, Certificates.signed(authority, Aggregated.SERVER_NAME, List.of()))) {
                pods.network().lead(Aggregated.ADDRESS, Aggregated.PORT, adapter.port());
                Aggregated.register(cluster, authority);
                Aggregated.letControllerRead(cluster);
                live(cluster, recorder, lives.values());
                ObjectNode recording = recording(cluster, lives.values(), words.keySet());
                new ControllerTimes(own.resolve("control-plane.log"), recorder.start()).correct(recording);
                return recording;
            }
        }
    }

    private static void live(Cluster cluster, DecisionRecorder recorder, Collection<RecordedLife> lives)
            throws InterruptedException {
        Aggregated.apply(
                cluster, "{apiVersion: v1, kind: Namespace, metadata: {name: " + RecordedLife.NAMESPACE + "}}");
        List<RecordedLife> waiting = new ArrayList<>(lives);
        while (!waiting.isEmpty()) {
            List<RecordedLife> next = waiting.subList(0, Math.min(AT_ONCE, waiting.size()));
            together(cluster, recorder, next);
            next.clear();
        }
    }

    private static ObjectNode recording(Cluster cluster, Collection<RecordedLife> lives, Collection<String> words) {
        ObjectNode recording = JSON.createObjectNode()
                .put("controller", cluster.serverVersion())
                .put("syncPeriod", SYNC_PERIOD);
        lives.forEach(life -> recording.withArray("lives").add(life.recording()));
        words.forEach(recording.putArray("words")::add);
        return recording;
    }

    private static void together(Cluster cluster, DecisionRecorder recorder, List<RecordedLife> together)
            throws InterruptedException {
        together.forEach(life -> Aggregated.apply(cluster, deployment(life)));
        await(() ->
                together.stream().allMatch(life -> cluster.rollout(target(life)).complete()));
        together.forEach(life -> cluster.apply(life.hpa(), true));
        Disturbances disturbances = new Disturbances(cluster, recorder, together);
        await(() -> {
            disturbances.look();
            return together.stream().allMatch(RecordedLife::complete);
        });
        for (RecordedLife life : together) {
            cluster.delete(new ObjectRef(Kinds.HPA, RecordedLife.NAMESPACE, life.name()));
            cluster.delete(target(life));
        }
    }

    private static ObjectRef target(RecordedLife life) {
        return new ObjectRef(Kinds.DEPLOYMENT, RecordedLife.NAMESPACE, life.name());
    }

    private static String deployment(RecordedLife life) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s, namespace: %2$s}
                spec:
                  replicas: %3$d
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec:
                      containers: [{name: main, image: "registry.k8s.io/pause:3.10"}]
                """.formatted(life.name(), RecordedLife.NAMESPACE, life.replicas());
    }

    /** A line for each sync. */
    private static String pretty(ObjectNode recording) {
        return recording
                        .toString()
                        .replace("{\"name\":", "\n{\"name\":")
                        .replace("{\"t\":", "\n {\"t\":")
                        .replace("\"words\":", "\n\"words\":")
                + "\n";
    }

    private static void await(BooleanSupplier good) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (!good.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
