package io.scaleguide.e2e;

import io.scaleguide.cli.CardsForTests;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.card.FaultCard;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
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

    /** In a practice cluster of the test, which thereby says when the fault is over. */
    @Test
    void anExpiredTokenIsSaidAndTheStepGoesOnOnceThereIsAnother() throws Exception {
        FaultCard expired = CardsForTests.all().find("token-expired").orElseThrow();
        try (PracticeCluster practice = PracticeCluster.start(new PracticeOptions(
                20, 7, LoadModel.QUEUE, OperatorLine.V2_2, Path.of("assets/charts/datadog"), Clock.systemUTC()))) {
            AutoCloseable fault = expired.fault().begin(practice.ground()).orElseThrow();
            Scaleguide scaleguide = new Scaleguide(home)
                    .with("KUBECONFIG", practice.kubeconfig().toString());
            try (WizardScreen screen = WizardScreen.start(scaleguide, 100, 30)) {
                screen.await("✗ ", "does not accept your credentials");
                screen.press("F5").await("This step failed.", "What to do");
                fault.close();
                screen.press("F5").await("1 of 11", "Done in ");
            }
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
