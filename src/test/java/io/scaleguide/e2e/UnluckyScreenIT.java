package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Bad luck on the full screen of a real terminal: it says what is wrong and what to do, and goes on once it is mended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnluckyScreenIT {
    @TempDir
    private Path home;

    private final PracticeProcess[] practice = new PracticeProcess[1];

    @BeforeAll
    void practise(@TempDir Path practiceHome) throws IOException, InterruptedException {
        practice[0] = PracticeProcess.start(practiceHome, 20);
    }

    @AfterAll
    void end() throws InterruptedException {
        practice[0].close();
    }

    @Test
    void withoutAKubeconfigItSaysSoAndGoesOnOnceThereIsOne() throws IOException, InterruptedException {
        try (WizardScreen screen = WizardScreen.start(new Scaleguide(home), 80, 24)) {
            screen.await("no cluster chosen", "✗ ", "--kubeconfig");
            screen.press("F5").await("This step failed.", "What to do");
            Path kube = Files.createDirectories(home.resolve(".kube"));
            Files.copy(practice[0].kubeconfig(), kube.resolve("config"));
            screen.press("F5").await("Done in ", practice[0].context());
        }
    }

    @Test
    void aContextThatIsNotThereIsNamedWithThoseThatAre() throws IOException, InterruptedException {
        try (WizardScreen screen = WizardScreen.start(mine(), 80, 24, "--context", "nowhere")) {
            screen.await("There is no context \"nowhere\"", practice[0].context());
            screen.press("F5").await("This step failed.");
            screen.press("F4");
            screen.awaitForm(1);
            screen.press("BTab").await("▶ Cluster");
            screen.tmux().press("C-u").type(practice[0].context());
            screen.press("F5").await("Done in ", "answers: Kubernetes");
        }
    }

    @Test
    void aClusterThatDoesNotAnswerIsTriedAgain() throws IOException, InterruptedException {
        Path kubeconfig = home.resolve("kubeconfig");
        String good = Files.readString(practice[0].kubeconfig());
        Files.writeString(kubeconfig, good.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:9"));
        Scaleguide scaleguide = new Scaleguide(home).with("KUBECONFIG", kubeconfig.toString());
        try (WizardScreen screen = WizardScreen.start(scaleguide, 80, 24)) {
            screen.await("✗ ", "127.0.0.1:9", "was refused");
            screen.press("F5").await("This step failed.", "What to do");
            Files.copy(practice[0].kubeconfig(), kubeconfig, StandardCopyOption.REPLACE_EXISTING);
            screen.press("F5").await("Done in ", "answers: Kubernetes");
        }
    }

    @Test
    void aKeyThatDatadogRefusesCanBeTypedAgain() throws IOException, InterruptedException {
        Path answers = practice[0].answersWithoutKeys(home.resolve("answers.yaml"));
        try (WizardScreen screen = WizardScreen.start(mine(), 80, 24, "--answers", answers.toString())) {
            screen.doStep(1);
            screen.press("Enter");
            screen.doStep(2);
            screen.press("Enter").await("3 of 11", "needed");
            screen.tmux().paste("a".repeat(32));
            screen.press("Tab").tmux().paste(practice[0].applicationKey());
            screen.await("✗ ", "Organization Settings");
            screen.press("F5").await("This step failed.", "What to do", "Copy the key again");
            screen.press("F4");
            screen.awaitForm(3);
            screen.press("BTab", "BTab").await("▶ API key");
            screen.tmux().paste(practice[0].apiKey());
            assertThat(screen.await("The application key may read metrics.")).doesNotContain("✗");
            screen.press("F5").await("Done in ");
        }
    }

    private Scaleguide mine() {
        return new Scaleguide(home).with("KUBECONFIG", practice[0].kubeconfig().toString());
    }
}
