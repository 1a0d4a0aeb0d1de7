package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.document.DocumentSchema;
import io.scaleguide.document.YamlDocument;
import io.scaleguide.panel.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulate command as a user calls it. */
class SimulateCommandTest {
    private static final String BY_HAND = """
            time,metric,target,spec_replicas
            0,400,150,1
            15,400,150,1
            30,400,150,1
            45,400,150,3
            60,400,150,3
            """;

    @TempDir
    private Path folder;

    private static InProcess simulate(String input, String... arguments) {
        return InProcess.run(
                input,
                Stream.concat(Stream.of("simulate"), Stream.of(arguments)).toList());
    }

    @Test
    void aFasterPolicyIsShownBesideWhatHappened() {
        InProcess outcome = simulate("", "--demo", "--scale-up", "pods:4/60s", "-n", "shop", "--hpa", "echo");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .startsWith("Session: 30 min, 121 samples, 6 rescales\n  1 -> 2: 968 before")
                .contains("Replicas move this metric: -53 % per doubling (between -56 % and -47 %, 4 rescales).\n")
                .contains("Replayed under its own policy the session has the same replicas 100 % of the time")
                .contains("  as it was  target 150, 1 to 10 replicas, up pods:1/300s window 0 s,")
                .contains("  tried      target 150, 1 to 10 replicas, up pods:4/60s window 0 s,")
                .contains("  time above 150             29 min (96 %)   2 min 30 s (8 %)\n")
                .contains(
                        "  TIME      REPLICAS   TRIED   METRIC   TRIED\n  0:00:00   1          1       968      968\n")
                .contains("        - {type: Pods, value: 4, periodSeconds: 60}\n")
                .endsWith("Then:\n  kubectl patch hpa echo --namespace shop --type merge --patch-file patch.yaml\n");
    }

    @Test
    void aRecordingOfThePanelIsASessionAsWell() {
        InProcess outcome = simulate("", "--recording", Recorded.FILE.toString(), "--scale-up", "pods:4/60s");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).startsWith("Session: ").contains("  1 -> 3");
    }

    @Test
    void aFileThatIsNoRecordingIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("session.csv"), BY_HAND);
        InProcess outcome = simulate("", "--recording", file.toString());
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains(file + " line 1: this is not the beginning of a recording");
    }

    @Test
    void aSearchExplainsWhatItFound() {
        InProcess outcome = simulate("", "--demo", "--search", "--keep-p95", "400", "--random", "0");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains("Looked at 2880 policies: target at 50 to 120 % of 150")
                .contains("of them keep 95 % of the time at or under 400. The cheapest is tried;");
    }

    @Test
    void theSameSeedFindsTheSame() {
        String[] arguments = {"--session", "-", "--max", "6", "--search", "--keep-p95", "500", "--seed", "7"};
        InProcess outcome = simulate(BY_HAND, arguments);
        assertThat(outcome.code()).isZero();
        assertThat(simulate(BY_HAND, arguments)).isEqualTo(outcome);
    }

    @Test
    void aLimitThatNothingKeepsEndsWithOne() {
        InProcess outcome = simulate(BY_HAND, "--session", "-", "--search", "--keep-p95", "10");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("None of them keeps 95 % of the time at or under 10; the one that comes closest is tried.");
    }

    @Test
    void aSessionByHandIsReadFromAFileAndFromStandardInput() throws IOException {
        Path file = Files.writeString(folder.resolve("s.csv"), BY_HAND);
        InProcess outcome =
                simulate("", "--session", file.toString(), "--max", "5", "--target", "100", "--effect", "-40");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains("You say that a doubling of replicas does -40 % to this metric.")
                .contains("The session does not hold the HPA's spec; its bounds are the fewest and most replicas")
                .contains("change its target to 100 by hand");
        assertThat(simulate(BY_HAND, "--session", "-", "--max", "5", "--target", "100", "--effect", "-40")
                        .out())
                .isEqualTo(outcome.out());
    }

    @Test
    void jsonIsAsItsSchemaSays() throws IOException {
        DocumentSchema schema = DocumentSchema.of(Files.readString(Path.of("assets/schema/simulate.schema.json")));
        for (String[] arguments : new String[][] {
            {"--session", "-", "-o", "json", "--search", "--keep-p95", "500", "--random", "5"},
            {"--demo", "-o", "json"},
            {"--session", "-", "-o", "json", "--max", "9"}
        }) {
            InProcess outcome = simulate(BY_HAND + "75,,150,3\n", arguments);
            assertThat(schema.check(YamlDocument.parse("out.json", outcome.out())))
                    .isEmpty();
            JsonNode json = JsonMapper.shared().readTree(outcome.out());
            assertThat(json.at("/recorded/course").size())
                    .isEqualTo(json.at("/replayed/course").size());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --demo --target fast            | --target is a number or a Kubernetes quantity, for example 120, not "fast".
            --demo --min 4 --max 2          | The minimum is at least 1 and the maximum at least the minimum, not 4 and 2.
            --demo --scale-up cpu:1/60s     | "cpu:1/60s" is no scaling policy. Write for example pods:4/60s,percent:100/15s,
            --demo --window-up soon         | --window-up is a length of time, for example 30s or 5m, not "soon".
            --demo --window-down 2h         | A stabilization window is 0 to 3600 s, not 7200.
            --demo --sync 99999999999s      | --sync is a length of time, for example 30s or 5m, not "99999999999s".
            --demo --sync 0                 | A sync period is at least 1 s.
            --demo --tolerance 7            | The tolerance is a share from 0 to 1, not 7.0.
            --demo --effect -100            | An effect is more than -100 % per doubling, for example -40.
            --demo --search                 | --search and --keep-p95 go together, for example --search --keep-p95 200.
            --demo --hpa a;b                | --hpa is a name in Kubernetes, not "a;b".
            --session /nowhere/s.csv        | /nowhere/s.csv cannot be read: there is no such file.
            --session /tmp                  | /tmp cannot be read:
            """)
    void whatWillNotDoIsASentence(String arguments, String sentence) {
        InProcess outcome = simulate("", arguments.split(" "));
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("scaleguide: " + sentence);
    }

    @Test
    void aWrongFileIsSaidWithItsLines() throws IOException {
        Path file = Files.writeString(folder.resolve("s.csv"), "time,metric,spec_replicas\n0,1,x\n");
        InProcess outcome = simulate("", "--session", file.toString());
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo(file + ":2: spec_replicas is a whole number from 0 to 1000000, not \"x\".\n");
        assertThat(simulate("time,metric,spec_replicas\n0,1,1\n15,1,1\n", "--session", "-")
                        .err())
                .isEqualTo("scaleguide: The session does not say the target. "
                        + "Put it into the column target, or give --target.\n");
    }

    @Test
    void oneSessionHasToBeNamed() {
        assertThat(simulate("").code()).isEqualTo(2);
        assertThat(simulate("", "--demo", "--session", "x.csv").code()).isEqualTo(2);
    }
}
