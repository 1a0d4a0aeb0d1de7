package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Command;
import io.scaleguide.tools.Patience;
import io.scaleguide.tools.Processes;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A practice cluster so slow that helm still waits for pods while something happens to who installs there, and that person's home.
 */
final class SlowCluster implements AutoCloseable {
    private static final int SPEED = 1;

    private final Path home;
    private final Tools tools;
    private final PracticeProcess practice;

    private SlowCluster(Path home, Tools tools, PracticeProcess practice) {
        this.home = home;
        this.tools = tools;
        this.practice = practice;
    }

    /**
     * Starts one.
     *
     * @param home of who installs there
     * @param practiceHome of who practises
     */
    static SlowCluster start(Path home, Path practiceHome) throws IOException, InterruptedException {
        return new SlowCluster(home, Tools.find(System.getenv()), PracticeProcess.start(practiceHome, SPEED));
    }

    Tools tools() {
        return tools;
    }

    PracticeProcess practice() {
        return practice;
    }

    /** The program in that home, with the tests' helm. */
    Scaleguide scaleguide() {
        return new Scaleguide(home)
                .with("PATH", tools.helm().getParent() + ":" + System.getenv("PATH"))
                .with("KUBECONFIG", practice.kubeconfig().toString());
    }

    String answers() {
        return practice.answers().toString();
    }

    /** Goes from the wizard's first step to the form of the installation. */
    static void goToTheInstallation(WizardScreen screen) throws IOException, InterruptedException {
        for (int step = 1; step <= 3; step++) {
            screen.doStep(step);
            screen.press("Enter");
        }
        screen.awaitForm(4);
    }

    /** Waits until helm works on the release. */
    void awaitHelm() throws IOException, InterruptedException {
        await(
                "a release that helm works on",
                () -> !helms().isEmpty()
                        && kubectl(
                                        "get",
                                        "secrets",
                                        "-n",
                                        "datadog",
                                        "-l",
                                        "owner=helm",
                                        "-o",
                                        "jsonpath={..labels.status}")
                                .contains("pending"));
    }

    /** Waits until no helm works on this cluster any more. */
    void awaitNoHelm() throws IOException, InterruptedException {
        await("the end of helm", () -> helms().isEmpty());
    }

    private List<ProcessHandle> helms() throws IOException {
        return Processes.of(tools.helm(), practice.kubeconfig());
    }

    private interface Look {
        boolean fine() throws IOException, InterruptedException;
    }

    private static void await(String what, Look look) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Patience.LONGEST.toNanos();
        while (!look.fine()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** None of the ledgers in the home is broken off. */
    void assertLedgerIsWhole() throws IOException {
        assertThat(ledger()).allMatch(line -> JsonMapper.shared().readTree(line).isObject());
    }

    /** The lines of all ledgers in the home. */
    List<String> ledger() throws IOException {
        List<String> lines = new ArrayList<>();
        Path state = home.resolve("state");
        if (Files.exists(state)) {
            try (Stream<Path> files = Files.walk(state)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
                    lines.addAll(Files.readAllLines(file));
                }
            }
        }
        return lines;
    }

    String kubectl(String... arguments) throws IOException, InterruptedException {
        return Command.of(tools.kubectl(), arguments)
                .with("KUBECONFIG", practice.kubeconfig().toString())
                .run()
                .orFail()
                .out();
    }

    @Override
    public void close() throws InterruptedException {
        practice.close();
    }
}
