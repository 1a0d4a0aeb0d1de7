package io.scaleguide.headless;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.document.DocumentSchema;
import io.scaleguide.document.YamlDocument;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FacesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    /** One of each; a test below holds that none is missing. */
    private static final List<GuideEvent> EVENTS = List.of(
            new GuideEvent.ClusterFound("kind-demo", "https://127.0.0.1:6443", "v1.34.0"),
            new GuideEvent.StepStarted(2, 11, "preflight", "Look first", "It looks.", "The guide does not."),
            new GuideEvent.StepSkipped("watch", "it comes after --until"),
            new GuideEvent.FieldAnswered("keys", "api-key", "(set)", "environment"),
            new GuideEvent.Checked("keys", "api-key-good", "ok", "Datadog takes the API key."),
            new GuideEvent.Planned(
                    "hpa",
                    "hpa",
                    List.of(new PlannedChange(
                            PlannedChange.Kind.CREATE, "HPA x/y", "+kind: HPA", "kubectl apply -f -"))),
            new GuideEvent.AlreadySo("hpa", "hpa", "HPA is as it should be."),
            new GuideEvent.ObjectApplied("hpa", "hpa", "HPA x/y"),
            new GuideEvent.Applied("hpa", "hpa", Duration.ofMillis(1500)),
            new GuideEvent.Waiting(
                    "metric",
                    "metric-in-datadog",
                    "No point yet.",
                    Duration.ofSeconds(41),
                    Duration.ofMinutes(8),
                    "1 to 3 min"),
            new GuideEvent.ProcessLine("install", "helm", "stderr", "level=WARN"),
            new GuideEvent.Traffic("watch", "http://127.0.0.1/echo", 100, 1, 2, 3, 101.2, 420.0, 39.6),
            new GuideEvent.Observed("160.4", "True", "hpa:x/y", Optional.of(160.4), "150", 1, 3, "True"),
            new GuideEvent.Rescale(NOW, "Normal", "SuccessfulRescale", "horizontalpodautoscaler/echo", "New size: 3"),
            new GuideEvent.Note("watch", "Tapering."),
            new GuideEvent.StepFinished("keys", Duration.ofMillis(400)),
            new GuideEvent.Failed(
                    "keys",
                    new Problem(
                            "api-key-refused", "Refused.", "Mistyped.", "Copy it again.", Optional.of("https://x.y/z")),
                    "Nothing has been changed."),
            new GuideEvent.Cancelled("install", "2 changes so far."),
            new GuideEvent.Summary(List.of("HPA x/y created"), "scaleguide undo", List.of("kubectl get hpa")),
            new GuideEvent.RunFinished(0, Duration.ofSeconds(65)));

    @Test
    void thereIsOneOfEachEvent() {
        assertThat(EVENTS.stream().map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(GuideEvent.class.getPermittedSubclasses()));
    }

    @Test
    void everyJsonLineFitsTheSchema() throws IOException {
        DocumentSchema schema = DocumentSchema.of(Files.readString(Path.of("assets/schema/events.schema.json")));
        List<String> lines = json();
        assertThat(lines).hasSize(EVENTS.size());
        for (String line : lines) {
            assertThat(schema.check(YamlDocument.parse(line, line))).as(line).isEmpty();
        }
    }

    @Test
    void lengthsOfTimeAreSecondsAndTimesAreIso() {
        assertThat(json())
                .contains(
                        "{\"time\":\"2026-11-23T10:00:00Z\",\"event\":\"applied\",\"step\":\"hpa\",\"action\":\"hpa\",\"took\":1.5}");
    }

    @Test
    void plainLinesSayEachThingOnce() {
        String text = plain(false);
        assertThat(text)
                .contains("[2/11] Look first\n  It looks.\n  Unlike the guide: The guide does not.\n")
                .contains("  api-key = (set)  (environment)\n")
                .contains("  wait  No point yet.  (41 s; normally 1 to 3 min)\n")
                .contains("  now   latency 160.4 ms, target 150 ms, replicas 1 going to 3\n")
                .contains("  event 10:00:00 Normal SuccessfulRescale horizontalpodautoscaler/echo  New size: 3\n")
                .contains("  FAIL  Refused.\n  why   Mistyped.\n  next  Copy it again.\n  read  https://x.y/z\n")
                .contains("Finished after 65 s.\n");
        assertThat(text.chars()).noneMatch(character -> character == 27);
    }

    @Test
    void quietLeavesOutExplanationsAnswersAndHelm() {
        assertThat(plain(true))
                .doesNotContain("It looks.", "api-key =", "level=WARN", "+kind")
                .contains("[2/11] Look first");
    }

    @Test
    void figuresThatLookTheSameAreSaidOnce() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PlainFace face = new PlainFace(stream(bytes), ZoneOffset.UTC, false);
        for (String exact : List.of("160.41", "160.42")) {
            face.accept(new GuideEvent.Observed(exact, "True", "hpa:x/y", Optional.of(160.4), "150", 1, 1, "True"));
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("  now   latency 160.4 ms, target 150 ms, replicas 1\n");
    }

    private static List<String> json() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonFace face = new JsonFace(stream(bytes), Clock.fixed(NOW, ZoneOffset.UTC));
        EVENTS.forEach(face::accept);
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static String plain(boolean quiet) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PlainFace face = new PlainFace(stream(bytes), ZoneOffset.UTC, quiet);
        EVENTS.forEach(face::accept);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
