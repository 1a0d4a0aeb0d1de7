package io.scaleguide.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalTextUtils;
import com.googlecode.lanterna.TextColor;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.theme.Colour;
import io.scaleguide.tui.theme.ColourDepth;
import io.scaleguide.tui.theme.Look;
import io.scaleguide.tui.theme.Theme;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.utils.WCWidth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PainterTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "─", "█", "▁", "✓", "✗", "●", "▶", "→", "⠋", "…", "日", "한", "ｱ"})
    void charactersOfAnAgreedWidthAreKept(String character) {
        assertThat(text(row(character + "|", 6))).startsWith(character + "|");
    }

    /** Some are kept without asking: the tables that would be asked say the same of each character. */
    @Test
    void whatIsKeptUnaskedIsWhatTheTablesWouldKeep() {
        String kept = IntStream.rangeClosed(' ', 0xFFFF)
                .filter(character -> !Character.isSurrogate((char) character))
                .mapToObj(Character::toString)
                .filter(character -> Painter.fitting(character, 1).equals(character))
                .collect(Collectors.joining());
        assertThat(kept).contains("a", "─", "▶", "→", "…").doesNotContain("日", "◽");
        assertThat(Normalizer.isNormalized(kept, Normalizer.Form.NFC)).isTrue();
        assertThat(kept.chars())
                .allMatch(character -> WCWidth.wcwidth(character) == 1)
                .noneMatch(character -> TerminalTextUtils.isCharDoubleWidth((char) character.intValue()));
    }

    /** The trap of wide characters: the widths are Lanterna's and, behind the stroke, the terminal's. */
    @ParameterizedTest
    @CsvSource({
        "✅ 1/2, ✅, 2, ??",
        "❌ 1/2, ❌, 2, ??",
        "⏳ 1/2, ⏳, 2, ??",
        "⚠ with its selector 2/1, ⚠\uFE0F, 1, ?",
        "a family 5/4, 👨\u200D👩\u200D👧, 2, ??",
        "an invisible space 1/0, \u200B, 1, ?",
        "a control character, '\u001B', 1, ?",
        "a combining mark that composes, e\u0301, 1, é",
        "a combining mark that does not, q\u0301, 1, ?",
        "a rocket 2/2, 🚀, 2, 🚀",
        "a wide character, 日, 2, 日",
        "a wide character in one cell, 日, 1, ?"
    })
    void wideCharactersThatLanternaAndTheTerminalMeasureDifferentlyBreakNoColumn(
            String what, String character, int width, String painted) {
        assertThat(Painter.fitting(character, width)).as(what).isEqualTo(painted);
    }

    @Test
    void aRowHasACharacterForEachColumn() {
        assertThat(row("日本語", 5)).hasSize(5);
        assertThat(text(row("日本語", 5))).isEqualTo("日本 ");
        assertThat(text(row("ab", 4))).isEqualTo("ab  ");
    }

    @Test
    void looksBecomeColoursAndMarks() {
        Paint painted = paint(ColourDepth.TRUE);

        assertThat(painted.foreground()).isEqualTo(TextColor.ANSI.RED_BRIGHT);
        assertThat(painted.background()).isEqualTo(new TextColor.RGB(1, 2, 3));
        assertThat(painted.marks()).containsExactlyInAnyOrder(SGR.BOLD, SGR.UNDERLINE, SGR.REVERSE);
    }

    @Test
    void withoutColoursTheMarksStay() {
        Paint painted = paint(ColourDepth.NONE);

        assertThat(painted.foreground()).isEqualTo(TextColor.ANSI.DEFAULT);
        assertThat(painted.background()).isEqualTo(TextColor.ANSI.DEFAULT);
        assertThat(painted.marks()).contains(SGR.BOLD, SGR.REVERSE);
    }

    private static Paint paint(ColourDepth depth) {
        Look look = new Look(Optional.of(new Colour.Ansi(9)), Optional.of(new Colour.Rgb(1, 2, 3)), true, true, true);
        return new Painter(depth)
                .row(canvas("x", 1), new Theme("test", Map.of(Role.TEXT, look)), 0, 1)
                .get(0)
                .paint();
    }

    private static List<Ink> row(String text, int columns) {
        return new Painter(ColourDepth.ANSI).row(canvas(text, columns), new Theme("test", Map.of()), 0, columns);
    }

    private static Canvas canvas(String text, int columns) {
        Canvas canvas = new Canvas(new Size(columns, 1));
        canvas.put(0, 0, text, Role.TEXT);
        return canvas;
    }

    private static String text(List<Ink> inks) {
        return inks.stream().filter(ink -> !ink.half()).map(ink -> ink.text()).collect(Collectors.joining());
    }
}
