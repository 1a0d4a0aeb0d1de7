package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.document.DocumentSchema;
import io.scaleguide.document.YamlDocument;
import io.scaleguide.panel.Recorded;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelCommandTest {
    @TempDir
    private Path home;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void aClusterThatDoesNotAnswerIsSaidAndNothingBegins() throws Exception {
        Path kubeconfig = Files.writeString(home.resolve("config"), """
                apiVersion: v1
                kind: Config
                current-context: here
                clusters: [{name: c, cluster: {server: "http://127.0.0.1:9"}}]
                users: [{name: u, user: {token: t}}]
                contexts: [{name: here, context: {cluster: c, user: u}}]
                """);

        assertThat(run("panel", "--kubeconfig", kubeconfig.toString())).isEqualTo(3);
        assertThat(text()).startsWith("scaleguide: ").contains("127.0.0.1:9");
    }

    @Test
    void aLengthOfTimeThatIsNoneIsRefused() throws Exception {
        assertThat(run("panel", "--for", "soon")).isEqualTo(2);
        assertThat(text()).contains("--for: \"soon\" is no length of time, as 30s, 10m or 1h30m are.");
    }

    @Test
    void aRunIsOnlyFollowedWhereThereIsSomethingToFollow() throws Exception {
        assertThat(run("up", "--plan", "--follow")).isEqualTo(2);
        assertThat(text()).contains("a plan makes no HPA");
        assertThat(run("up", "--yes", "--follow=soon")).isEqualTo(2);
        assertThat(text()).contains("--follow", "\"soon\" is no length of time, as 30s, 10m or 1h30m are.");
    }

    @Test
    void trafficThatCannotBeSentIsRefusedBeforeAnythingBegins() throws Exception {
        refused("Add --send, for example --send steady.", "--rate", "20");
        refused(
                "--rate and --connections are two ways to send.",
                "--send",
                "sine",
                "--rate",
                "9",
                "--connections",
                "9");
        refused(
                "The traffic would use up to 9 connections, and there are 8 at most.",
                "--send",
                "steady",
                "--connections",
                "9",
                "--cap",
                "8");
        refused("Choose one above 0 and up to 100000.", "--send", "steady", "--rate", "100001");
        refused("Choose at most 24 h.", "--send", "ramp", "--send-for", "25h");
        refused("--period: \"x\" is no length of time", "--send", "ramp", "--period", "x");
        refused("none of steady, ramp, sine and burst", "--send", "rampe", "--rate", "3");
        refused("rampe: There is no such file.", "--send", "rampe");
        Path file = Files.writeString(home.resolve("day.csv"), "seconds,rate\n0,many\n");
        refused("day.csv:2: rate is a number from 0 to 100000", "--send", file.toString());
        refused("--all is for the full screen, without", "--all", "--send", "steady");
    }

    private void refused(String why, String... arguments) {
        output.reset();
        String[] all = Stream.concat(Stream.of("panel"), Stream.of(arguments)).toArray(String[]::new);
        assertThat(run(all)).isEqualTo(2);
        assertThat(text()).contains(why);
    }

    @Test
    void aClusterWithoutAnHpaIsWatchedUntilCtrlC() throws Exception {
        try (PracticeCluster practice = PracticeCluster.start(new PracticeOptions(
                30, 5, LoadModel.QUEUE, OperatorLine.V2_2, Path.of("assets/charts/datadog"), Clock.systemUTC()))) {
            CompletableFuture<Integer> code = new CompletableFuture<>();
            Thread panel = new Thread(() -> code.complete(
                    run("panel", "--kubeconfig", practice.kubeconfig().toString())));
            panel.start();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!text().contains("There is no HPA scaleguide-demo/echo yet.") && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            panel.interrupt();

            assertThat(code.get(20, TimeUnit.SECONDS)).isEqualTo(130);
            assertThat(text()).contains("There is no HPA scaleguide-demo/echo yet.");
        }
    }

    @Test
    void aRecordingIsToldHereWithoutACluster() throws Exception {
        assertThat(run("replay", Recorded.FILE.toString())).isZero();
        assertThat(text())
                .startsWith("10:00:00  HPA shop/echo: 45 ms, target 150 ms; 1 of 1 replica is ready.\n")
                .endsWith("10:05:20  The target is now 200 ms. It was 150 ms.\n");
    }

    @Test
    void theRecordingThatComesWithTheProgramGoesUpAndDown() {
        assertThat(run("replay", "--demo")).isZero();
        assertThat(text().lines().map(line -> line.substring("06:49:13  ".length())))
                .startsWith("HPA scaleguide-demo/echo: 32 ms, target 150 ms; 1 of 1 replica is ready.")
                .containsSubsequence(
                        "Latency 319 ms is above the target of 150 ms.",
                        "The HPA goes from 1 to 3 replicas.",
                        "Latency 106 ms is within the target of 150 ms.",
                        "The HPA goes from 3 to 1 replica.",
                        "The workload is down to 1 replica.");
    }

    @Test
    void theRecordingThatComesWithTheProgramIsSmallAndAsTheSchemaSays() throws Exception {
        Path file = Path.of("assets/sessions/up-and-down.jsonl");
        DocumentSchema schema = DocumentSchema.of(Files.readString(Path.of("assets/schema/recording.schema.json")));
        assertThat(Files.size(file)).isLessThan(250_000);
        assertThat(Files.readAllLines(file))
                .hasSizeGreaterThan(100)
                .anySatisfy(line -> assertThat(line).contains("SuccessfulRescale"))
                .allSatisfy(line -> assertThat(schema.check(YamlDocument.parse("line", line)))
                        .isEmpty());
    }

    @Test
    void aFileOrTheDemoIsPlayedAndNotBoth() {
        assertThat(run("replay")).isEqualTo(2);
        assertThat(run("replay", "--demo", "mine.jsonl")).isEqualTo(2);
    }

    @Test
    void itsJsonIsAsTheSchemaSays() throws Exception {
        assertThat(run("replay", "-o", "json", Recorded.FILE.toString())).isZero();
        // A line is also one of those that "up -o json" prints.
        for (String file : List.of("panel", "events")) {
            DocumentSchema schema =
                    DocumentSchema.of(Files.readString(Path.of("assets/schema/" + file + ".schema.json")));
            assertThat(text().lines()).hasSizeGreaterThan(10).allSatisfy(line -> assertThat(
                            schema.check(YamlDocument.parse("line", line)))
                    .isEmpty());
        }
    }

    @Test
    void aFileThatIsNoRecordingIsRefused() throws Exception {
        Path file = Files.writeString(home.resolve("notes"), "hello\n");

        assertThat(run("replay", file.toString())).isEqualTo(2);
        assertThat(text()).contains(file + " line 1: this is not the beginning of a recording");
    }

    private int run(String... arguments) {
        return GuideForTests.run(output, home, List.of(arguments));
    }

    private String text() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
