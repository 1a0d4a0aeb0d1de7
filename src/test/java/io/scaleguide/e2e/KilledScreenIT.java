package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Command;
import io.scaleguide.tools.Processes;
import io.scaleguide.tools.Tmux;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The full screen is stopped with Ctrl-Z and goes on, and then is left or killed, at five points. One practice cluster serves
 * them all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledScreenIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    /** Slow enough that helm still waits for pods while it is struck. */
    private static final int SPEED = 1;

    private Path home = Path.of("");
    private Tools tools = new Tools(Path.of("kubectl"), Path.of("helm"));
    private Optional<PracticeProcess> practice = Optional.empty();
    private Optional<WizardScreen> screen = Optional.empty();

    /** Where the wizard is when it happens. */
    enum Point {
        FIRST_SCREEN,
        EDITED_FIELD,
        LOOKED_AT,
        PLANNED,
        HELM_INSTALLS
    }

    /** How it ends. */
    enum End {
        LEFT(0),
        TERMINATED(143),
        KILLED(137);

        private final int exitCode;

        End(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    @BeforeAll
    void practise(@TempDir Path folder, @TempDir Path practiceHome) throws IOException, InterruptedException {
        home = folder;
        tools = Tools.find(System.getenv());
        practice = Optional.of(PracticeProcess.start(practiceHome, SPEED));
        // A helm that waits as long as there is a file called hold, so that a test has time to look.
        Path bin = Files.createDirectories(home.resolve("bin"));
        Path helm = Files.writeString(
                bin.resolve("helm"),
                "#!/bin/sh\nwhile [ -e '" + hold() + "' ]; do sleep 0.05; done\nexec '" + tools.helm() + "' \"$@\"\n");
        assertThat(helm.toFile().setExecutable(true)).isTrue();
    }

    @BeforeEach
    void open() throws IOException, InterruptedException {
        String path = home.resolve("bin") + ":" + System.getenv("PATH");
        screen = Optional.of(WizardScreen.shell(scaleguide().with("PATH", path), 100, 30));
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        Files.deleteIfExists(hold());
        screen().close();
    }

    @AfterAll
    void end() throws IOException, InterruptedException {
        if (practice.isPresent()) {
            practice.get().close();
        }
    }

    static Stream<Arguments> everyEndAtEveryPoint() {
        return Stream.of(Point.values())
                .flatMap(point -> Stream.of(End.values()).map(end -> Arguments.of(point, end)));
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("everyEndAtEveryPoint")
    void theTerminalIsAsBeforeAndNothingIsLost(Point point, End end) throws IOException, InterruptedException {
        Tmux tmux = screen().tmux();
        String before = tmux.stty();
        screen().run("--answers", practice().answers().toString(), "--helm", "path");
        goTo(point);

        stopAndGoOn(before, point);
        int exitCode = end(end, point);

        boolean cut = end == End.LEFT && busy(point);
        assertThat(exitCode).isEqualTo(cut ? 130 : end.exitCode);
        Files.deleteIfExists(hold());
        assertThat(tmux.stty()).isEqualTo(before);
        if (end != End.KILLED) {
            // Of a killed program nobody is left to give the screen back; the shell has put the modes back.
            tmux.awaitFact("alternate_on", "0").awaitFact("cursor_flag", "1").awaitFact("mouse_any_flag", "0");
        }
        awaitNoHelm();
        assertLedgerIsWhole();
        if (point == Point.HELM_INSTALLS && end != End.KILLED) {
            // The next one installs anew, and waits for pods again; after the last one a run has to recover.
            andAnUndoPutsBackWhatWasThere();
        }
    }

    @Order(2)
    @Test
    void aRunAfterAllThatCompletes() throws IOException, InterruptedException {
        Scaleguide.Outcome run = scaleguide()
                .with("PATH", tools.helm().getParent() + ":" + System.getenv("PATH"))
                .run(LONG, "up", "--yes", "--answers", practice().answers().toString(), "--until", "install");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }

    @Order(3)
    @Test
    void andAnUndoPutsBackWhatWasThere() throws IOException, InterruptedException {
        Scaleguide.Outcome undone = scaleguide()
                .with("PATH", tools.helm().getParent() + ":" + System.getenv("PATH"))
                .run(LONG, "undo", "--yes");
        assertThat(undone.exitCode()).as(undone.out() + undone.err()).isZero();
        kubectl("wait", "--for=delete", "ns/datadog", "--timeout=60s");
    }

    private void goTo(Point point) throws IOException, InterruptedException {
        screen().awaitForm(1);
        if (point == Point.EDITED_FIELD) {
            screen().press("BTab", "x").await("typed");
        }
        if (point.compareTo(Point.LOOKED_AT) < 0) {
            return;
        }
        screen().doStep(1);
        screen().press("Enter");
        for (int step = 2; step <= 3; step++) {
            screen().doStep(step);
            screen().press("Enter");
        }
        screen().awaitForm(4);
        if (point == Point.LOOKED_AT) {
            Files.createFile(hold());
            screen().press("Enter").await("Looking at what is there", "[  Stop  ]");
            return;
        }
        screen().press("Enter").await("[> Do it <]");
        if (point == Point.HELM_INSTALLS) {
            screen().press("Enter");
            awaitRelease();
        }
    }

    private static boolean busy(Point point) {
        return point == Point.LOOKED_AT || point == Point.HELM_INSTALLS;
    }

    private void stopAndGoOn(String before, Point point) throws IOException, InterruptedException {
        Tmux tmux = screen().tmux();
        tmux.press("C-z").await("Stopped");
        tmux.awaitFact("alternate_on", "0").awaitFact("cursor_flag", "1").awaitFact("mouse_any_flag", "0");
        assertThat(tmux.stty()).as("while it is stopped").isEqualTo(before);
        tmux.line("fg; echo rc=$?.");
        tmux.awaitFact("alternate_on", "1");
        screen().await(
                        switch (point) {
                            case FIRST_SCREEN -> "1 of 11  ";
                            case EDITED_FIELD -> "typed";
                            case LOOKED_AT -> "Looking at what is there";
                            case PLANNED -> "[> Do it <]";
                            case HELM_INSTALLS -> "4 of 11  ";
                        });
    }

    private int end(End end, Point point) throws IOException, InterruptedException {
        switch (end) {
            case LEFT -> {
                screen().press("C-c");
                if (point.compareTo(Point.LOOKED_AT) >= 0) {
                    screen().await("Leave Scaleguide");
                    screen().press("C-c");
                }
            }
            case TERMINATED -> Tmux.kill("TERM", screen().program().pid());
            case KILLED -> Tmux.kill("KILL", screen().program().pid());
        }
        return screen().awaitExit();
    }

    private void awaitRelease() throws IOException, InterruptedException {
        await("a release that helm works on", () -> kubectl(
                        "get", "secrets", "-n", "datadog", "-l", "owner=helm", "-o", "jsonpath={..labels.status}")
                .contains("pending"));
    }

    private void awaitNoHelm() throws IOException, InterruptedException {
        await("the end of helm", () -> Processes.of(tools.helm(), practice().kubeconfig())
                .isEmpty());
    }

    private void assertLedgerIsWhole() throws IOException {
        Path state = home.resolve("state");
        if (!Files.exists(state)) {
            return;
        }
        try (Stream<Path> files = Files.walk(state)) {
            List<Path> ledgers =
                    files.filter(file -> file.toString().endsWith(".jsonl")).toList();
            for (Path ledger : ledgers) {
                Files.readAllLines(ledger).forEach(line -> assertThat(
                                JsonMapper.shared().readTree(line).isObject())
                        .as(line)
                        .isTrue());
            }
        }
    }

    private interface Look {
        boolean fine() throws IOException, InterruptedException;
    }

    private static void await(String what, Look look) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!look.fine()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited 60 seconds for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private Scaleguide scaleguide() {
        return new Scaleguide(home).with("KUBECONFIG", practice().kubeconfig().toString());
    }

    private PracticeProcess practice() {
        return practice.orElseThrow();
    }

    private WizardScreen screen() {
        return screen.orElseThrow();
    }

    private Path hold() {
        return home.resolve("hold");
    }

    private String kubectl(String... arguments) throws IOException, InterruptedException {
        return Command.of(tools.kubectl(), arguments)
                .with("KUBECONFIG", practice().kubeconfig().toString())
                .run()
                .orFail()
                .out();
    }
}
