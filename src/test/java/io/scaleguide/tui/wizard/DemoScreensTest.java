package io.scaleguide.tui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two rows below the page while the wizard demonstrates itself, on the smallest screen, as somebody has seen and approved them. */
class DemoScreensTest {
    @TempDir
    private Path folder;

    @Test
    void theRowsBelowThePageLookAsApproved() throws IOException {
        GoldenScreens golden = new GoldenScreens("80x24/demo.txt");
        try (WizardOnScreen wizard = WizardOnScreen.open(ScreenSetup.in(folder)
                .context("practice-10-00-00")
                .demonstrating(DemoOnScreenTest.script().lasting(Duration.ofMinutes(1))))) {
            golden.add("reading", wizard);
            wizard.press(" ");
            golden.add("paused", wizard);
            wizard.press("x");
            golden.add("taken over", wizard);
        }
        assertThat(golden.differences()).as(GoldenScreens.ADVICE).isEmpty();
    }
}
