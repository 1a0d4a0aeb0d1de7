package io.scaleguide.tui.draw;

import io.scaleguide.text.Cells;
import java.util.ArrayList;
import java.util.List;

/**
 * One line whose parts have meanings.
 *
 * @param spans the parts, from left to right; empty for an empty line
 */
public record StyledLine(List<Span> spans) {
    /** A line without text. */
    public static final StyledLine EMPTY = new StyledLine(List.of());

    public StyledLine {
        spans = List.copyOf(spans);
    }

    /**
     * A line of one meaning.
     *
     * @param text the text
     * @param role what it means
     * @return the line
     */
    public static StyledLine of(String text, Role role) {
        return new StyledLine(List.of(new Span(text, role)));
    }

    /**
     * A text of one meaning, broken into lines.
     *
     * @param text the text; its own line ends are kept
     * @param role what it means
     * @param cells the longest line
     * @return the lines; one for an empty text
     */
    public static List<StyledLine> wrapped(String text, Role role, int cells) {
        return Cells.wrap(text, cells).stream().map(line -> of(line, role)).toList();
    }

    /**
     * The line with more at its end.
     *
     * @param text what comes behind
     * @param role what that means
     * @return the longer line
     */
    public StyledLine plus(String text, Role role) {
        List<Span> more = new ArrayList<>(spans);
        more.add(new Span(text, role));
        return new StyledLine(more);
    }

    /** @return the text alone */
    public String text() {
        if (spans.size() == 1) {
            return spans.get(0).text();
        }
        StringBuilder text = new StringBuilder();
        for (Span span : spans) {
            text.append(span.text());
        }
        return text.toString();
    }

    /** @return how wide, in cells */
    public int width() {
        return Cells.width(text());
    }

    /**
     * The line, cut when it is too long.
     *
     * @param cells the room there is; nothing fits in 0 or less
     * @param glyphs the signs that can be drawn: an ellipsis says that it was cut, in the role of what it stands for
     * @return the line, at most so wide
     */
    public StyledLine cut(int cells, Glyphs glyphs) {
        String text = text();
        if (cells <= 0) {
            return EMPTY;
        }
        if (Cells.width(text) <= cells) {
            return this;
        }
        int to = Cells.prefix(text, 0, cells - 1);
        return slice(0, to).plus(glyphs.sign(Sign.ELLIPSIS), roleAt(to));
    }

    /**
     * The line without its beginning.
     *
     * @param cells how much is left out; half a wide character is a space
     * @return the rest
     */
    public StyledLine skip(int cells) {
        String text = text();
        int from = Cells.prefix(text, 0, cells);
        boolean half = from < text.length() && Cells.width(text.substring(0, from)) < cells;
        if (!half) {
            return slice(from, text.length());
        }
        List<Span> parts = new ArrayList<>(of(" ", roleAt(from)).spans());
        parts.addAll(slice(text.offsetByCodePoints(from, 1), text.length()).spans());
        return new StyledLine(parts);
    }

    /**
     * The line as several, broken as {@link Cells#wrap} does; every part keeps its meaning.
     *
     * @param cells the longest line; less than 1 counts as 1
     * @return the lines; at least one
     */
    public List<StyledLine> wrap(int cells) {
        String text = text();
        if (Cells.width(text) <= cells) {
            return List.of(this);
        }
        return Cells.pieces(text, cells).stream()
                .map(piece -> slice(piece.from(), piece.to()))
                .map(line -> line.width() <= Math.max(1, cells) ? line : of("?", line.roleAt(0)))
                .toList();
    }

    /**
     * The same with every line but the first set in, as behind a sign.
     *
     * @param cells the longest line; less than 1 counts as 1
     * @param indent how far the others are set in, in cells
     * @return the lines; at least one
     */
    public List<StyledLine> wrapBehind(int cells, int indent) {
        List<StyledLine> lines = wrap(cells);
        if (lines.size() == 1 || cells <= indent) {
            return lines;
        }
        List<StyledLine> hung = new ArrayList<>(lines.subList(0, 1));
        int rest = lines.get(0).text().length();
        String text = text();
        while (rest < text.length() && text.charAt(rest) == ' ') {
            rest++;
        }
        for (StyledLine line : slice(rest, text.length()).wrap(cells - indent)) {
            List<Span> parts = new ArrayList<>(of(" ".repeat(indent), Role.TEXT).spans());
            parts.addAll(line.spans());
            hung.add(new StyledLine(parts));
        }
        return hung;
    }

    /**
     * The line with another meaning in one place.
     *
     * @param from the first character of {@link #text()}
     * @param to behind the last one
     * @param role what it means there
     * @return the line
     */
    public StyledLine marked(int from, int to, Role role) {
        List<Span> parts = new ArrayList<>(slice(0, from).spans());
        parts.addAll(of(text().substring(from, to), role).spans());
        parts.addAll(slice(to, text().length()).spans());
        return new StyledLine(parts);
    }

    /**
     * Part of the line.
     *
     * @param from the first character of {@link #text()}
     * @param to behind the last one
     * @return the part
     */
    public StyledLine slice(int from, int to) {
        List<Span> parts = new ArrayList<>();
        int start = 0;
        for (Span span : spans) {
            int end = start + span.text().length();
            int first = Math.max(from, start);
            int last = Math.min(to, end);
            if (first < last) {
                parts.add(new Span(span.text().substring(first - start, last - start), span.role()));
            }
            start = end;
        }
        return new StyledLine(parts);
    }

    private Role roleAt(int index) {
        List<Span> rest = slice(index, index + 1).spans();
        return rest.isEmpty() ? Role.TEXT : rest.get(0).role();
    }
}
