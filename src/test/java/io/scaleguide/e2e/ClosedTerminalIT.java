package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Command;
import io.scaleguide.tools.Processes;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
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
import tools.jackson.databind.json.JsonMapper;

/**
 * The window is closed, with the terminal and the shell in it: everything that was started in it ends, and what was begun is gone on with by the next
 * run. One practice cluster serves all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClosedTerminalIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    /** Slow enough that helm still waits for pods when the window is closed. */
    private static final int SPEED = 1;

    private Path home = Path.of("");
    private Tools tools = new Tools(Path.of("kubectl"), Path.of("helm"));
    private Optional<PracticeProcess> practice = Optional.empty();

    @BeforeAll
    void practise(@TempDir Path folder, @TempDir Path practiceHome) throws IOException, InterruptedException {
        home = folder;
        tools = Tools.find(System.getenv());
        practice = Optional.of(PracticeProcess.start(practiceHome, SPEED));
    }

    @AfterAll
    void end() throws InterruptedException {
        if (practice.isPresent()) {
            practice.get().close();
        }
    }

    @Order(1)
    @Test
    void inTheWizardWhileHelmInstalls() throws IOException, InterruptedException {
        WizardScreen screen = WizardScreen.start(scaleguide(), 100, 30, "--answers", answers(), "--helm", "path");
        for (int step = 1; step <= 3; step++) {
            screen.doStep(step);
            screen.press("Enter");
        }
        screen.awaitForm(4);
        screen.press("Enter").await("[> Do it <]");
        screen.press("Enter");
        awaitHelm();
        assertAllEnds(screen);
        assertLedgerIsWhole();
    }

    @Order(2)
    @Test
    void inARunWhileHelmInstalls() throws IOException, InterruptedException {
        WizardScreen screen = WizardScreen.start(
                scaleguide(), 100, 30, "up", "--yes", "--answers", answers(), "--until", "install", "--helm", "path");
        awaitHelm();
        assertAllEnds(screen);
        assertLedgerIsWhole();
    }

    @Order(3)
    @Test
    void inThePanelWithTrafficOn() throws IOException, InterruptedException {
        Scaleguide.Outcome workload = scaleguide()
                .run(LONG, "up", "--yes", "--answers", answers(), "--from", "workload", "--until", "workload");
        assertThat(workload.exitCode()).as(workload.out()).isZero();
        EchoHpa.make(tools, practice().kubeconfig());
        WizardScreen screen = WizardScreen.start(scaleguide(), 120, 40, "panel", "--send", "steady");
        screen.await("p50 ");
        assertAllEnds(screen);
        // Made by the test: an undo would not delete it with its namespace.
        kubectl("delete", "hpa", "echo", "-n", "scaleguide-demo");
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
            each.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        }
        assertThat(Processes.of(tools.helm(), practice().kubeconfig())).isEmpty();
        assertThat(Processes.of(tools.kubectl(), practice().kubeconfig())).isEmpty();
    }

    private void awaitHelm() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (Processes.of(tools.helm(), practice().kubeconfig()).isEmpty()
                || !kubectl("get", "secrets", "-n", "datadog", "-l", "owner=helm", "-o", "jsonpath={..labels.status}")
                        .contains("pending")) {
            assertThat(System.nanoTime()).as("a release that helm works on").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private void assertLedgerIsWhole() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("state/scaleguide/ledger"))) {
            List<Path> ledgers =
                    files.filter(file -> file.toString().endsWith(".jsonl")).toList();
            assertThat(ledgers).hasSize(1);
            assertThat(Files.readAllLines(ledgers.get(0)))
                    .anyMatch(line -> line.contains("datadog-release"))
                    .allMatch(line -> JsonMapper.shared().readTree(line).isObject());
        }
    }

    private Scaleguide scaleguide() {
        return new Scaleguide(home)
                .with("PATH", tools.helm().getParent() + ":" + System.getenv("PATH"))
                .with("KUBECONFIG", practice().kubeconfig().toString());
    }

    private PracticeProcess practice() {
        return practice.orElseThrow();
    }

    private String answers() {
        return practice().answers().toString();
    }

    private String kubectl(String... arguments) throws IOException, InterruptedException {
        return Command.of(tools.kubectl(), arguments)
                .with("KUBECONFIG", practice().kubeconfig().toString())
                .run()
                .orFail()
                .out();
    }
}
