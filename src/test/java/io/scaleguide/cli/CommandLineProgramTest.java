package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

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
}
