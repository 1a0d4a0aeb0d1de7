package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.document.DocumentSchema;
import io.scaleguide.document.YamlDocument;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.tools.Patience;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The doctor, its repairs, its stopwatch and the report, as a user calls them, on a practice cluster. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DoctorIT {
    private static final ObjectRef OPERATOR =
            new ObjectRef(Kinds.DEPLOYMENT, "kong-system", "kong-operator-kong-operator-controller-manager");
    private static final String ANNOTATION = "/spec/template/metadata/annotations/ad.datadoghq.com~1manager.checks";

    @TempDir
    private static Path home;

    private PracticeCluster practice;
    private Cluster cluster;

    @BeforeAll
    void start() throws IOException {
        practice = PracticeCluster.start(new PracticeOptions(
                30, 11, LoadModel.QUEUE, OperatorLine.V2_2, Path.of("assets/charts/datadog"), Clock.systemUTC()));
        GuideForTests.upTo("hpa", practice, home);
        cluster = Cluster.open(
                new ClusterChoice(List.of(practice.kubeconfig()), Optional.empty()), Duration.ofSeconds(10));
    }

    @AfterAll
    void stop() {
        cluster.close();
        practice.close();
    }

    private GuideForTests.Outcome run(String... arguments) {
        return GuideForTests.on(practice, home, arguments);
    }

    @Test
    @Order(1)
    void aBurstShowsAtEveryHopInOrder() {
        GuideForTests.Outcome outcome = run("doctor", "--pulse");
        assertThat(outcome.code()).as(outcome.output()).isZero();
        assertThat(outcome.output())
                .containsSubsequence(
                        " 1 traffic",
                        " 3 operator metrics",
                        " 5 agent",
                        " 6 Datadog",
                        " 7 DatadogMetric",
                        " 8 External Metrics API",
                        " 9 HPA",
                        "10 workload",
                        "From the first request to the last hop: ");
    }

    @Test
    @Order(2)
    void theJsonIsAsItsSchemaSays() throws Exception {
        GuideForTests.Outcome outcome = run("doctor", "-o", "json");
        DocumentSchema schema = DocumentSchema.of(Files.readString(Path.of("assets/schema/doctor.schema.json")));
        assertThat(schema.check(YamlDocument.parse("doctor", outcome.output()))).isEmpty();
        ObjectNode root = (ObjectNode) JsonMapper.shared().readTree(outcome.output());
        assertThat(root.at("/path/service").asString()).isEqualTo("echo");
        assertThat(root.at("/hops/3/verdict").asString()).isEqualTo("ok");
    }

    @Test
    @Order(3)
    void aFaultIsNamedWithItsHopItsCauseAndItsRepair() throws Exception {
        spoilAnnotation();
        GuideForTests.Outcome outcome = await("The number stops at hop 4, annotation.", "doctor");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("[annotation-missing]", "What to do: ")
                .containsOnlyOnce("scaleguide doctor --fix annotation-missing")
                .doesNotContain("{operator}");
    }

    @Test
    @Order(4)
    void aRepairIsShownBeforeItIsMade() {
        GuideForTests.Outcome shown = run("doctor", "--fix", "annotation-missing");
        assertThat(shown.code()).isEqualTo(2);
        assertThat(shown.output()).contains("+        ad.datadoghq.com/manager.checks", "Nothing was changed.");
        assertThat(annotation()).isEmpty();

        GuideForTests.Outcome made = run("doctor", "--fix", "annotation-missing", "--yes");
        assertThat(made.output()).contains("+        ad.datadoghq.com/manager.checks");
        assertThat(annotation()).contains("kong_upstream_latency_ms");
        assertThat(run("undo", "--plan").output()).contains(OPERATOR.name());
    }

    @Test
    @Order(5)
    void whatIsNotWrongIsNotMendedAndWhatIsUnknownIsSaid() {
        assertThat(run("doctor", "--fix", "hpa-missing").output()).contains("Nothing to mend");
        GuideForTests.Outcome unknown = run("doctor", "--fix", "no-such-thing");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.output()).contains("there is no finding \"no-such-thing\"");
    }

    @Test
    @Order(6)
    void theReportHoldsThePathAndNoSecret() throws Exception {
        plantKeys();
        Path file = home.resolve("report.zip");
        GuideForTests.Outcome outcome = run("report", "--file", file.toString());
        assertThat(outcome.code()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("None was found.", "application keys (40 hex digits)");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(everything(file))
                .contains("# Signal path of HPA scaleguide-demo/echo", "doctor.json", "note: \"key (redacted) and")
                .doesNotContain(
                        practice.answers().get("api-key"), practice.answers().get("app-key"), "f".repeat(40));
        assertThat(run("report", "--file", file.toString()).code()).isEqualTo(2);
    }

    @Test
    @Order(7)
    void theProofFindsKeysWhereTheyMustNotBeAndNamesThePlace() throws Exception {
        ObjectNode taken = JsonMapper.shared().createObjectNode();
        taken.putObject("metadata").putObject("annotations").putNull("note");
        cluster.mergePatch(new ObjectRef(Kinds.DAEMON_SET, "datadog", "datadog"), taken);
        GuideForTests.Outcome none =
                run("report", "--file", home.resolve("clean.zip").toString(), "--prove");
        assertThat(none.code()).as(none.output()).isZero();
        assertThat(none.output())
                .contains("api-key of Secret datadog/datadog-keys", "URL-safe base64", "None was found.")
                .containsPattern("Looked at [1-9]\\d{2,} places")
                .doesNotContain(key("api-key").substring(0, 8));

        plantKeys();
        Path log = Files.writeString(home.resolve("notes.txt"), key("app-key").substring(3, 14));
        GuideForTests.Outcome found = run(
                "report",
                "--file",
                home.resolve("found.zip").toString(),
                "--prove",
                "-o",
                "json",
                "--also",
                log.toString());
        assertThat(found.code()).as(found.output()).isEqualTo(1);
        DocumentSchema schema = DocumentSchema.of(Files.readString(Path.of("assets/schema/report.schema.json")));
        assertThat(schema.check(YamlDocument.parse("report", found.output()))).isEmpty();
        List<String> hits = new ArrayList<>();
        JsonMapper.shared()
                .readTree(found.output())
                .at("/proof/hits")
                .forEach(hit -> hits.add(hit.path("key").asString() + " | "
                        + hit.path("place").asString() + " | "
                        + hit.path("pieces").asInt() + " of " + hit.path("of").asInt()));
        assertThat(hits)
                .contains(
                        "api-key of Secret datadog/datadog-keys | DaemonSet datadog/datadog | 25 of 25",
                        "app-key of Secret datadog/datadog-keys | " + log + " | 4 of 33")
                .noneMatch(hit -> hit.contains("found.zip"));
        assertThat(found.output())
                .doesNotContain(key("api-key").substring(0, 8), key("app-key").substring(3, 11));
    }

    private String key(String name) {
        return practice.answers().getOrDefault(name, "");
    }

    /** Where people put keys by mistake. */
    private void plantKeys() {
        ObjectNode patch = JsonMapper.shared().createObjectNode();
        patch.putObject("metadata")
                .putObject("annotations")
                .put("note", "key " + practice.answers().get("api-key") + " and " + "f".repeat(40));
        cluster.mergePatch(new ObjectRef(Kinds.DAEMON_SET, "datadog", "datadog"), patch);
    }

    private static String everything(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                text.append(entry.getName()).append('\n');
                text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    private void spoilAnnotation() {
        ObjectNode patch = JsonMapper.shared().createObjectNode();
        patch.withObject("/spec/template/metadata/annotations").putNull("ad.datadoghq.com/manager.checks");
        cluster.mergePatch(OPERATOR, patch);
    }

    private String annotation() {
        return cluster.get(OPERATOR).orElseThrow().at(ANNOTATION).asString("");
    }

    private GuideForTests.Outcome await(String words, String... arguments) throws InterruptedException {
        long end = System.nanoTime() + Patience.LONGEST.toNanos();
        GuideForTests.Outcome outcome = run(arguments);
        while (!outcome.output().contains(words) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
            outcome = run(arguments);
        }
        assertThat(outcome.output()).contains(words);
        return outcome;
    }
}
