package io.scaleguide.tui.form;

import io.scaleguide.text.Cells;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;

/**
 * Where the parts of a field stand: its label, what edits it, a word at the right edge, and lines below.
 *
 * @param label what it is called
 * @param longestLabel of all fields of the form, in cells, so that what edits them stands below each other
 * @param aside the word at the right edge, for example where the answer came from; empty for none
 * @param warns whether that word is a warning
 * @param rows how many rows what edits it takes
 */
public record FieldRow(String label, int longestLabel, String aside, boolean warns, int rows) {
    /** The pointer before a label, and what keeps it apart from the answer. */
    private static final int AROUND_LABEL = 4;

    /** How far the lines below are set in, in cells. */
    public static final int INDENT = 4;

    /**
     * Where it is edited.
     *
     * @param area the whole field
     * @return the place
     */
    public Area inside(Area area) {
        return area.withoutLeft(labelColumns(area.columns()))
                .withoutRight(aside.isEmpty() ? 0 : Cells.width(aside) + 2)
                .top(rows);
    }

    /**
     * Where lines about it stand.
     *
     * @param area the whole field
     * @return the place
     */
    public Area below(Area area) {
        return area.withoutLeft(INDENT).withoutTop(rows);
    }

    /**
     * Whether the label is not shown whole.
     *
     * @param columns the room there is for the field
     * @return whether it is cut
     */
    public boolean cuts(int columns) {
        return Cells.width(label) > labelColumns(columns) - AROUND_LABEL;
    }

    /**
     * Draws everything but what edits it.
     *
     * @param canvas what to draw on
     * @param area the whole field
     * @param glyphs the signs that can be drawn
     * @param focused whether keys go here
     */
    public void draw(Canvas canvas, Area area, Glyphs glyphs, boolean focused) {
        String pointer = focused ? glyphs.sign(Sign.POINTER) + " " : "  ";
        int columns = labelColumns(area.columns());
        String shown = Cells.cut(label, columns - AROUND_LABEL, glyphs.sign(Sign.ELLIPSIS));
        canvas.put(area.left(columns), 0, StyledLine.of(pointer + shown, focused ? Role.TITLE : Role.TEXT), glyphs);
        Area edge = area.top(1).right(Cells.width(aside) + 1).withoutLeft(1);
        canvas.put(edge, 0, StyledLine.of(aside, warns ? Role.WARN : Role.DIM), glyphs);
    }

    private int labelColumns(int columns) {
        return Math.min(longestLabel + AROUND_LABEL, columns / 2 + 1);
    }
}
