package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Tmux;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The panel's first frame is there before the command line is read and the terminal is opened, while a cluster says nothing. */
class FirstFrameIT {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int COLUMNS = 120;
    private static final int ROWS = 40;

    private static final String TAKEN = "\u001b[?1049h";
    private static final String GIVEN_BACK = "\u001b[?1049l";
    private static final String FRAME_OVER = "\u001b[?2026l";
    private static final String READS_KEYS = "\u001b[?2004h";

    @TempDir
    private Path home;

    @Test
    void itIsWhatTheDisplayShowsThatItIsHandedTo() throws IOException, InterruptedException {
        try (ServerSocket silent = silent();
                WizardScreen screen = WizardScreen.shell(scaleguide(silent), COLUMNS, ROWS)) {
            String before = screen.tmux().stty();
            Path written = record(screen);
            screen.run("panel", "--namespace", "shop", "--hpa", "echo");
            await(written, READS_KEYS);
            await(written, FRAME_OVER, 2);
            screen.press("C-c");
            assertThat(screen.awaitExit()).isZero();

            String all = Files.readString(written, StandardCharsets.UTF_8);
            int first = all.indexOf(FRAME_OVER);
            assertThat(all.substring(first + FRAME_OVER.length(), all.indexOf(READS_KEYS)))
                    .as("what is written between the frame and the display")
                    .isEmpty();
            assertThat(shown(all.substring(0, first)))
                    .isEqualTo(shown(all.substring(0, all.indexOf(FRAME_OVER, first + 1))))
                    .contains("1 Signal path", "shop/echo");
            assertThat(all.split(toPattern(TAKEN), -1)).as("times it is taken").hasSize(2);
            assertThat(all.split(toPattern(GIVEN_BACK), -1))
                    .as("times it is given back")
                    .hasSize(2);
            assertThat(screen.tmux().stty()).isEqualTo(before);
        }
    }

    /** Whoever has the screen by then: the frame's own hook, or the display's. */
    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void whoIsEndedAtTheFirstFrameGivesTheScreenBack(String signal, int exitCode)
            throws IOException, InterruptedException {
        try (ServerSocket silent = silent();
                WizardScreen screen = WizardScreen.shell(scaleguide(silent), COLUMNS, ROWS)) {
            String before = screen.tmux().stty();
            Path written = record(screen);
            screen.run("panel");
            await(written, FRAME_OVER);
            Tmux.kill(signal, screen.program().pid());

            assertThat(screen.awaitExit()).isEqualTo(exitCode);
            screen.tmux()
                    .awaitFact("alternate_on", "0")
                    .awaitFact("cursor_flag", "1")
                    .awaitFact("mouse_any_flag", "0");
            assertThat(screen.tmux().stty()).isEqualTo(before);
        }
    }

    @Test
    void aLineThatIsWrongIsSaidAndTakesNoScreen() throws IOException, InterruptedException {
        try (ServerSocket silent = silent();
                WizardScreen screen = WizardScreen.shell(scaleguide(silent), COLUMNS, ROWS)) {
            Path written = record(screen);
            screen.run("panel", "--hpa", "echo", "--theme", "nosuch");
            assertThat(screen.await("There is no theme \"nosuch\"", "rc=")).doesNotContain("Signal path");
            screen.run("panel", "--hpa");
            screen.await("Missing required parameter for option '--hpa'", "rc=2.");

            assertThat(Files.readString(written)).doesNotContain("Signal path");
        }
    }

    private Scaleguide scaleguide(ServerSocket silent) throws IOException {
        Path kubeconfig = Files.writeString(home.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: silent
                clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: u, user: {token: t}}]
                contexts: [{name: silent, context: {cluster: c, user: u}}]
                """.formatted(silent.getLocalPort()));
        return new Scaleguide(home)
                .with("KUBECONFIG", kubeconfig.toString())
                .with("COLORTERM", "")
                .with("LANG", "C.UTF-8");
    }

    /** Takes connections, and never answers. */
    private static ServerSocket silent() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private Path record(WizardScreen screen) throws IOException, InterruptedException {
        Path written = Files.createFile(home.resolve("written"));
        screen.tmux().record(written);
        return written;
    }

    private static void await(Path written, String sequence) throws IOException, InterruptedException {
        await(written, sequence, 1);
    }

    private static void await(Path written, String sequence, int times) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (Files.readString(written, StandardCharsets.ISO_8859_1).split(toPattern(sequence), -1).length <= times) {
            assertThat(System.nanoTime())
                    .as("when it is written: " + sequence.substring(1))
                    .isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    private static String toPattern(String sequence) {
        return Pattern.quote(sequence);
    }

    /** What a terminal shows of it, without the axis of time, which moves on. */
    private static String shown(String written) {
        ScreenTerminal terminal = new ScreenTerminal(COLUMNS, ROWS);
        terminal.write(written.substring(written.indexOf(TAKEN)));
        long[] cells = new long[COLUMNS * ROWS];
        terminal.dump(cells, 0, 0, ROWS, COLUMNS, null);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            text.appendCodePoint(Math.max(' ', ScreenTerminal.cellCodePoint(cells[i])));
            text.append(i % COLUMNS == COLUMNS - 1 ? "\n" : "");
        }
        return text.toString()
                .lines()
                .filter(line -> !line.contains("┬") && !line.matches(".*\\d\\d:\\d\\d .*"))
                .collect(Collectors.joining("\n"));
    }
}
