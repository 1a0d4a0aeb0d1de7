package io.scaleguide.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.theme.ColourDepth;
import io.scaleguide.tui.theme.Theme;
import io.scaleguide.tui.theme.ThemeFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EarlyScreenTest {
    private static final Map<String, String> XTERM = Map.of("TERM", "xterm-256color", "LANG", "C.UTF-8");
    private static final Size SIZE = new Size(90, 30);
    private static final Theme DARK = ThemeFiles.in(Path.of("assets")).named("dark");

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final EarlyScreen screen = EarlyScreen.of(XTERM, "30 90", output).orElseThrow();

    @Test
    void itShowsWhatADisplayWouldCharacterByCharacterAndColourByColour() throws IOException {
        screen.show(canvas(), DARK);
        screen.close();
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        LineDisciplineTerminal jline = terminal(other);
        try (Display display = display(jline, Optional.empty())) {
            display.show(canvas(), DARK);
        }

        assertThat(cells(output.toString(StandardCharsets.UTF_8)))
                .isEqualTo(cells(other.toString(StandardCharsets.UTF_8)));
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("Signal path", "日本", "\u001b[38;5;114m");
    }

    @Test
    void whoGetsItTakesItNoSecondTimeAndGivesItBackOnce() throws IOException {
        screen.show(canvas(), DARK);
        try (Display display = display(terminal(output), Optional.of(screen))) {
            screen.close();
            display.show(canvas(), DARK);
            display.suspend();
        }

        String written = output.toString(StandardCharsets.UTF_8);
        // The second time is after the suspension, in which the shell had the terminal.
        assertThat(written.split("\u001b\\[\\?1049h", -1)).hasSize(3);
        assertThat(written.split("\u001b\\[\\?1049l", -1)).hasSize(3);
        assertThat(written.indexOf("\u001b[?1049l")).isGreaterThan(written.lastIndexOf("Signal path"));
    }

    @Test
    void nobodyGetsItAndItIsGivenBackOnce() {
        screen.show(canvas(), DARK);
        screen.close();
        screen.close();

        assertThat(output.toString(StandardCharsets.UTF_8))
                .startsWith("\u001b[22;0t\u001b[?1049h")
                .endsWith("\u001b[?25h\u001b[?1049l\u001b[23;0t")
                .doesNotContain("\u001b[?2004h", "\u001b[?1000h");
        assertThat(screen.handOver()).isFalse();
    }

    @Test
    void whatShowedNothingTakesNothing() {
        screen.close();

        assertThat(screen.handOver()).isFalse();
        assertThat(output.toByteArray()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "30 x", "rows columns", "23 80", "24 79"})
    void aSizeThatIsUnknownOrTooSmallIsNoScreen(String told) {
        assertThat(EarlyScreen.of(XTERM, told, output)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dumb, COLORTERM, truecolor",
        "linux, COLORTERM, truecolor",
        "vt100, COLORTERM, ''",
        "xterm-256color, NO_COLOR, 1",
        "xterm-256color, SCALEGUIDE_LINE, 1"
    })
    void aTerminalThatHasToBeAskedOrIsNotWantedIsNoScreen(String type, String name, String value) {
        Map<String, String> environment = Map.of("TERM", type, "LANG", "C.UTF-8", name, value);

        assertThat(EarlyScreen.of(environment, "30 90", output)).isEmpty();
    }

    private static Canvas canvas() {
        Canvas canvas = new Canvas(SIZE);
        canvas.fill(canvas.area(), Role.TEXT);
        canvas.put(0, 0, " Scaleguide ", Role.BAR);
        canvas.put(2, 3, "1 Signal path ─▶ ✓ ok", Role.TITLE);
        canvas.put(40, 3, "fine", Role.OK);
        canvas.put(44, 3, "日本", Role.BAD);
        canvas.put(80, 29, "the corner", Role.FOCUS);
        return canvas;
    }

    private static LineDisciplineTerminal terminal(ByteArrayOutputStream output) throws IOException {
        LineDisciplineTerminal jline =
                new LineDisciplineTerminal("test", "xterm-256color", output, StandardCharsets.UTF_8);
        jline.setSize(new org.jline.terminal.Size(SIZE.columns(), SIZE.rows()));
        return jline;
    }

    private static Display display(LineDisciplineTerminal jline, Optional<EarlyScreen> early) throws IOException {
        JLineTerminal terminal = new JLineTerminal(jline, true, early);
        return new LanternaDisplay(terminal, Control.NONE, ColourDepth.INDEXED);
    }

    /** What a terminal shows of it before the screen is given back: each cell that is not blank, with the emulator's number for how it looks. */
    private static String cells(String written) {
        ScreenTerminal shown = new ScreenTerminal(SIZE.columns(), SIZE.rows());
        shown.write(written.substring(0, written.indexOf("\u001b[?1049l")));
        long[] cells = new long[SIZE.columns() * SIZE.rows()];
        shown.dump(cells, 0, 0, SIZE.rows(), SIZE.columns(), null);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != ' ') {
                text.append("row %d column %d %c %x%n"
                        .formatted(i / SIZE.columns(), i % SIZE.columns(), (int) (cells[i] & 0xffff), cells[i] >>> 32));
            }
        }
        return text.toString();
    }
}
