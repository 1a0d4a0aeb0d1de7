package io.scaleguide.tui.draw;

import java.util.Arrays;
import java.util.Optional;

/** A screen to be: a grid of cells that is drawn from nothing each time. Used by one thread. */
public final class Canvas {
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

    /** @return where the cursor blinks; empty where it is hidden */
    public Optional<Point> cursor() {
        return cursor;
    }

    private boolean inside(int column, int row) {
        return column >= 0 && row >= 0 && column < size.columns() && row < size.rows();
    }
}
