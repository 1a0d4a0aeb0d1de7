package io.scaleguide.tui.draw;

import io.scaleguide.text.Cells;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A screen to be: a grid of cells that is drawn from nothing each time. What lies outside is not drawn; half a wide
 * character is drawn as a space. Used by one thread.
 */
public final class Canvas {
    /** A frame consists of thousands of characters, and nearly all are these. */
    private static final List<String> ASCII =
            IntStream.range(0, 128).mapToObj(Character::toString).toList();

    private final Size size;
    private final Cell[] cells;
    private Optional<Point> cursor = Optional.empty();

    /** @param size how large; a canvas without cells takes everything and shows nothing */
    public Canvas(Size size) {
        this.size = size;
        this.cells = new Cell[size.columns() * size.rows()];
        Arrays.fill(cells, Cell.BLANK);
    }

    /** @return how large */
    public Size size() {
        return size;
    }

    /** @return all of it */
    public Area area() {
        return Area.of(size);
    }

    /**
     * A cell.
     *
     * @param column from 0
     * @param row from 0
     * @return the cell; a blank one outside the canvas
     */
    public Cell cell(int column, int row) {
        return inside(column, row) ? cells[row * size.columns() + column] : Cell.BLANK;
    }

    /**
     * Compares a row with another canvas's.
     *
     * @param other the other canvas
     * @param row from 0; beyond a canvas everything is blank
     * @return whether every cell of it is the same, and there are as many
     */
    public boolean sameRow(Canvas other, int row) {
        if (size.columns() != other.size.columns()) {
            return false;
        }
        for (int column = 0; column < size.columns(); column++) {
            if (!isSame(cell(column, row), other.cell(column, row))) {
                return false;
            }
        }
        return true;
    }

    /** What a record's own equals says, which takes ten times as long with the quick compiler; every cell of every frame is compared. */
    private static boolean isSame(Cell one, Cell other) {
        return one == other || one.role() == other.role() && one.text().equals(other.text());
    }

    /** @return where the cursor blinks; empty where it is hidden */
    public Optional<Point> cursor() {
        return cursor;
    }

    /**
     * Shows the cursor.
     *
     * @param at where; outside the canvas it is hidden
     */
    public void showCursor(Point at) {
        cursor = Optional.of(at).filter(place -> inside(place.column(), place.row()));
    }

    /** Hides the cursor. */
    public void hideCursor() {
        cursor = Optional.empty();
    }

    /**
     * Writes a text.
     *
     * @param column where it begins; may be outside
     * @param row the row; may be outside
     * @param text the text; it is cleaned, so that it stays on its line
     * @param role what it means
     * @return the column behind the text, whether drawn or not
     */
    public int put(int column, int row, String text, Role role) {
        int at = column;
        String clean = Cells.clean(text);
        for (int i = 0; i < clean.length(); ) {
            int point = clean.codePointAt(i);
            int width = Cells.width(point);
            set(at, row, character(point), width, role);
            at += width;
            i += Character.charCount(point);
        }
        return at;
    }

    /**
     * Writes a line.
     *
     * @param column where it begins; may be outside
     * @param row the row; may be outside
     * @param line the line
     * @return the column behind the line, whether drawn or not
     */
    public int put(int column, int row, StyledLine line) {
        int at = column;
        for (Span span : line.spans()) {
            at = put(at, row, span.text(), span.role());
        }
        return at;
    }

    /**
     * Writes a line into an area, cut with an ellipsis where it is too long.
     *
     * @param area the area
     * @param index the row of the area, from 0; nothing is written where there is none
     * @param line the line
     * @param glyphs the signs that can be drawn
     * @return the column behind the line
     */
    public int put(Area area, int index, StyledLine line, Glyphs glyphs) {
        if (index < 0 || index >= area.rows()) {
            return area.column();
        }
        return put(area.column(), area.row() + index, line.cut(area.columns(), glyphs));
    }

