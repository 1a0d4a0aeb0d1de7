package io.scaleguide.tui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.wizard.Stage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the wizard to what it leads to, and back. */
class WizardDeskTest {
    @TempDir
    private Path folder;

    private WizardOnScreen walkTo(String step) throws IOException {
        return WizardOnScreen.open(ScreenSetup.in(folder)).walkTo(step);
    }

    @Test
    void theLastStepLeadsToThePanelByEnterAndEscComesBack() throws IOException {
        try (WizardOnScreen wizard = walkTo("finish")) {
            wizard.press("F5");
            assertThat(wizard.screen()).contains("[> Live panel <]", "[  Leave  ]", " F7 Live panel");
            wizard.press("Enter");
            assertThat(wizard.screen())
                    .contains("The panel of echo", " q the wizard")
                    .doesNotContain("11 of 11");
            wizard.press("Esc");
            assertThat(wizard.screen()).contains("11 of 11", "[> Live panel <]");
            wizard.send("F5");
            wizard.awaitEnd();
        }
    }

    @Test
    void thePanelIsOfferedFromWhenTheHpaIsThere() throws IOException {
        try (WizardOnScreen wizard = walkTo("hpa")) {
            wizard.press("F7");
            assertThat(wizard.screen()).contains("9 of 11").doesNotContain("Live panel");
            wizard.press("F5", "F5");
            assertThat(wizard.view().step().stage()).isInstanceOf(Stage.Done.class);
            assertThat(wizard.screen()).contains(" F7 Live panel").doesNotContain("[  Live panel  ]");
            wizard.press("F7");
            assertThat(wizard.screen()).contains("The panel of echo");
            wizard.press("q");
            assertThat(wizard.screen()).contains("9 of 11");
        }
    }

    @Test
    void whatTheWizardDoesGoesOnWhileThePanelIsOpen() throws IOException {
        try (WizardOnScreen wizard = walkTo("watch")) {
            wizard.guide().hold("watch-scaling");
            wizard.press("F5", "F7");
            assertThat(wizard.screen()).contains("The panel of echo");
            wizard.guide().release("watch-scaling");
            wizard.await("the end of the step", () -> wizard.view().step().stage() instanceof Stage.Done);
            assertThat(wizard.press("Esc").screen()).contains("10 of 11", "Done in ");
        }
    }

    @Test
    void goingBackAsksFirstWhereSomethingWouldBeCutOff() throws IOException {
        try (WizardOnScreen wizard = walkTo("watch")) {
            wizard.press("F7", "t", "Esc");
            assertThat(wizard.screen()).contains("Back to the wizard", "Traffic stops.");
            wizard.press("Esc");
            assertThat(wizard.screen()).contains("The panel of echo").doesNotContain("Back to the wizard");
            wizard.press("Ctrl-C");
            assertThat(wizard.screen()).contains("Traffic stops. What was done stays in the cluster.");
            wizard.press("Esc", "q", "g");
            assertThat(wizard.screen()).contains("10 of 11");
        }
    }
}
