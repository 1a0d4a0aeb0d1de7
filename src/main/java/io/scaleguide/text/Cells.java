package io.scaleguide.text;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/**
 * Text measured in the cells of a terminal. Every text is {@linkplain #clean(String) cleaned} first, so that no name and
 * no message from outside can move the cursor, hide what follows or shift a column.
 */
public final class Cells {
    /** What stands where text was cut off. */
    public static final String ELLIPSIS = "…";

    private Cells() {}

    /**
     * Part of a text.
     *
     * @param from the first character, as in {@link String#substring(int, int)}
     * @param to behind the last character
     */
    public record Piece(int from, int to) {}

    /**
     * Makes a text safe to show on one line. Composed as far as Unicode can (NFC); a tab goes to the next eighth column;
     * a line end is a space; escape sequences, controls, marks that cannot be composed, zero-width and bidirectional
     * controls are gone; an emoji, or anything else that terminals give different widths, is one {@code ?}.
     *
     * @param text any text
     * @return the text, each of whose code points takes one or two cells; cleaning it again changes nothing
     */
    public static String clean(String text) {
        return Plain.is(text) ? text : Cleaner.clean(text);
    }

    /**
     * How wide a text is.
     *
     * @param text any text
     * @return its width on one line when cleaned, in cells
     */
    public static int width(String text) {
        return Plain.is(text) ? text.length() : widthOfClean(clean(text));
    }

    /**
     * How wide a character is.
     *
     * @param point a code point of a cleaned text
     * @return 1 or 2
     */
    public static int width(int point) {
        return Plain.is(point) ? 1 : WCWidth.wcwidth(point);
    }

    /**
     * Cuts a text that is too long, so that its beginning stays.
     *
     * @param text any text
     * @param cells the room there is; nothing fits in 0 or less
     * @return the text on one line, at most so wide, with an ellipsis when it was cut
     */
    public static String cut(String text, int cells) {
        return cut(text, cells, ELLIPSIS);
    }

    /**
     * Cuts a text that is too long, so that its beginning stays.
     *
     * @param text any text
     * @param cells the room there is; nothing fits in 0 or less
     * @param ellipsis what says that it was cut, one cell wide
     * @return the text on one line, at most so wide
     */
    public static String cut(String text, int cells, String ellipsis) {
        String clean = clean(text);
        if (cells <= 0) {
            return "";
        }
        return widthOfClean(clean) <= cells ? clean : clean.substring(0, prefix(clean, 0, cells - 1)) + ellipsis;
    }

    /**
     * Cuts a text that is too long, so that its end stays.
     *
     * @param text any text
     * @param cells the room there is; nothing fits in 0 or less
     * @param ellipsis what says that it was cut, one cell wide
     * @return the text on one line, at most so wide
     */
    public static String cutLeft(String text, int cells, String ellipsis) {
        String clean = clean(text);
        int width = widthOfClean(clean);
        if (cells <= 0) {
            return "";
        }
        if (width <= cells) {
            return clean;
        }
        int from = 0;
        while (width > cells - 1) {
            int point = clean.codePointAt(from);
            width -= width(point);
            from += Character.charCount(point);
        }
        return ellipsis + clean.substring(from);
    }

    /**
     * Makes a column: cut when too long, filled up with spaces at the right when too short.
     *
     * @param text any text
     * @param cells the column's width
     * @return the text, exactly so wide
     */
    public static String padRight(String text, int cells) {
        String cut = cut(text, cells);
        return cut + " ".repeat(Math.max(0, cells - widthOfClean(cut)));
    }

    /**
     * Makes a column whose text stands at the right: filled up with spaces at the left.
     *
     * @param text any text
     * @param cells the column's width
     * @return the text, exactly so wide
     */
    public static String padLeft(String text, int cells) {
        String cut = cut(text, cells);
        return " ".repeat(Math.max(0, cells - widthOfClean(cut))) + cut;
    }

    /**
     * Breaks a text into lines: at its own line ends, and at spaces where a line is too long. A word longer than a line
     * is broken where it must be.
     *
     * @param text any text
     * @param cells the longest line; less than 1 counts as 1
     * @return the lines, none wider; one empty line for an empty text
     */
    public static List<String> wrap(String text, int cells) {
        List<String> lines = new ArrayList<>();
        for (String line : text.replace("\r\n", "\n").split("\n", -1)) {
            String clean = clean(line);
            pieces(clean, cells).forEach(piece -> lines.add(fit(clean.substring(piece.from(), piece.to()), cells)));
        }
        return List.copyOf(lines);
    }

    /**
     * Where {@link #wrap} breaks one line.
     *
     * @param clean a cleaned text
     * @param cells the longest line; less than 1 counts as 1
     * @return the pieces, in order, without the spaces between them; one empty piece for an empty text. A wide character
     *     is a piece by itself where not even that fits
     */
    public static List<Piece> pieces(String clean, int cells) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        while (true) {
            int to = Math.max(prefix(clean, from, Math.max(1, cells)), next(clean, from));
            if (to >= clean.length()) {
                pieces.add(new Piece(from, clean.length()));
                return List.copyOf(pieces);
            }
            int space = clean.charAt(to) == ' ' ? to : clean.lastIndexOf(' ', to - 1);
            boolean onlyIndent = space <= from || clean.substring(from, space).isBlank();
            int end = onlyIndent ? to : space;
            pieces.add(new Piece(from, trimmed(clean, from, end)));
            from = end;
            while (from < clean.length() && clean.charAt(from) == ' ') {
                from++;
            }
            if (from == clean.length()) {
                return List.copyOf(pieces);
            }
        }
    }

    /**
     * The longest beginning that fits.
     *
     * @param clean a cleaned text
     * @param from where to begin
     * @param cells the room there is
     * @return behind the last character that fits
     */
    public static int prefix(String clean, int from, int cells) {
        int width = 0;
        int at = from;
        while (at < clean.length()) {
            int point = clean.codePointAt(at);
            width += width(point);
            if (width > cells) {
                return at;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    private static int widthOfClean(String clean) {
        if (Plain.is(clean)) {
            return clean.length();
        }
        int width = 0;
        for (int i = 0; i < clean.length(); i = next(clean, i)) {
            width += width(clean.codePointAt(i));
        }
        return width;
    }

    private static int next(String clean, int from) {
        return from >= clean.length() ? from : from + Character.charCount(clean.codePointAt(from));
    }

    private static int trimmed(String clean, int from, int to) {
        int end = to;
        while (end > from && clean.charAt(end - 1) == ' ') {
            end--;
        }
        return end;
    }

    private static String fit(String piece, int cells) {
        return widthOfClean(piece) <= Math.max(1, cells) ? piece : "?";
    }
}
