package io.scaleguide.tui.panel;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;

/**
 * The line above a box or a sheet.
 *
 * @param title its name, with a space behind it
 * @param end what stands at the right, cut where there is no room; empty for nothing
 * @param focused whether keys go there
 */
record Rule(StyledLine title, StyledLine end, boolean focused) {
    /** The sign before the name, and the line and the spaces around what stands at the end. */
    private static final int AROUND = 6;

    /** What a name above a box means. */
    static Role role(boolean focused) {
        return focused ? Role.BORDER_FOCUS : Role.TITLE;
    }

    /** How many cells there are for what stands at the right. */
    static int room(Area row, StyledLine title) {
        return row.columns() - title.width() - AROUND;
    }

    void draw(Canvas canvas, Area row, Glyphs glyphs) {
        Role border = focused ? Role.BORDER_FOCUS : Role.BORDER;
        String line = glyphs.sign(Sign.HORIZONTAL);
        canvas.put(row, 0, StyledLine.of(line.repeat(row.columns()), border), glyphs);
        String sign = focused ? glyphs.sign(Sign.POINTER) : line;
        canvas.put(row, 0, Lines.join(StyledLine.of(sign + " ", border), title), glyphs);
        int room = room(row, title);
        if (end.width() > 0 && room > 3) {
            StyledLine shown = Lines.join(StyledLine.of(" ", border), end.cut(room, glyphs))
                    .plus(" ", border);
            canvas.put(row.column() + row.columns() - shown.width() - 1, row.row(), shown);
        }
    }
}
