package io.scaleguide.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Pty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The bytes of the full screen, on a terminal that answers no question. */
class RawTerminalIT {
    private static final Map<String, String> XTERM =
            Map.of("TERM", "xterm-256color", "LC_ALL", "C.UTF-8", "COLORTERM", "", "NO_COLOR", "");
    private static final String FRAME_END = "\u001b[?2026l";

    private Pty pty;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        pty = Pty.run(100, 30, XTERM, Programs.echoScreen());
        pty.await(FRAME_END);
    }

    @AfterEach
    void close() {
        pty.close();
    }

    @Test
    void whatIsTakenIsGivenBack() throws IOException, InterruptedException {
        pty.type("q");
        assertThat(pty.exit()).isZero();

        String everything = pty.text();
        String beginning = everything.substring(0, everything.indexOf("\u001b[?2026h"));
        assertThat(beginning)
                .contains("\u001b[?1049h", "\u001b[?25l", "\u001b[?2004h", "\u001b[?1000h", "\u001b[?1006h")
                .contains("\u001b]11;?\u001b\\")
                .doesNotContain("\u001b[6n", "\u001b[?u", "\u001b[c", "WARN");
        assertThat(everything)
                .endsWith("\u001b[?1006l\u001b[?1000l\u001b[?2004l\u001b[0m\u001b[?7h\u001b[?25h\u001b[?1049l"
                        + "\u001b[23;0tleft\r\n")
                .doesNotContain("\u001b[2J", "\u0000")
                .contains("Zürich 日本語");
    }

    @Test
    void onlyWhatChangedIsWritten() throws IOException, InterruptedException {
        int before = pty.text().length();
        pty.type("a");
        pty.await("1 key a");
        pty.await("\u001b[?25h" + FRAME_END);

        assertThat(pty.text().substring(before)).hasSizeLessThan(100).contains("\u001b[2;1H1 key a");
    }

    @Test
    void splitEscapeSequencesAndALoneEscape() throws IOException, InterruptedException {
        pty.type("\u001b");
        pty.await("1 key Esc");
        pty.type("\u001b[1;");
        pty.type("5");
        pty.type("B");
        pty.await("2 key Ctrl-Down");
        pty.type("é🚀");
        pty.await("3 key é");
        pty.await("4 key");
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void idlePolling() throws IOException, InterruptedException {
        Path reader = thread("terminal-input");
        // At first it may still be on its way to its wait. A reader that polls has no half second of rest, ever.
        boolean rested = false;
        for (int attempt = 0; attempt < 10 && !rested; attempt++) {
            String before = switches(reader);
            Thread.sleep(500);
            rested = switches(reader).equals(before);
        }

        assertThat(rested).as("half a second in which the reader does not wake").isTrue();
    }

    private Path thread(String name) throws IOException {
        try (Stream<Path> threads =
                Files.list(Path.of("/proc", String.valueOf(pty.program().pid()), "task"))) {
            return threads.filter(thread -> name.equals(comm(thread)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String comm(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip();
        } catch (IOException ended) {
            return "";
        }
    }

    private static String switches(Path thread) throws IOException {
        try (Stream<String> lines = Files.lines(thread.resolve("status"))) {
            return lines.filter(line -> line.startsWith("voluntary_ctxt_switches"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
