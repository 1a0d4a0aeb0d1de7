package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class CommandLineProgramTest {

    @ParameterizedTest
    @ValueSource(strings = {"up", "plan", "status", "metric", "hpa", "events", "doctor", "lint", "report", "undo"})
    void aCommandPutTogetherAloneSaysWhatItSaysAmongTheOthers(String name) {
        InProcess alone = InProcess.run("", List.of(name, "--help"));

        Map<String, CommandLine> all =
                CommandLineProgram.commands(Surroundings.ofProcess()).getSubcommands();
        assertThat(alone.code()).isZero();
        assertThat(all)
                .hasEntrySatisfying(name, among -> assertThat(alone.out()).isEqualTo(among.getUsageMessage()));
    }

    @Test
    void aWrongOptionOfACommandIsAnsweredWithTheCommandsHelp() {
        InProcess run = InProcess.run("", List.of("status", "--colour"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("scaleguide: Unknown option: '--colour'")
                .contains("See \"scaleguide status --help\".");
    }

    @Test
    void aWordAfterTheWizardsOptionsIsComparedWithTheCommands() {
        InProcess run = InProcess.run("", List.of("--ascii", "staus"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("scaleguide status");
    }

    @Test
    void theWizardWithItsOptionsSaysThatNobodyCanBeAsked() {
        InProcess run = InProcess.run("", List.of("--ascii", "--theme", "dark"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("nobody can be asked");
    }

    @Test
    void aDemonstrationIsForTheFullScreen() {
        InProcess line = InProcess.run("", List.of("--autoplay", "--line"));
        assertThat(line.code()).isEqualTo(2);
        assertThat(line.err()).contains("--autoplay is for the full screen, and --line is without one");

        InProcess nowhere = InProcess.run("", List.of("--autoplay=8m"));
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err()).contains(" --autoplay needs one.");

        InProcess soon = InProcess.run("", List.of("--autoplay=soon"));
        assertThat(soon.code()).isEqualTo(2);
        assertThat(soon.err()).contains("\"soon\" is no length of time, as 30s, 10m or 1h30m are.");
    }

    @Test
    void aWordThatIsNoCommandIsAnsweredWithOneThatIs() {
        InProcess run = InProcess.run("", List.of("statsu"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Did you mean").contains("scaleguide status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "-hV"})
    void theHelpListsEveryCommand(String option) {
        assertThat(InProcess.run("", List.of(option)).out())
                .contains("  up ", "  status ", "  panel ", "  practice ", "  shell ");
    }

    @Test
    void theFaultsOfThePracticeClusterAreListed() {
        JsonNode faults =
                InProcess.run("", List.of("practice", "faults", "-o", "json")).json();
        assertThat(faults).hasSizeGreaterThanOrEqualTo(30);
        assertThat(faults.get(0).path("name").asString()).isEqualTo("api-gone");
        assertThat(InProcess.run("", List.of("practice", "faults")).out())
                .contains("api-gone  ", "Seen as finding annotation-missing.");
    }

    @Test
    void aFaultThatIsNotThereIsAnsweredWithThoseNearIt() {
        InProcess run = InProcess.run("", List.of("practice", "--fault", "hpa-delete", "--fault", "quota@1s-2s"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("There is no fault \"hpa-delete\"; near it are hpa-deleted")
                .contains("Fault quota ends when you repair it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "--line"})
    void aFaultIsForAPracticeClusterOnly(String first) {
        InProcess run = InProcess.run("", List.of(first, "--fault", "quota"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--fault is for a practice cluster: add --practice.");
    }

    @Test
    void theNumbersOfThePracticeClusterAreTaken() {
        InProcess run =
                InProcess.run("", List.of("practice", "--seed", "3", "--speed", "20", "--quiz=7", "--rounds", "0"));

        assertThat(run.err()).contains("--rounds is 1 to 50, not 0.");
    }
}
