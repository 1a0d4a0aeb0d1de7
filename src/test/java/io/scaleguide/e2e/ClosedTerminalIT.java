package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Patience;
import io.scaleguide.tools.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The window is closed, with the terminal and the shell in it: everything that was started in it ends, and what was begun is gone on with by the next
 * run. One practice cluster serves all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClosedTerminalIT {
    private static final Duration LONG = Duration.ofMinutes(5);

    private Optional<SlowCluster> cluster = Optional.empty();

    @BeforeAll
    void practise(@TempDir Path home, @TempDir Path practiceHome) throws IOException, InterruptedException {
        cluster = Optional.of(SlowCluster.start(home, practiceHome));
    }

    @AfterAll
    void end() throws InterruptedException {
        if (cluster.isPresent()) {
            cluster.get().close();
        }
    }

    @Order(1)
    @Test
    void inTheWizardWhileHelmInstalls() throws IOException, InterruptedException {
        WizardScreen screen = WizardScreen.start(scaleguide(), 100, 30, "--answers", answers(), "--helm", "path");
        SlowCluster.goToTheInstallation(screen);
        screen.press("Enter").await("[> Do it <]");
        screen.press("Enter");
        cluster().awaitHelm();
        assertAllEnds(screen);
        assertLedgerIsWhole();
    }

    @Order(2)
    @Test
    void inARunWhileHelmInstalls() throws IOException, InterruptedException {
        WizardScreen screen = WizardScreen.start(
                scaleguide(), 100, 30, "up", "--yes", "--answers", answers(), "--until", "install", "--helm", "path");
        cluster().awaitHelm();
        assertAllEnds(screen);
        assertLedgerIsWhole();
    }

    @Order(3)
    @Test
    void inThePanelWithTrafficOn() throws IOException, InterruptedException {
        Scaleguide.Outcome workload = scaleguide()
                .run(LONG, "up", "--yes", "--answers", answers(), "--from", "workload", "--until", "workload");
        assertThat(workload.exitCode()).as(workload.out()).isZero();
        EchoHpa.make(cluster().tools(), cluster().practice().kubeconfig());
        WizardScreen screen = WizardScreen.start(scaleguide(), 120, 40, "panel", "--send", "steady");
        screen.await("p50 ");
        assertAllEnds(screen);
        // Made by the test: an undo would not delete it with its namespace.
        cluster().kubectl("delete", "hpa", "echo", "-n", "scaleguide-demo");
    }

    @Order(4)
    @Test
    void theNextRunCompletes() throws IOException, InterruptedException {
        Scaleguide.Outcome run =
                scaleguide().run(LONG, "up", "--yes", "--answers", answers(), "--until", "install", "--helm", "path");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }

    /** Closes the window: the program, what it has started, and what that has. Some of it may take a while to leave things tidy. */
    private void assertAllEnds(WizardScreen screen) throws IOException, InterruptedException {
        ProcessHandle program = screen.program();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(program), program.descendants()).toList();
        assertThat(all).isNotEmpty();
        screen.close();
        for (ProcessHandle each : all) {
            each.onExit()
                    .orTimeout(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }
        Path kubeconfig = cluster().practice().kubeconfig();
        assertThat(Processes.of(cluster().tools().helm(), kubeconfig)).isEmpty();
        assertThat(Processes.of(cluster().tools().kubectl(), kubeconfig)).isEmpty();
    }

    private void assertLedgerIsWhole() throws IOException {
        cluster().assertLedgerIsWhole();
        assertThat(cluster().ledger()).anyMatch(line -> line.contains("datadog-release"));
    }

    private SlowCluster cluster() {
        return cluster.orElseThrow();
    }

    private Scaleguide scaleguide() {
        return cluster().scaleguide();
    }

    private String answers() {
        return cluster().answers();
    }
}
