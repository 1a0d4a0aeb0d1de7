package io.scaleguide.tui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Cell;
import io.scaleguide.tui.theme.Colour;
import io.scaleguide.tui.theme.ColourDepth;
import io.scaleguide.tui.theme.Look;
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
            boolean wide = column + 1 < columns && canvas.cell(column + 1, row).text().isEmpty();
            add(inks, cell, theme.look(cell.role()), wide ? 2 : 1);
        }
        return inks;
    }

    private void add(List<Ink> inks, Cell cell, Look look, int width) {
        String text = Normalizer.normalize(cell.text(), Normalizer.Form.NFC);
        if (text.isEmpty()) {
            // The second half of a wide character that something else was drawn over.
            inks.add(ink(" ", look, false));
        } else if (fits(text, width)) {
            inks.add(ink(text, look, false));
            if (width == 2) {
                inks.add(ink(" ", look, true));
            }
        } else {
            for (int column = 0; column < width; column++) {
                inks.add(ink(UNKNOWN, look, false));
            }
        }
    }

    private static boolean fits(String text, int width) {
        TextCharacter[] characters = TextCharacter.fromString(text);
        return text.codePoints().noneMatch(Character::isISOControl)
                && characters.length == 1
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
        if (depth == ColourDepth.NONE) {
            return TextColor.ANSI.DEFAULT;
        }
        return colour.map(Painter::lanterna).orElse(TextColor.ANSI.DEFAULT);
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
