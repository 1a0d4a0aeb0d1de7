package io.scaleguide.tui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Cell;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.theme.Colour;
import io.scaleguide.tui.theme.ColourDepth;
import io.scaleguide.tui.theme.Look;
import io.scaleguide.tui.theme.Palette;
import io.scaleguide.tui.theme.Theme;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.utils.WCWidth;

/**
 * Makes Lanterna's characters of cells. Lanterna and terminals disagree on how wide some characters are (emoji, combining marks); one
 * such would move everything to its right, so it becomes {@code ?} here, as wide as its cell. Not safe for threads.
 */
final class Painter {
    private static final String UNKNOWN = "?";

    /** Some more that our screens have often. */
    private static final String SIGNS = "✓✗⎈";

    /** More different characters than any screen of ours has; beyond it the memory begins anew. */
    private static final int MOST_DRAWN = 4096;

    private final ColourDepth depth;

    /** By the look that is meant, not by looks that are equal: a theme gives the same ones for each frame, and Java links a record's hash anew in every run. */
    private final IdentityHashMap<Look, Brush> brushes = new IdentityHashMap<>();

    /** What was drawn in one look, by the character and its width: to ask a look for its hash for each cell of each frame takes long. */
    private record Brush(Paint paint, List<Map<String, List<Ink>>> drawn) {
        private Brush(Paint paint) {
            this(paint, List.of(new HashMap<>(), new HashMap<>()));
        }
    }

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
        Role role = canvas.cell(0, row).role();
        Brush brush = brush(theme.look(role));
        while (inks.size() < columns) {
            int column = inks.size();
            Cell cell = canvas.cell(column, row);
            if (cell.role() != role) {
                role = cell.role();
                brush = brush(theme.look(role));
            }
            boolean wide =
                    column + 1 < columns && canvas.cell(column + 1, row).text().isEmpty();
            inks.addAll(inks(cell.text(), wide ? 2 : 1, brush));
        }
        return inks;
    }

    private Brush brush(Look look) {
        return brushes.computeIfAbsent(look, wanted -> new Brush(paint(wanted)));
    }

    private static List<Ink> inks(String text, int width, Brush brush) {
        Map<String, List<Ink>> drawn = brush.drawn().get(width - 1);
        if (drawn.size() >= MOST_DRAWN) {
            drawn.clear();
        }
        return drawn.computeIfAbsent(text, wanted -> draw(wanted, width, brush.paint()));
    }

    private static List<Ink> draw(String wanted, int width, Paint paint) {
        String text = fitting(wanted, width);
        if (width == 1) {
            return List.of(new Ink(text, paint, false));
        }
        return text.equals(UNKNOWN + UNKNOWN)
                ? List.of(new Ink(UNKNOWN, paint, false), new Ink(UNKNOWN, paint, false))
                : List.of(new Ink(text, paint, false), new Ink(" ", paint, true));
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
        if (width == 1 && text.length() == 1 && isPlain(text.charAt(0))) {
            return text;
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return fits(composed, width) ? composed : UNKNOWN.repeat(width);
    }

    /** What has one column everywhere and is composed of nothing: ASCII; dashes, dots and arrows; lines, blocks, shapes and Braille. To ask takes tables. */
    private static boolean isPlain(char character) {
        return character >= ' ' && character <= '~'
                || character >= '\u2010' && character <= '\u2027'
                || character >= '\u2190' && character <= '\u21ff'
                || character >= '\u2500' && character <= '\u25ef'
                || character >= '\u2800' && character <= '\u28ff'
                || SIGNS.indexOf(character) >= 0;
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

    private Paint paint(Look look) {
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
        return new Paint(colour(look.foreground()), colour(look.background()), marks);
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
