package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.tui.whatif.HpaChanges.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An HPA on a practice cluster is changed from the panel, refused, and put back. */
class HpaTunerTest {
    private static final ObjectRef HPA = new ObjectRef(Kinds.HPA, "default", "echo");

    @TempDir
    private Path home;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private Optional<PracticeCluster> practice = Optional.empty();
    private Optional<Cluster> cluster = Optional.empty();

    @BeforeEach
    void start() {
        practice = Optional.of(PracticeCluster.start(new PracticeOptions(
                30, 5, LoadModel.QUEUE, OperatorLine.V2_2, Path.of("assets/charts/datadog"), Clock.systemUTC())));
        cluster = Optional.of(Cluster.open(choice(), Duration.ofSeconds(30)));
        cluster().apply(Manifests.read("""
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata:
                  name: echo
                  namespace: default
                  labels:
                    team: shop
                spec:
                  scaleTargetRef:
                    apiVersion: apps/v1
                    kind: Deployment
                    name: echo
                  minReplicas: 1
                  maxReplicas: 10
                  metrics:
                    - type: External
                      external:
                        metric:
                          name: latency
                        target:
                          type: Value
                          value: "150"
                """), false);
    }

    @AfterEach
    void stop() throws Exception {
        cluster().close();
        practice.orElseThrow().close();
    }

    @Test
    void onlyWhatIsAskedForIsChangedAndUndoPutsBackEveryByte() throws Exception {
        String before = desired();

        Outcome first = tune("{\"minReplicas\":3}", spec());
        assertThat(first.done()).as(first.words()).isTrue();
        assertThat(first.words()).contains("default/echo is changed.", "scaleguide undo --to finish");
        String between = desired();
        assertThat(between).isEqualTo(before.replace("minReplicas: 1", "minReplicas: 3"));

        Outcome second =
                tune("{\"maxReplicas\":12,\"behavior\":{\"scaleDown\":{\"stabilizationWindowSeconds\":60}}}", spec());
        assertThat(second.done()).as(second.words()).isTrue();
        assertThat(spec().path("maxReplicas").asInt()).isEqualTo(12);
        assertThat(ledger()).hasSize(4).first().asString().contains("\"action\":\"tune-hpa\"", "\"minReplicas\":1");

        assertThat(undo("--to", "finish", "--yes")).isZero();
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("All 2 changes are undone.");
        assertThat(desired()).isEqualTo(before);
    }

    @Test
    void whatSomeoneElseHasChangedInTheMeantimeIsNotOverwritten() throws Exception {
        JsonNode seen = spec();
        cluster().mergePatch(HPA, JsonMapper.shared().readTree("{\"spec\":{\"maxReplicas\":20}}"));
        String theirs = desired();

        Outcome outcome = tune("{\"maxReplicas\":5}", seen);

        assertThat(outcome.done()).isFalse();
        assertThat(outcome.words())
                .startsWith("Not changed. HorizontalPodAutoscaler default/echo is not as it was when this was replayed")
                .endsWith("replay again.");
        assertThat(desired()).isEqualTo(theirs);
        assertThat(ledger()).isEmpty();
    }

    @Test
    void whatTheServerRefusesLeavesNothingBehind() throws Exception {
        String before = desired();

        Outcome outcome = tune("{\"minReplicas\":30}", spec());

        assertThat(outcome.done()).isFalse();
        assertThat(outcome.words()).startsWith("Not changed. ").contains("maxReplicas");
        assertThat(desired()).isEqualTo(before);
        assertThat(ledger()).isEmpty();
    }

    @Test
    void anHpaThatIsGoneIsSaid() throws Exception {
        JsonNode seen = spec();
        cluster().delete(HPA);

        assertThat(tune("{\"minReplicas\":2}", seen).words()).contains("default/echo is gone.");
    }

    private Outcome tune(String spec, JsonNode seen) throws Exception {
        ObjectNode patch = JsonMapper.shared().createObjectNode();
        patch.set("spec", JsonMapper.shared().readTree(spec));
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        try (HpaTuner tuner = new HpaTuner(surroundings(), choice(), HPA)) {
            tuner.apply(patch, seen, outcome::complete);
            return outcome.get(30, TimeUnit.SECONDS);
        }
    }

    private int undo(String... options) {
        String[] arguments = Stream.concat(
                        Stream.of(
                                "undo",
                                "--kubeconfig",
                                practice.orElseThrow().kubeconfig().toString()),
                        Stream.of(options))
                .toArray(String[]::new);
        return CommandLineProgram.run(surroundings(), arguments);
    }

    private Surroundings surroundings() {
        PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        return new Surroundings(
                InputStream.nullInputStream(),
                stream,
                stream,
                Map.of("HOME", home.toString(), "XDG_STATE_HOME", home.toString()),
                home,
                Optional.empty(),
                Clock.systemUTC(),
                () -> ZoneOffset.UTC);
    }

    private ClusterChoice choice() {
        return new ClusterChoice(List.of(practice.orElseThrow().kubeconfig()), Optional.empty());
    }

    private Cluster cluster() {
        return cluster.orElseThrow();
    }

    private JsonNode spec() {
        return cluster().get(HPA).orElseThrow().path("spec");
    }

    private String desired() {
        return Manifests.yaml(Manifests.desired(cluster().get(HPA).orElseThrow()));
    }

    private List<String> ledger() throws IOException {
        Path folder = home.resolve("scaleguide/ledger");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(HpaTunerTest::lines).toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
