package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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

/**
 * The full screen is stopped with Ctrl-Z and goes on, and then is left or killed, at five points. One practice cluster serves
 * them all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledScreenIT {
    private static final Duration LONG = Duration.ofMinutes(5);

    private Path home = Path.of("");
    private Optional<SlowCluster> cluster = Optional.empty();
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
        cluster = Optional.of(SlowCluster.start(home, practiceHome));
        // A helm that waits as long as there is a file called hold, so that a test has time to look.
        Path bin = Files.createDirectories(home.resolve("bin"));
        Path helm = Files.writeString(
                bin.resolve("helm"),
                "#!/bin/sh\nwhile [ -e '" + hold() + "' ]; do sleep 0.05; done\nexec '"
                        + cluster().tools().helm() + "' \"$@\"\n");
        assertThat(helm.toFile().setExecutable(true)).isTrue();
    }

    @BeforeEach
    void open() throws IOException, InterruptedException {
        String path = home.resolve("bin") + ":" + System.getenv("PATH");
        screen = Optional.of(WizardScreen.shell(cluster().scaleguide().with("PATH", path), 100, 30));
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        Files.deleteIfExists(hold());
        screen().close();
    }

    @AfterAll
    void end() throws IOException, InterruptedException {
        if (cluster.isPresent()) {
            cluster.get().close();
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
        screen().run("--answers", cluster().answers(), "--helm", "path");
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
        cluster().awaitNoHelm();
        cluster().assertLedgerIsWhole();
        if (point == Point.HELM_INSTALLS && end != End.KILLED) {
            // The next one installs anew, and waits for pods again; after the last one a run has to recover.
            andAnUndoPutsBackWhatWasThere();
        }
    }

    @Order(2)
    @Test
    void aRunAfterAllThatCompletes() throws IOException, InterruptedException {
        Scaleguide.Outcome run = cluster()
                .scaleguide()
                .run(LONG, "up", "--yes", "--answers", cluster().answers(), "--until", "install");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }

    @Order(3)
    @Test
    void andAnUndoPutsBackWhatWasThere() throws IOException, InterruptedException {
        Scaleguide.Outcome undone = cluster().scaleguide().run(LONG, "undo", "--yes");
        assertThat(undone.exitCode()).as(undone.out() + undone.err()).isZero();
        cluster().kubectl("wait", "--for=delete", "ns/datadog", "--timeout=120s");
    }

    private void goTo(Point point) throws IOException, InterruptedException {
        screen().awaitForm(1);
        if (point == Point.EDITED_FIELD) {
            screen().press("BTab", "x").await("typed");
        }
        if (point.compareTo(Point.LOOKED_AT) < 0) {
            return;
        }
        SlowCluster.goToTheInstallation(screen());
        if (point == Point.LOOKED_AT) {
            Files.createFile(hold());
            screen().press("Enter").await("Looking at what is there", "[  Stop  ]");
            return;
        }
        screen().press("Enter").await("[> Do it <]");
        if (point == Point.HELM_INSTALLS) {
            screen().press("Enter");
            cluster().awaitHelm();
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

    private SlowCluster cluster() {
        return cluster.orElseThrow();
    }

    private WizardScreen screen() {
        return screen.orElseThrow();
    }

    private Path hold() {
        return home.resolve("hold");
    }
}