    /**
     * Empties an area.
     *
     * @param area the area; what lies outside the canvas is left out
     * @param role what the emptiness means, for its background
     */
    public void fill(Area area, Role role) {
        Cell blank = new Cell(" ", role);
        for (int row = area.row(); row < area.row() + area.rows(); row++) {
            for (int column = area.column(); column < area.column() + area.columns(); column++) {
                replace(column, row, blank);
            }
        }
    }

    /**
     * Draws a border, along the inside of an area.
     *
     * @param area the area; nothing is drawn when it is smaller than 2 by 2
     * @param title the title in the upper border, cut when too long; empty for none
     * @param role what the border means
     * @param glyphs the signs that can be drawn
     * @return what is inside the border
     */
    public Area box(Area area, String title, Role role, Glyphs glyphs) {
        if (area.columns() < 2 || area.rows() < 2) {
            return area.inset(1, 1);
        }
        int right = area.column() + area.columns() - 1;
        int bottom = area.row() + area.rows() - 1;
        String across = glyphs.sign(Sign.HORIZONTAL).repeat(area.columns() - 2);
        put(area.column(), area.row(), glyphs.sign(Sign.TOP_LEFT) + across + glyphs.sign(Sign.TOP_RIGHT), role);
        put(area.column(), bottom, glyphs.sign(Sign.BOTTOM_LEFT) + across + glyphs.sign(Sign.BOTTOM_RIGHT), role);
        for (int row = area.row() + 1; row < bottom; row++) {
            put(area.column(), row, glyphs.sign(Sign.VERTICAL), role);
            put(right, row, glyphs.sign(Sign.VERTICAL), role);
        }
        String shown = Cells.cut(title, area.columns() - 6, glyphs.sign(Sign.ELLIPSIS));
        if (!shown.isEmpty()) {
            put(area.column() + 2, area.row(), " " + shown + " ", Role.TITLE);
        }
        return area.inset(1, 1);
    }

    /**
     * Copies part of another canvas, with its cursor if that is in the part.
     *
     * @param from the other canvas
     * @param part which part of it
     * @param at where its upper left corner goes
     */
    public void paste(Canvas from, Area part, Point at) {
        for (int row = 0; row < part.rows(); row++) {
            int column = at.column();
            for (int i = 0; i < part.columns(); i++) {
                Cell cell = from.cell(part.column() + i, part.row() + row);
                column = put(column, at.row() + row, cell.text(), cell.role());
            }
        }
        from.cursor()
                .filter(part::contains)
                .ifPresent(cursor -> showCursor(new Point(
                        at.column() + cursor.column() - part.column(), at.row() + cursor.row() - part.row())));
    }

    /** @return the screen as text: one line for each row, without spaces at the end of a line; each line has its end */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < size.rows(); row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < size.columns(); column++) {
                line.append(cell(column, row).text());
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static String character(int point) {
        return point < ASCII.size() ? ASCII.get(point) : Character.toString(point);
    }

    private void set(int column, int row, String character, int width, Role role) {
        boolean whole = width == 1 || inside(column, row) && inside(column + 1, row);
        if (!whole) {
            replace(column, row, new Cell(" ", role));
            replace(column + 1, row, new Cell(" ", role));
            return;
        }
        replace(column, row, new Cell(character, role));
        if (width == 2) {
            replace(column + 1, row, new Cell(" ", role));
            cells[row * size.columns() + column] = new Cell(character, role);
            cells[row * size.columns() + column + 1] = new Cell("", role);
        }
    }

    /** Puts a cell of one column; the other half of a wide character that stood here becomes a space. */
    private void replace(int column, int row, Cell cell) {
        if (!inside(column, row)) {
            return;
        }
        int index = row * size.columns() + column;
        if (cells[index].text().isEmpty()) {
            cells[index - 1] = new Cell(" ", cells[index - 1].role());
        } else if (column + 1 < size.columns() && cells[index + 1].text().isEmpty()) {
            cells[index + 1] = new Cell(" ", cells[index + 1].role());
        }
        cells[index] = cell;
    }

    private boolean inside(int column, int row) {
        return column >= 0 && row >= 0 && column < size.columns() && row < size.rows();
    }
}
