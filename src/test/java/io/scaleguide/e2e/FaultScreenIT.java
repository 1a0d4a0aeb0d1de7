package io.scaleguide.e2e;

import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fault cards on the full screen of a real terminal: asked for on the command line, said in words, and gone on from. */
class FaultScreenIT {
    @TempDir
    private Path home;

    private WizardScreen start(String fault) throws IOException, InterruptedException {
        Path helm = Tools.find(System.getenv()).helm().getParent();
        Scaleguide scaleguide = new Scaleguide(home).with("PATH", helm + ":" + System.getenv("PATH"));
        return WizardScreen.start(scaleguide, 100, 30, "--practice", "--speed", "20", "--fault", fault);
    }

    @Test
    void anExpiredTokenIsSaidAndTheStepGoesOnOnceThereIsAnother() throws IOException, InterruptedException {
        try (WizardScreen screen = start("token-expired@0s-15s")) {
            screen.await("✗ ", "does not accept your credentials");
            screen.press("F5").await("This step failed.", "What to do");
            // Nothing on the screen tells that the fault is over: the step is tried again until it is.
            for (int attempt = 0; attempt < 60 && !screen.tmux().screen().contains("Done in "); attempt++) {
                screen.press("F5").await("1 of 11", "[> ");
                TimeUnit.SECONDS.sleep(1);
            }
            screen.await("1 of 11", "Done in ");
        }
    }

    @Test
    void aCertificateForAnotherNameIsNamedAsThat() throws IOException, InterruptedException {
        try (WizardScreen screen = start("tls-other-name")) {
            screen.await("✗ ", "is for another name");
            screen.press("F5").await("This step failed.", "What to do");
        }
    }

    @Test
    void aChartThatCannotBeHadStopsTheRest() throws IOException, InterruptedException {
        try (WizardScreen screen = start("charts-unreachable")) {
            screen.awaitForm(1);
            screen.press("F8").await("[ No ]", "Do the rest");
            screen.press("d").await("This step failed.", "Helm could not install the release", "What to do");
        }
    }
}
