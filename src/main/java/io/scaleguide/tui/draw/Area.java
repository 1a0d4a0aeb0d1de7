package io.scaleguide.tui.draw;

/**
 * A part of the screen.
 *
 * @param column its first column, from 0
 * @param row its first row, from 0
 * @param columns how wide; never negative
 * @param rows how high; never negative
 */
public record Area(int column, int row, int columns, int rows) {
    public Area {
        columns = Math.max(0, columns);
        rows = Math.max(0, rows);
    }

    /**
     * A whole screen.
     *
     * @param size how large it is
     * @return all of it
     */
    public static Area of(Size size) {
        return new Area(0, 0, size.columns(), size.rows());
    }

    /**
     * The left part.
     *
     * @param width its width, in columns; more than there is means all
     * @return the part
     */
    public Area left(int width) {
        return new Area(column, row, Math.min(width, columns), rows);
    }

    /**
     * What is left of the left part.
     *
     * @param width the left part's width, in columns
     * @return the rest, at the right; without columns when there is none
     */
    public Area withoutLeft(int width) {
        int taken = Math.max(0, Math.min(width, columns));
        return new Area(column + taken, row, columns - taken, rows);
    }

    /**
     * The right part.
     *
     * @param width its width, in columns; more than there is means all
     * @return the part
     */
    public Area right(int width) {
        return withoutLeft(columns - width);
    }

    /**
     * What is left of the right part.
     *
     * @param width the right part's width, in columns
     * @return the rest, at the left
     */
    public Area withoutRight(int width) {
        return left(columns - width);
    }

    /**
     * The upper part.
     *
     * @param height its height, in rows; more than there is means all
     * @return the part
     */
    public Area top(int height) {
        return new Area(column, row, columns, Math.min(height, rows));
    }

    /**
     * What is left of the upper part.
     *
     * @param height the upper part's height, in rows
     * @return the rest, below
     */
    public Area withoutTop(int height) {
        int taken = Math.max(0, Math.min(height, rows));
        return new Area(column, row + taken, columns, rows - taken);
    }

    /**
     * The lower part.
     *
     * @param height its height, in rows; more than there is means all
     * @return the part
     */
    public Area bottom(int height) {
        return withoutTop(rows - height);
    }

    /**
     * What is left of the lower part.
     *
     * @param height the lower part's height, in rows
     * @return the rest, above
     */
    public Area withoutBottom(int height) {
        return top(rows - height);
    }

    /**
     * One row.
     *
     * @param index which, from 0
     * @return the row; an area without rows when there is none
     */
    public Area line(int index) {
        return index < 0 ? top(0) : withoutTop(index).top(1);
    }

    /**
     * What is inside a margin.
     *
     * @param columnsEach the margin at the left and at the right
     * @param rowsEach the margin above and below
     * @return the inside
     */
    public Area inset(int columnsEach, int rowsEach) {
        return withoutLeft(columnsEach)
                .withoutRight(columnsEach)
                .withoutTop(rowsEach)
                .withoutBottom(rowsEach);
    }

    /**
     * A part in the middle.
     *
     * @param width its width, in columns; more than there is means all
     * @param height its height, in rows; more than there is means all
     * @return the part
     */
    public Area centred(int width, int height) {
        int across = Math.min(width, columns);
        int down = Math.min(height, rows);
        return new Area(column + (columns - across) / 2, row + (rows - down) / 2, across, down);
    }

    /**
     * Whether a place is in it.
     *
     * @param at the place
     * @return whether
     */
    public boolean contains(Point at) {
        return at.column() >= column && at.column() < column + columns && at.row() >= row && at.row() < row + rows;
    }
}
