package io.scaleguide.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalSize;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.input.Input;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.input.Key.Code;
import io.scaleguide.tui.theme.ColourDepth;
import io.scaleguide.tui.theme.Theme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Lanterna 3.1.5 gets wrong on a JLine terminal, one test for each. Wide characters are in {@link PainterTest}. */
class TerminalTrapsTest {
    private static final Theme THEME = new Theme("test", Map.of());

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private LineDisciplineTerminal jline;
    private JLineTerminal terminal;

    @BeforeEach
    void open() throws IOException {
        jline = new LineDisciplineTerminal("test", "xterm-256color", output, StandardCharsets.UTF_8);
        jline.setSize(new org.jline.terminal.Size(90, 30));
        terminal = new JLineTerminal(jline, true, Optional.empty());
        terminal.enterPrivateMode();
        output.reset();
    }

    @AfterEach
    void close() throws IOException {
        terminal.close();
    }

    @Test
    void deadKeyboardOnAJLineStream() throws IOException {
        jline.processInputBytes("aé".getBytes(StandardCharsets.UTF_8));

        assertThat(read()).isEqualTo(new Input.Pressed(Key.typed("a")));
        assertThat(read()).isEqualTo(new Input.Pressed(Key.typed("é")));
    }

    @Test
    void nulBytesAfterAccentedLetters() throws IOException {
        terminal.putString("é");
        terminal.putCharacter('ü');
        terminal.flush();

        assertThat(output.toByteArray()).isEqualTo("éü".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void questionMarksForSurrogatePairs() throws IOException {
        terminal.putString("🚀");
        terminal.flush();

        assertThat(output.toByteArray()).isEqualTo("🚀".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void fiveSecondsForAnUnansweredSizeQuery() throws IOException {
        assertThat(terminal.getTerminalSize()).isEqualTo(new TerminalSize(90, 30));
        terminal.flush();
        assertThat(output.toByteArray()).as("the question").isEmpty();
    }

    @Test
    void aSizeThatIsNotKnownIsTheSmallest() throws IOException {
        jline.setSize(new org.jline.terminal.Size(0, 0));

        assertThat(terminal.getTerminalSize()).isEqualTo(new TerminalSize(80, 24));
    }

    @Test
    void splitEscapeSequences() throws IOException {
        for (String part : new String[] {"\u001b", "[", "1;", "5", "B"}) {
            jline.processInputBytes(part.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(read()).isEqualTo(new Input.Pressed(new Key(Code.DOWN, "", true, false, false)));
    }

    @Test
    void aLoneEscapeComesByItself() throws IOException {
        jline.processInputBytes(new byte[] {0x1b});

        assertThat(read()).isEqualTo(new Input.Pressed(Key.of(Code.ESCAPE)));
    }

    @Test
    void fullRedraws() throws IOException {
        LanternaDisplay display = new LanternaDisplay(terminal, terminal, ColourDepth.ANSI);
        display.show(filled("one"), THEME);
        output.reset();

        display.show(filled("two"), THEME);
        String everything = output.toString(StandardCharsets.UTF_8);
        output.reset();
        Canvas changed = filled("two");
        changed.put(4, 2, "x", Role.TEXT);
        display.show(changed, THEME);
        String one = output.toString(StandardCharsets.UTF_8);
        output.reset();
        display.show(changed, THEME);

        assertThat(everything).as("a step's change").doesNotContain("\u001b[2J").contains("two");
        assertThat(one).isEqualTo("\u001b[?2026h\u001b[0m\u001b[3;5Hx\u001b[0m\u001b[?2026l");
        assertThat(output.toByteArray()).as("no change").isEmpty();
        display.close();
    }

    @Test
    void aCursorThatMovesIsAllThatIsWritten() throws IOException {
        LanternaDisplay display = new LanternaDisplay(terminal, terminal, ColourDepth.ANSI);
        Canvas canvas = filled("one");
        display.show(canvas, THEME);
        output.reset();

        canvas.showCursor(new Point(2, 1));
        display.show(canvas, THEME);
        assertThat(output.toString(StandardCharsets.UTF_8))
                .isEqualTo("\u001b[?2026h\u001b[2;3H\u001b[?25h\u001b[?2026l");
        output.reset();
        canvas.hideCursor();
        display.show(canvas, THEME);
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("\u001b[?2026h\u001b[?25l\u001b[?2026l");
        display.close();
    }

    @Test
    void everythingIsPutBackOnce() throws IOException {
        terminal.exitPrivateMode();
        String left = output.toString(StandardCharsets.UTF_8);
        output.reset();
        terminal.exitPrivateMode();

        assertThat(left)
                .contains("\u001b[?2026l", "\u001b[?1006l", "\u001b[?1000l", "\u001b[?2004l", "\u001b[0m")
                .contains("\u001b[?7h", "\u001b[?25h", "\u001b[?1049l");
        assertThat(output.toByteArray()).isEmpty();
        assertThat(jline.getAttributes().getLocalFlag(LocalFlag.ECHO)).isTrue();
    }

    @Test
    void theClipboardAndTheTitleAreSequences() throws IOException {
        terminal.copy("Zürich");
        terminal.title("one\u0007two\u001b\u009c\n");

        assertThat(output.toString(StandardCharsets.UTF_8))
                .isEqualTo("\u001b]52;c;WsO8cmljaA==\u0007\u001b]2;onetwo\u0007");
    }

    private Input read() throws IOException {
        return Strokes.input(terminal.readInput()).orElseThrow();
    }

    private static Canvas filled(String text) {
        Canvas canvas = new Canvas(new Size(90, 30));
        for (int row = 0; row < 30; row++) {
            canvas.put(0, row, text.repeat(30), Role.TEXT);
        }
        return canvas;
    }
}
