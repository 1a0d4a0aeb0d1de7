package io.scaleguide.panel.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Sessions as files: what a person writes by hand, what a recording writes, and what is no session. */
class SessionCsvTest {
    private static final String SPEC =
            "{\"minReplicas\":1,\"maxReplicas\":10,\"metrics\":[{\"type\":\"External\",\"external\":{\"metric\":{\"name\":\"m\"},"
                    + "\"target\":{\"type\":\"Value\",\"value\":\"150\"}}}]}";

    @Test
    void aFileByHandNeedsThreeColumns() {
        Session session = SessionCsv.read("s.csv", """
                # a slow morning
                time,metric,spec_replicas
                0,100,1
                15,408.5,1
                30,408461m,3

                45,,3
                """);
        assertThat(session.samples()).hasSize(4);
        assertThat(session.length()).isEqualTo(Duration.ofSeconds(45));
        assertThat(session.samples().get(1).metricMilli()).hasValue(408_500);
        assertThat(session.samples().get(2).metricMilli()).hasValue(408_461);
        assertThat(session.samples().get(3).metricMilli()).isEmpty();
        assertThat(session.samples().get(3).missing()).isEqualTo("no value");
        assertThat(session.samples().get(2).readyPods()).isEqualTo(3);
        assertThat(session.rescales()).containsExactly(new Rescale(Instant.ofEpochSecond(30), 1, 3, ""));
        assertThat(session.specAt(Instant.EPOCH)).isEmpty();
    }

    @Test
    void columnsComeInAnyOrderWithASpreadsheetsMarkAndLineEnds() {
        Session session =
                SessionCsv.read("s.csv", "\uFEFFspec_replicas,Time,metric\r\n2,2026-11-25T10:00:15Z,\"1.5k\"\r\n");
        assertThat(session.samples().get(0).at()).isEqualTo(Instant.parse("2026-11-25T10:00:15Z"));
        assertThat(session.samples().get(0).metricMilli()).hasValue(1_500_000);
    }

    @Test
    void everyProblemIsSaidWithItsLine() {
        assertThatThrownBy(() -> SessionCsv.read("s.csv", """
                        time,metric,spec_replicas,record,text
                        0,100,1
                        x,100,1
                        15,fast,1
                        30,100,-1
                        20,100,1
                        10,100,1
                        40,1,1,remark
                        40,,,spec,{]
                        40,1,1,,,,
                        40,"1,1
                        """))
                .isInstanceOf(SessionException.class)
                .hasMessage("""
                        s.csv:3: time is like 2026-11-25T10:00:15Z, or seconds since the start, not "x".
                        s.csv:4: "fast" is not a Kubernetes quantity.
                        s.csv:5: spec_replicas is a whole number from 0 to 1000000, not "-1".
                        s.csv:7: the time is before that of the line above; lines go on in time.
                        s.csv:8: record is sample, spec or rescale, not "remark".
                        s.csv:9: text is not the JSON of an HPA's spec.
                        s.csv:10: the line has 7 values for 5 columns.
                        s.csv:11: a quotation mark is not closed on its line.""");
    }

    @Test
    void aWrongFirstLineSaysWhatIsAllowed() {
        assertThatThrownBy(() -> SessionCsv.read("s.csv", "time,latency\n0,1\n"))
                .hasMessageStartingWith(
                        "s.csv:1: there is no column \"latency\"; the first line names the columns: time, metric");
        assertThatThrownBy(() -> SessionCsv.read("s.csv", "time,metric\n0,1\n"))
                .hasMessage("s.csv:1: the column spec_replicas is missing.");
        assertThatThrownBy(() -> SessionCsv.read("s.csv", "\n")).hasMessageStartingWith("s.csv: It has no samples.");
    }

    @Test
    void aFileWithoutEndIsRefused() {
        assertThatThrownBy(() -> SessionCsv.read("s.csv", "\n".repeat(SessionCsv.MOST_LINES)))
                .hasMessage("s.csv: It has 30001 lines; a session has at most 30000.");
        assertThatThrownBy(() -> SessionCsv.read("s.csv", "x".repeat(SessionCsv.LONGEST_LINE + 1)))
                .hasMessage("s.csv:1: the line has 65537 characters; at most 65536.");
        assertThatThrownBy(() -> SessionCsv.read("s.csv", "time,metric,spec_replicas\n" + "y,1,1\n".repeat(1000)))
                .satisfies(failure ->
                        assertThat(((SessionException) failure).problems()).hasSize(20));
    }

    @RepeatedTest(50)
    void whatIsWrittenIsReadBack(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        Instant at = Instant.parse("2026-11-25T10:00:00.123Z");
        List<Sample> samples = new ArrayList<>();
        List<Rescale> rescales = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            boolean value = random.nextInt(5) > 0;
            samples.add(new Sample(
                    at,
                    value ? OptionalLong.of(random.nextInt(1_000_000)) : OptionalLong.empty(),
                    value ? "" : "no points, \"stale\" since 10:00",
                    random.nextBoolean() ? OptionalLong.of(150_000) : OptionalLong.empty(),
                    random.nextInt(10),
                    random.nextInt(10),
                    random.nextInt(10),
                    random.nextBoolean() ? OptionalDouble.of(random.nextDouble() * 500) : OptionalDouble.empty(),
                    random.nextBoolean() ? OptionalInt.of(random.nextInt(10)) : OptionalInt.empty()));
            if (random.nextInt(4) == 0) {
                rescales.add(new Rescale(at, 1, 2 + random.nextInt(5), "New size: 3; reason: above, \"far\" above"));
            }
            at = at.plusMillis(random.nextInt(30_000));
        }
        rescales.add(new Rescale(at, 3, 1, ""));
        Session session = new Session(
                samples,
                List.of(new SpecChange(at.minusSeconds(9), JsonMapper.shared().readTree(SPEC))),
                rescales);
        assertThat(SessionCsv.read("s.csv", SessionCsv.write(session))).isEqualTo(session);
    }

    @Test
    void aLogKeepsTheNewestAndDropsWhatIsOutOfOrder() {
        SessionLog log = new SessionLog();
        for (int i = 0; i < Session.MOST_SAMPLES + 5; i++) {
            log.add(sample(i));
        }
        log.add(sample(3));
        assertThat(log.session().samples()).hasSize(Session.MOST_SAMPLES);
        assertThat(log.session().samples().get(0).at()).isEqualTo(Instant.ofEpochSecond(5));
        log.add(new SpecChange(Instant.EPOCH, JsonMapper.shared().readTree(SPEC)));
        log.add(new SpecChange(Instant.EPOCH.plusSeconds(9), JsonMapper.shared().readTree(SPEC)));
        assertThat(log.session().specs()).as("the same spec is no change").hasSize(1);
    }

    private static Sample sample(long second) {
        return new Sample(
                Instant.ofEpochSecond(second),
                OptionalLong.of(1),
                "",
                OptionalLong.empty(),
                1,
                1,
                1,
                OptionalDouble.empty(),
                OptionalInt.empty());
    }
}
