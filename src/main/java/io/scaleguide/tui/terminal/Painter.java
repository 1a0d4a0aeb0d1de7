package io.scaleguide.tui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Cell;
import io.scaleguide.tui.theme.Colour;
import io.scaleguide.tui.theme.ColourDepth;
import io.scaleguide.tui.theme.Look;
import io.scaleguide.tui.theme.Palette;
import io.scaleguide.tui.theme.Theme;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jline.utils.WCWidth;

/**
 * Makes Lanterna's characters of cells. Lanterna and terminals disagree on how wide some characters are (emoji, combining marks); one
 * such would move everything to its right, so it becomes {@code ?} here, as wide as its cell.
 */
final class Painter {
    private static final String UNKNOWN = "?";

    private final ColourDepth depth;

    /** @param depth how many colours the terminal shows */
    Painter(ColourDepth depth) {
        this.depth = depth;
    }

    /**
     * One row of a canvas.
     *
     * @param canvas the canvas
     * @param theme how it looks
     * @param row which row, from 0
     * @param columns how many cells to make; blank beyond the canvas
     * @return so many cells
     */
    List<Ink> row(Canvas canvas, Theme theme, int row, int columns) {
        List<Ink> inks = new ArrayList<>(columns);
        while (inks.size() < columns) {
            int column = inks.size();
            Cell cell = canvas.cell(column, row);
            boolean wide =
                    column + 1 < columns && canvas.cell(column + 1, row).text().isEmpty();
            add(inks, cell, theme.look(cell.role()), wide ? 2 : 1);
        }
        return inks;
    }

    private void add(List<Ink> inks, Cell cell, Look look, int width) {
        String text = fitting(cell.text(), width);
        if (width == 2 && text.equals(UNKNOWN + UNKNOWN)) {
            inks.add(ink(UNKNOWN, look, false));
            inks.add(ink(UNKNOWN, look, false));
            return;
        }
        inks.add(ink(text, look, false));
        if (width == 2) {
            inks.add(ink(" ", look, true));
        }
    }

    /**
     * What can be drawn of a cell's text.
     *
     * @param text one character, or nothing
     * @param width how many columns it has, 1 or 2
     * @return the character, or as many question marks as it has columns; a space for nothing
     */
    static String fitting(String text, int width) {
        if (text.isEmpty()) {
            return " ".repeat(width);
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return fits(composed, width) ? composed : UNKNOWN.repeat(width);
    }

    private static boolean fits(String text, int width) {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            return false;
        }
        TextCharacter[] characters = TextCharacter.fromString(text);
        return characters.length == 1
                && (characters[0].isDoubleWidth() ? 2 : 1) == width
                && text.codePoints().map(WCWidth::wcwidth).sum() == width;
    }

    private Ink ink(String text, Look look, boolean half) {
        EnumSet<SGR> marks = EnumSet.noneOf(SGR.class);
        if (look.bold()) {
            marks.add(SGR.BOLD);
        }
        if (look.underline()) {
            marks.add(SGR.UNDERLINE);
        }
        if (look.reverse()) {
            marks.add(SGR.REVERSE);
        }
        TextCharacter[] characters =
                TextCharacter.fromString(text, colour(look.foreground()), colour(look.background()), marks);
        return new Ink(characters[0], half);
    }

    private TextColor colour(Optional<Colour> colour) {
        return colour.flatMap(wanted -> Palette.fit(wanted, depth))
                .map(Painter::lanterna)
                .orElse(TextColor.ANSI.DEFAULT);
    }

    private static TextColor lanterna(Colour colour) {
        if (colour instanceof Colour.Ansi ansi) {
            TextColor.ANSI[] all = TextColor.ANSI.values();
            // Lanterna keeps the terminal's own colour between the eight and their bright ones.
            return all[ansi.number() < TextColor.ANSI.DEFAULT.ordinal() ? ansi.number() : ansi.number() + 1];
        }
        if (colour instanceof Colour.Rgb rgb) {
            return new TextColor.RGB(rgb.red(), rgb.green(), rgb.blue());
        }
        return new TextColor.Indexed(((Colour.Indexed) colour).number());
    }
}
