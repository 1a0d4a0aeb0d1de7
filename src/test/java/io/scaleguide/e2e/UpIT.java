package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.document.DocumentSchema;
import io.scaleguide.document.YamlDocument;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole main job, as the README's one command runs it on a practice cluster. */
class UpIT {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path home;

    @Test
    void theWholeJobWithTheRealHelm(@OnCluster TestCluster cluster) throws IOException, InterruptedException {
        Tools tools = Tools.find(System.getenv());
        Scaleguide.Outcome run = up(
                cluster,
                new Scaleguide(home).with("PATH", tools.helm().getParent() + ":" + System.getenv("PATH")),
                "--helm",
                "path");
        assertWholeJob(run);
        assertThat(run.out()).contains("helm v4");
    }

    @Test
    void theWholeJobWithTheEmbeddedHelm(@OnCluster TestCluster cluster) throws IOException, InterruptedException {
        Scaleguide.Outcome run = up(cluster, new Scaleguide(home), "--helm", "embedded", "--follow=5s");
        assertWholeJob(run);
        assertThat(run.out()).contains("embedded");
        assertGoesOnWithTheStory(run);
    }

    @Test
    void anOperatorOfTheOldestLineIsScrapedThroughItsProxy(@OnCluster(speed = 30, operator = "1.4") TestCluster cluster)
            throws IOException, InterruptedException {
        Scaleguide.Outcome run = up(cluster, new Scaleguide(home), "--until", "hpa");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("ad.datadoghq.com/kube-rbac-proxy.checks");
        assertThat(finished(run)).contains("hpa").doesNotContain("watch");
    }

    @Test
    void aPlanChangesNothing(@OnCluster TestCluster cluster) throws IOException, InterruptedException {
        Scaleguide.Outcome run = up(cluster, new Scaleguide(home), "--plan");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.events("applied")).isEmpty();
        assertThat(run.events("planned"))
                .extracting(event -> event.path("action").asString(""))
                .contains("datadog-keys", "datadog-release", "annotate-operator", "datadog-metric", "hpa");
    }

    private static Scaleguide.Outcome up(TestCluster cluster, Scaleguide scaleguide, String... more)
            throws IOException, InterruptedException {
        cluster.usedBy(scaleguide);
        List<String> arguments = new ArrayList<>(List.of("up"));
        arguments.addAll(cluster.up());
        arguments.addAll(List.of("-o", "json"));
        arguments.addAll(List.of(more));
        return scaleguide.run(LONG, arguments.toArray(String[]::new));
    }

    private static void assertWholeJob(Scaleguide.Outcome run) throws IOException {
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(finished(run))
                .containsExactly(
                        "cluster",
                        "preflight",
                        "keys",
                        "install",
                        "workload",
                        "annotate",
                        "traffic",
                        "metric",
                        "hpa",
                        "watch",
                        "finish");
        assertScaledUpAndDown(run);
        assertFitsSchema(run);
        assertThat(run.events("checked").stream()
                        .map(event -> event.path("message").asString("")))
                .anyMatch(message -> message.contains("referenced by hpa:scaleguide-demo/echo"))
                .anyMatch(message -> message.contains("The External Metrics API serves"));
        assertThat(run.events("summary").get(0).path("changes")).hasSizeGreaterThan(5);
    }

    /** After its own end, in lines of the same form. */
    private static void assertGoesOnWithTheStory(Scaleguide.Outcome run) {
        List<JsonNode> events = run.events();
        List<JsonNode> told = run.events("told");
        assertThat(told.get(0).path("words").asString("")).startsWith("HPA scaleguide-demo/echo: ");
        assertThat(events.subList(events.size() - told.size(), events.size())).isEqualTo(told);
        assertThat(events.get(events.size() - told.size() - 1).path("event").asString(""))
                .isEqualTo("run-finished");
    }

    private static void assertScaledUpAndDown(Scaleguide.Outcome run) {
        List<String> rescales = run.events("rescale").stream()
                .filter(event -> event.path("reason").asString("").equals("SuccessfulRescale"))
                .map(event -> event.path("message").asString(""))
                .toList();
        assertThat(rescales.get(0))
                .matches("New size: \\d+; reason: external metric datadogmetric@scaleguide-demo:"
                        + "echo-kong-upstream-latency-ms-avg\\(nil\\) above target");
        assertThat(rescales.get(rescales.size() - 1)).isEqualTo("New size: 1; reason: All metrics below target");
        List<JsonNode> observed = run.events("observed");
        double highest = observed.stream()
                .mapToDouble(event -> event.path("externalValue").asDouble(0))
                .max()
                .orElse(0);
        assertThat(highest).as("latency under load").isGreaterThan(150);
        assertThat(observed.get(observed.size() - 1).path("externalValue").asDouble(0))
                .isLessThan(150);
    }

    private static void assertFitsSchema(Scaleguide.Outcome run) throws IOException {
        DocumentSchema schema = DocumentSchema.of(Files.readString(Path.of("assets/schema/events.schema.json")));
        run.out().lines().forEach(line -> assertThat(schema.check(YamlDocument.parse("line", line)))
                .as(line)
                .isEmpty());
    }

    private static List<String> finished(Scaleguide.Outcome run) {
        return run.events("step-finished").stream()
                .map(event -> event.path("id").asString(""))
                .toList();
    }
}
