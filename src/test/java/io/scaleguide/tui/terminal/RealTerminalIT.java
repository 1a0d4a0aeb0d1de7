package io.scaleguide.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Patience;
import io.scaleguide.tools.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The full screen in a real terminal: tmux, with a shell, and a program that shows what it hears. */
class RealTerminalIT {
    private static final String ECHO = String.join(" ", Programs.echoScreen());
    private static final String HEAD = "100x30 INDEXED Zürich 日本語 |";

    @Test
    void keysComeThrough() throws IOException, InterruptedException {
        try (Tmux tmux = echo()) {
            tmux.type("aé日🚀");
            tmux.press("Up", "BTab", "Tab", "Enter", "BSpace", "Home", "PPage", "DC", "F1", "F5", "F12");
            tmux.press("C-p", "M-x", "C-Right", "S-Up", "C-c", "Escape");
            String screen = tmux.await("21 key Esc");

            assertThat(screen)
                    .contains("1 key a\n2 key é\n3 key 日\n4 key U+1F680\n")
                    .contains("5 key Up\n6 key Shift-Tab\n7 key Tab\n8 key Enter\n9 key Backspace\n10 key Home\n")
                    .contains("11 key PgUp\n12 key Del\n13 key F1\n14 key F5\n15 key F12\n16 key Ctrl-P\n")
                    .contains("17 key Alt-x\n18 key Ctrl-Right\n19 key Shift-Up\n20 key Ctrl-C\n");
        }
    }

    @Test
    void aPasteIsOneInputAndTheMouseIsHeard() throws IOException, InterruptedException {
        try (Tmux tmux = echo()) {
            tmux.paste("apiVersion: v1\r\nkind: Service\nq\n");
            tmux.bytes("\u001b[<0;11;6M\u001b[<0;11;6m\u001b[<65;3;4M");
            tmux.bytes("\u001b]11;rgb:ffff/ffff/ffff\u0007");

            assertThat(tmux.await("4 Background"))
                    .contains("1 paste apiVersion: v1/kind: Service/q/\n2 click 10,5\n3 scroll 3 at 2,3\n");
            tmux.press("t", "y").await("6 key y");
            tmux.awaitFact("pane_title", "a window's name");
        }
    }

    @Test
    void resizeStormsLeaveNoDebris() throws IOException, InterruptedException {
        try (Tmux tmux = echo()) {
            tmux.press("a").await("1 key a");
            for (int step = 0; step < 12; step++) {
                tmux.resize(100 + 7 * (step % 3), 30 + step % 5);
            }
            tmux.resize(90, 26);

            String screen = tmux.await(
                    "the last size", seen -> seen.startsWith("90x26") && seen.contains(" ".repeat(87) + "end\n"));
            String[] lines = screen.split("\n", -1);
            assertThat(lines[25]).isEqualTo(" ".repeat(87) + "end");
            assertThat(screen.split("end", -1)).as("times the corner is drawn").hasSize(2);
            assertThat(screen.split("INDEXED", -1))
                    .as("times the head is drawn")
                    .hasSize(2);
        }
    }

    @Test
    void noProgramIsAskedForTheTerminalsDescription(@TempDir Path folder) throws IOException, InterruptedException {
        Path asked = folder.resolve("asked");
        Path infocmp =
                Files.writeString(folder.resolve("infocmp"), "#!/bin/sh\necho \"$@\" >> " + asked + "\nexit 1\n");
        Files.setPosixFilePermissions(infocmp, PosixFilePermissions.fromString("rwx------"));
        try (Tmux tmux = Tmux.shell(100, 30, Map.of())) {
            tmux.line("PATH=" + folder + ":$PATH " + ECHO).await(HEAD);
        }
        assertThat(asked).doesNotExist();
    }

    @Test
    void coloursAreThoseOfTheTerminal() throws IOException, InterruptedException {
        try (Tmux tmux = echo()) {
            assertThat(tmux.colours()).contains("\u001b[1m\u001b[32m100x30").contains("\u001b[38;5;");
        }
    }

