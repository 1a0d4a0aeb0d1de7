package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.panel.live.PanelTarget;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.rights.Right;
import io.scaleguide.rights.RoleFile;
import io.scaleguide.rights.RoleGate;
import io.scaleguide.tui.whatif.HpaChanges;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rights of {@code assets/rbac} are enough, and each is needed: without it a sentence names it. On a practice cluster that holds requests to them. Every right is tried with
 * {@code -Drights=all}, else each sixth.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsIT {
    private static final String SHOP = "scaleguide-demo";
    private static final ObjectRef HPA = new ObjectRef(Kinds.HPA, SHOP, "echo");
    private static final String[] DOCTOR = {"doctor", "-n", SHOP};
    private static final String[] PANEL = {"panel", "-n", SHOP, "-o", "json", "--for", "4s"};
    private static final int SAMPLE = 6;

    @TempDir
    private static Path home;

    private final RoleGate gate = new RoleGate();
    private PracticeCluster practice;
    private int reports;

    @BeforeAll
    void start() throws IOException {
        practice = PracticeCluster.start(new PracticeOptions(
                30, 11, LoadModel.QUEUE, OperatorLine.V2_2, Path.of("assets/charts/datadog"), Clock.systemUTC()));
        GuideForTests.upTo("hpa", practice, home);
        try (Cluster cluster = open()) {
            // Kong brings it; the practice cluster leaves it out.
            cluster.apply(Manifests.read("""
                    apiVersion: apiextensions.k8s.io/v1
                    kind: CustomResourceDefinition
                    metadata: {name: kongclusterplugins.configuration.konghq.com}
                    spec:
                      group: configuration.konghq.com
                      scope: Cluster
                      names: {plural: kongclusterplugins, singular: kongclusterplugin, kind: KongClusterPlugin, listKind: KongClusterPluginList}
                      versions:
                      - name: v1
                        served: true
                        storage: true
                        schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                    """), true);
        }
        practice.ground().server().obstacles().put(gate);
    }

    @AfterAll
    void stop() {
        practice.close();
    }

    private Cluster open() {
        return Cluster.open(
                new ClusterChoice(List.of(practice.kubeconfig()), Optional.empty()), Duration.ofSeconds(10));
    }

    private GuideForTests.Outcome run(String... arguments) {
        return GuideForTests.on(practice, home, arguments);
    }

    private static List<Right> rights(String file) throws IOException {
        return RoleFile.rights(Path.of("assets/rbac/" + file + ".yaml"));
    }

    private static List<Right> panelRights() throws IOException {
        return Stream.of("doctor", "panel")
                .flatMap(file -> {
                    try {
                        return rights(file).stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private static List<Right> tried(List<Right> rights) {
        boolean all = System.getProperty("rights", "").equals("all");
        return Stream.iterate(0, index -> index + (all ? 1 : SAMPLE))
                .limit(rights.size())
                .filter(index -> index < rights.size())
                .map(rights::get)
                .toList();
    }

    /** Takes the rights away one at a time, and says which of them nobody misses. */
    private List<String> notMissed(List<Right> all, List<Right> tried, Function<Right, Optional<String>> trial) {
        List<String> silent = new ArrayList<>();
        for (Right right : tried) {
            List<Right> less = new ArrayList<>(all);
            less.remove(right);
            gate.allow(less);
            trial.apply(right).ifPresent(words -> silent.add(right + ": " + words));
        }
        return silent;
    }

    private static Optional<String> named(Right right, boolean well, String words) {
        return !well && words.contains(right.canI()) ? Optional.empty() : Optional.of(words);
    }

    @Test
    void theDoctorsRightsAreEnoughForAllThatOnlyReads() throws IOException {
        gate.allow(rights("doctor"));
        for (String command : List.of("status", "metric", "hpa", "events")) {
            GuideForTests.Outcome outcome = run(command, "-n", SHOP);
            assertThat(outcome.code()).as(outcome.output()).isZero();
        }
        GuideForTests.Outcome exported = run("export", "--format", "script");
        assertThat(exported.code()).as(exported.output()).isZero();
        GuideForTests.Outcome doctor = run(DOCTOR);
        assertThat(doctor.output()).contains("Looked at 10 hops").doesNotContain("may not");
        assertThat(run("hops", "-n", SHOP).output()).doesNotContain("may not");
        // Other DatadogMetrics are looked for where one is not valid; the words then are "that can be seen from here".
        assertThat(gate.refused())
                .allMatch(asked -> asked.resource().equals("datadogmetrics")
                        && asked.namespace().isEmpty());

        assertThat(report()).contains("it could not be read", "cannot list resource");
        assertThat(gate.refused())
                .anyMatch(asked -> asked.resource().equals("secrets"))
                .allMatch(asked -> List.of("secrets", "datadogmetrics").contains(asked.resource()));
        assertThat(rights("doctor")).allMatch(right -> gate.used().contains(right));
    }

    @Test
    void aRightThatTheDoctorLacksIsNamed() throws IOException {
        List<Right> all = rights("doctor");
        assertThat(notMissed(all, tried(all), right -> {
                    GuideForTests.Outcome outcome = run(DOCTOR);
                    Optional<String> silent = named(right, outcome.code() == 0, outcome.words());
                    return silent.isEmpty() ? silent : named(right, false, report());
                }))
                .isEmpty();
    }

    /** All that is in a report. */
    private String report() {
        Path file = home.resolve("report-" + reports++ + ".zip");
        GuideForTests.Outcome outcome = run("report", "-n", SHOP, "--file", file.toString());
        StringBuilder text = new StringBuilder(outcome.output());
        if (!Files.exists(file)) {
            return outcome.words();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().replaceAll("\\s+", " ");
    }

    @Test
    void thePanelsRightsAreEnoughAndOneThatItLacksIsTold() throws IOException {
        List<Right> all = panelRights();
        gate.allow(all);
        GuideForTests.Outcome panel = run(PANEL);
        assertThat(panel.code()).as(panel.output()).isZero();
        assertThat(panel.output()).contains("\"topic\":\"start\"").doesNotContain("may not");

        List<Right> own = rights("panel").stream()
                .filter(right -> right.verb().equals("watch") || right.verb().equals("list"))
                .toList();
        assertThat(gate.used()).containsAll(own);
        assertThat(notMissed(
                        all, tried(own), right -> named(right, false, run(PANEL).words())))
                .isEmpty();
    }

    @Test
    void whoMayNotChangeTheHpaFromThePanelIsTold() throws IOException {
        List<Right> all = panelRights();
        List<Right> change = rights("panel").stream()
                .filter(right -> right.verb().equals("patch"))
                .toList();
        assertThat(change).hasSize(1);
        Right patch = change.get(0);
        assertThat(notMissed(all, change, right -> Optional.of(tune(4)).filter(words -> !words.contains(right.canI()))))
                .isEmpty();
        gate.allow(all);
        assertThat(tune(4)).contains("is changed");
        assertThat(gate.used()).contains(patch);
        assertThat(gate.refused()).isEmpty();
    }

    /** What comes of changing the maximum. */
    private String tune(int most) {
        ObjectNode patch = JsonMapper.shared().createObjectNode();
        patch.putObject("spec").put("maxReplicas", most);
        CompletableFuture<HpaChanges.Outcome> outcome = new CompletableFuture<>();
        ClusterChoice choice = new ClusterChoice(List.of(practice.kubeconfig()), Optional.empty());
        try (Cluster cluster = open();
                HpaTuner tuner =
                        new HpaTuner(GuideForTests.surroundings(new ByteArrayOutputStream(), home), choice, HPA)) {
            tuner.apply(patch, cluster.get(HPA).orElseThrow().path("spec"), outcome::complete);
            return outcome.orTimeout(30, TimeUnit.SECONDS).join().words();
        }
    }

    @Test
    void whoMayNotForwardAPortFromThePanelIsTold() throws IOException {
        List<Right> all = panelRights();
        List<Right> traffic = rights("panel").stream()
                .filter(right -> right.resource().equals("pods/portforward")
                        || right.verb().equals("get"))
                .toList();
        gate.allow(all);
        assertThat(forward()).isEmpty();
        assertThat(gate.used()).containsAll(traffic);
        assertThat(notMissed(
                        all, traffic, right -> named(right, false, forward().orElse("it was forwarded"))))
                .isEmpty();
    }

    /** Why no port was forwarded; empty when it was. */
    private Optional<String> forward() {
        try (Cluster cluster = open()) {
            PanelTarget target = PanelTarget.find(
                    cluster,
                    Clock.systemUTC(),
                    new PathRequest(Optional.of(SHOP), Optional.empty()),
                    Optional.empty(),
                    Optional.empty());
            return Optional.ofNullable(catchThrowable(
                            () -> new GatewayDoor(cluster, Clock.systemUTC(), target, "/", address -> false)
                                    .open()
                                    .close()))
                    .map(refused -> String.valueOf(refused.getMessage()));
        }
    }
}
