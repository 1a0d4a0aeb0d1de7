package io.scaleguide.tui.widget;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.StyledLine;
import java.util.List;

/** The keys that do something now, in one row: as many as fit, whole. */
public final class KeyBar {
    private KeyBar() {}

    /**
     * Draws the bar on the first row of an area.
     *
     * @param canvas what to draw on
     * @param area where
     * @param bindings the keys, the most useful first
     */
    public static void draw(Canvas canvas, Area area, List<Binding> bindings) {
        if (area.rows() > 0) {
            canvas.put(area.column(), area.row(), line(bindings, area.columns()));
        }
    }

    /** A pair that does not fit is left out, and so is everything behind it: their order means something. */
    private static StyledLine line(List<Binding> bindings, int columns) {
        StyledLine line = StyledLine.EMPTY;
        for (Binding binding : bindings) {
            StyledLine longer = (line.spans().isEmpty() ? line : line.plus("  ", Role.TEXT))
                    .plus(binding.key().words(), Role.KEY)
                    .plus(" " + binding.what(), Role.DIM);
            if (longer.width() > columns) {
                return line;
            }
            line = longer;
        }
        return line;
    }
}
