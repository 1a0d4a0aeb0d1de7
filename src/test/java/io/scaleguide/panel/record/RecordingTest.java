package io.scaleguide.panel.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.document.DocumentSchema;
import io.scaleguide.document.YamlDocument;
import io.scaleguide.kube.ExternalMetric;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeEvent;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.panel.Recorded;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.path.diagnosis.Diagnosis;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.ReadingDraft;
import io.scaleguide.path.hop.Timing;
import io.scaleguide.path.hop.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RecordingTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00.123456789Z");

    @TempDir
    private Path folder;

    @Test
    void everyKindOfEventComesBackAsItWas() throws Exception {
        List<PanelEvent> events = everyKind();
        Path file = record(events, Recorder.LARGEST);

        assertThat(RecordingReader.read(file).events()).isEqualTo(events);
        assertThat(RecordingReader.read(file).header()).isEqualTo(header());
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void itKnowsWhatTheClusterIsCalledAndAnOlderOneOpensWithout() throws Exception {
        assertThat(RecordingReader.read(record(List.of(), Recorder.LARGEST))
                        .header()
                        .context())
                .isEqualTo("kind-shop");
        assertThat(Files.readString(Recorded.FILE)).doesNotContain("\"context\"");
        assertThat(RecordingReader.read(Recorded.FILE).header().context()).isEmpty();
        assertThat(RecordingReader.read(Recorded.FILE).header().pace()).isEqualTo(1);
    }

    @Test
    void whatIsWrittenIsAsItsSchemaSays() throws Exception {
        DocumentSchema schema = DocumentSchema.of(Files.readString(Path.of("assets/schema/recording.schema.json")));
        List<String> lines = new ArrayList<>(Files.readAllLines(record(everyKind(), Recorder.LARGEST)));
        lines.addAll(Files.readAllLines(Recorded.FILE));

        assertThat(lines).allSatisfy(line -> assertThat(schema.check(YamlDocument.parse("line", line)))
                .isEmpty());
    }

    @Test
    void nothingSecretIsWritten() throws Exception {
        String apiKey = "0123456789abcdef0123456789abcdef";
        ObjectNode object = object("""
                {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"echo","managedFields":[{"manager":"x"}],
                 "annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{}","note":"key %s"}},
                 "spec":{"template":{"env":[{"name":"DD_APP_KEY","value":"%s01234567"}]}}}""".formatted(apiKey, apiKey));
        Path file = record(
                List.of(
                        new PanelEvent.ObjectSeen(AT, new ObjectRef(Kinds.DEPLOYMENT, "shop", "echo"), object),
                        new PanelEvent.ObjectSeen(
                                AT,
                                new ObjectRef(Kinds.SECRET, "shop", "keys"),
                                object("{\"kind\":\"Secret\",\"data\":{\"a\":\"c2VjcmV0\"}}")),
                        new PanelEvent.WatchTold(AT, "watch", "refused with Bearer abcdefghijklmnop")),
                Recorder.LARGEST);

        assertThat(Files.readString(file))
                .doesNotContain(apiKey, "managedFields", "last-applied", "Secret", "c2VjcmV0", "abcdefghijklmnop")
                .contains("(redacted)");
        assertThat(Recorder.address("https://host.example:6443/clusters/secret-path"))
                .isEqualTo("https://host.example:6443");
    }

    @Test
    void aRecordingThatIsFullSaysSoAndCanBeRead() throws Exception {
        Path file = folder.resolve("full");
        List<PanelEvent> events = everyKind().subList(0, 7);
        try (Recorder recorder = Recorder.create(file, header(), 3 << 20)) {
            for (int round = 0; round < 3_000; round++) {
                events.forEach(recorder::take);
            }
            assertThat(recorder.problem()).contains("The recording ended: it has reached its limit of 3 MB.");
        }
        assertThat(Files.size(file)).isBetween(2L << 20, 3L << 20);
        assertThat(RecordingReader.read(file).cut()).isFalse();
    }

    @Test
    void aFileThatIsThereIsNotWrittenOver() throws Exception {
        Path file = Files.writeString(folder.resolve("precious"), "mine");

        assertThatThrownBy(() -> Recorder.create(file, header(), Recorder.LARGEST))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("is there already");
        assertThat(file).hasContent("mine");
    }

    @Test
    void aLastLineThatIsBrokenOffIsLeftOut() throws Exception {
        String text = Files.readString(Recorded.FILE);
        Path file = Files.writeString(folder.resolve("cut"), text.substring(0, text.length() - 40));
        Recording whole = Recorded.session();

        Recording cut = RecordingReader.read(file);

        assertThat(cut.cut()).isTrue();
        assertThat(cut.events())
                .isEqualTo(whole.events().subList(0, whole.events().size() - 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '' | line 1: the file is empty
            {"a":1} | line 1: this is not the beginning of a recording
            not json | line 1: this is not the beginning of a recording
            {"recording":2} | line 1: it has version 2, and this Scaleguide reads version 1
            """)
    void whatIsNoRecordingIsRefusedWithItsLine(String text, String words) throws Exception {
        Path file = Files.writeString(folder.resolve("other"), text);

        assertThatThrownBy(() -> RecordingReader.read(file))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"heard":"nothing-known","at":"2026-03-01T10:00:01Z"} | line 2:
            {"heard":"traffic-changed","at":"2026-03-01T10:00:01Z"} | line 2:
            {"heard":"traffic-changed","at":"2026-03-01T10:00:01Z","words":null} | line 2:
            {"heard":"traffic-changed","at":"2026-02-01T10:00:01Z","words":"x"} | line 2: its time is before
            {"heard":"traffic-changed","at":"+900000000-01-01T00:00:00Z","words":"x"} | line 2:
            {"heard":"external-read","at":"2026-03-01T10:00:01Z","reading":{"answer":"value","value":1e999999999,"quantity":"1","timestamp":"2026-03-01T10:00:00Z"}} | line 2: its value has more digits
            {"heard":"java.net.URL","at":"2026-03-01T10:00:01Z"} | line 2:
            """)
    void aLineThatIsNoEventIsRefusedWithItsLine(String line, String words) throws Exception {
        assertRefused(line, words);
    }

    @Test
    void aLineThatIsTooDeepOrTooLongIsRefused() throws Exception {
        assertRefused("[".repeat(100_000), "line 2:");
        assertRefused(
                "{\"heard\":\"traffic-changed\",\"at\":\"2026-03-01T10:00:01Z\",\"words\":\"" + "x".repeat(5 << 20)
                        + "\"}",
                "line 2: the line is longer than 4 MiB");
    }

    private void assertRefused(String line, String words) throws IOException {
        String first = Files.readAllLines(Recorded.FILE).get(0);
        Path file = Files.writeString(folder.resolve("bad"), first + "\n" + line + "\n");

        assertThatThrownBy(() -> RecordingReader.read(file))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining(words);
    }

    private Path record(List<PanelEvent> events, long largest) {
        Path file = folder.resolve("session.jsonl");
        try (Recorder recorder = Recorder.create(file, header(), largest)) {
            events.forEach(recorder::take);
            assertThat(recorder.problem()).isEmpty();
        }
        return file;
    }

    private static RecordingHeader header() {
        RecordingHeader old = Recorded.session().header();
        return new RecordingHeader(
                old.recording(), old.start(), old.program(), old.server(), "kind-shop", old.scope(), old.periods(), 1);
    }

    private static List<PanelEvent> everyKind() {
        List<PanelEvent> events = new ArrayList<>(List.of(
                new PanelEvent.Happened(
                        AT, new KubeEvent(AT, "Normal", "SuccessfulRescale", "hpa/echo", "New size: 3", 2, "u")),
                new PanelEvent.ExternalRead(
                        AT, new ExternalMetric.Value(new BigDecimal("24.233138021"), "24233138021n", AT)),
                new PanelEvent.ExternalRead(AT, new ExternalMetric.NotServed("away")),
                new PanelEvent.ExternalRead(AT, new ExternalMetric.Failed(404, "none")),
                new PanelEvent.DatadogRead(AT, Optional.of(12.5), Optional.of(AT), ""),
                new PanelEvent.DatadogRead(AT, Optional.empty(), Optional.empty(), "no points"),
                new PanelEvent.PathLooked(AT, diagnosis())));
        events.addAll(Recorded.session().events().stream()
                .map(PanelEvent::getClass)
                .distinct()
                .map(kind -> Recorded.session().events().stream()
                        .filter(kind::isInstance)
                        .findFirst()
                        .orElseThrow())
                .filter(event -> !event.at().isBefore(AT))
                .toList());
        return events;
    }

    private static Diagnosis diagnosis() {
        Reading broken = new ReadingDraft(Hop.AGENT)
                .saw("a check", "kubectl get pods")
                .value(12.5, "ms")
                .at(AT)
                .timing(new Timing.LateBy(Duration.ofMillis(1500)))
                .breaks(Finding.of("some-finding", "name", "value"))
                .judged("It does not scrape.");
        Reading suffers = new ReadingDraft(Hop.DATADOG)
                .timing(new Timing.DueBy(AT))
                .as(Verdict.WAITING, "Nothing yet.")
                .becauseOf(Hop.AGENT);
        Reading since =
                new ReadingDraft(Hop.HPA).timing(new Timing.BrokenSince(AT)).judged("It acts.");
        return new Diagnosis(header().scope(), AT, List.of(broken, suffers, since), Duration.ofMillis(812));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }
}