    @Test
    void stopsAndGoesOnAsTheShellExpects() throws IOException, InterruptedException {
        try (Tmux tmux = Tmux.shell(100, 30, Map.of())) {
            String before = tmux.stty();
            start(tmux);
            tmux.press("C-z").await("Stopped");
            assertThat(tmux.fact("alternate_on")).isEqualTo("0");
            assertThat(tmux.fact("cursor_flag")).isEqualTo("1");
            assertThat(tmux.stty()).as("while it is stopped").isEqualTo(before);

            tmux.line("fg").await("2 Resumed");
            tmux.press("b").await("3 key b");
            Tmux.kill("TSTP", program(tmux).pid());
            tmux.await("Stopped");
            assertThat(tmux.stty()).as("after SIGTSTP").isEqualTo(before);
            tmux.line("fg").await("4 Resumed");
            Tmux.kill("STOP", program(tmux).pid());
            tmux.await("Stopped");
            tmux.line("fg").await("5 Resumed");
            tmux.press("c").await("6 key c");

            tmux.press("q").await("left");
            assertThat(tmux.stty()).as("at the end").isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP", "INT"})
    void theTerminalIsPutBackWhenTheProgramIsKilled(String signal) throws IOException, InterruptedException {
        try (Tmux tmux = Tmux.shell(100, 30, Map.of())) {
            String before = tmux.stty();
            start(tmux);
            assertThat(tmux.fact("alternate_on")).isEqualTo("1");

            ProcessHandle program = program(tmux);
            Tmux.kill(signal, program.pid());
            program.onExit()
                    .orTimeout(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS)
                    .join();

            tmux.awaitFact("alternate_on", "0").await("ready>");
            assertThat(tmux.fact("cursor_flag")).isEqualTo("1");
            assertThat(tmux.fact("mouse_any_flag")).isEqualTo("0");
            assertThat(tmux.stty()).isEqualTo(before);
        }
    }

    @Test
    void theProgramEndsWithItsTerminal() throws IOException, InterruptedException {
        ProcessHandle program;
        try (Tmux tmux = Tmux.shell(100, 30, Map.of())) {
            start(tmux);
            program = program(tmux);
        }
        program.onExit()
                .orTimeout(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    @Test
    void aFailureIsReadAfterTheScreenIsGone() throws IOException, InterruptedException {
        try (Tmux tmux = Tmux.shell(100, 30, Map.of())) {
            String before = tmux.stty();
            start(tmux);
            tmux.press("e");
            assertThat(tmux.await("1 key e")).doesNotContain("said on the standard error");

            tmux.press("x").await("failed on purpose");

            assertThat(tmux.screen()).contains("said on the standard error");
            assertThat(tmux.fact("alternate_on")).isEqualTo("0");
            assertThat(tmux.stty()).isEqualTo(before);
        }
    }

    @Test
    void withoutAFullScreenTheReasonIsTold() throws IOException, InterruptedException {
        try (Tmux tmux = Tmux.shell(79, 24, Map.of())) {
            tmux.line(ECHO).await("line: The terminal has 79x24 characters");
            tmux.line("clear; TERM=dumb " + ECHO).await("line: The terminal cannot move its cursor (TERM=dumb).");
            tmux.line("clear; " + ECHO + " | cat").await("line: The output is not a terminal.");
            tmux.line("clear; ACCESSIBLE=1 " + ECHO).await("line: ACCESSIBLE is set.");
            assertThat(tmux.line("clear; " + ECHO + " < /dev/null").await("line: The input is not a terminal."))
                    .as("warnings")
                    .doesNotContain("WARN");
        }
    }

    private static Tmux echo() throws IOException, InterruptedException {
        Tmux tmux = Tmux.run(100, 30, Map.of(), Programs.echoScreen().toArray(String[]::new));
        // The corner below is drawn last.
        tmux.await("a whole screen", seen -> seen.contains(HEAD) && seen.contains("end\n"));
        return tmux;
    }

    private static void start(Tmux tmux) throws IOException, InterruptedException {
        tmux.line(ECHO).await(HEAD);
    }

    private static ProcessHandle program(Tmux tmux) throws IOException, InterruptedException {
        return ProcessHandle.of(tmux.pid())
                .flatMap(shell -> shell.children().findFirst())
                .orElseThrow();
    }
}
