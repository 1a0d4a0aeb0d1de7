package io.scaleguide.tui.chart;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Role;
import java.util.Arrays;
import java.util.function.IntFunction;

/** Dots in cells. Lines are made of them; what is outside is left out. */
final class DotGrid {
    private final int columns;
    private final int rows;
    private final Ink ink;
    private final int[] dots;
    private final Role[] roles;

    DotGrid(int columns, int rows, Ink ink) {
        this.columns = columns;
        this.rows = rows;
        this.ink = ink;
        this.dots = new int[columns * rows];
        this.roles = new Role[columns * rows];
        Arrays.fill(roles, Role.TEXT);
    }

    /** @return how many dots there are from left to right */
    int width() {
        return columns * ink.across();
    }

    /** @return how many dots there are from top to bottom */
    int height() {
        return rows * ink.down();
    }

    /**
     * A line of dots without holes.
     *
     * @param broken whether every second cell is left out
     * @param role what a dot at a height means
     */
    void line(int fromX, int fromY, int toX, int toY, boolean broken, IntFunction<Role> role) {
        int stepsX = Math.abs(toX - fromX);
        int stepsY = Math.abs(toY - fromY);
        int steps = Math.max(stepsX, stepsY);
        for (int i = 0; i <= steps; i++) {
            int x = steps == 0 ? fromX : fromX + Math.round((float) (toX - fromX) * i / steps);
            int y = steps == 0 ? fromY : fromY + Math.round((float) (toY - fromY) * i / steps);
            if (!broken || x / ink.across() % 2 == 0) {
                dot(x, y, role.apply(y));
            }
        }
    }

    private void dot(int x, int y, Role role) {
        if (x < 0 || y < 0 || x >= width() || y >= height()) {
            return;
        }
        int cell = y / ink.down() * columns + x / ink.across();
        dots[cell] |= 1 << y % ink.down() * ink.across() + x % ink.across();
        roles[cell] = role;
    }

    /** Draws the cells that have dots; others stay as they are. */
    void draw(Canvas canvas, Area area) {
        for (int cell = 0; cell < dots.length; cell++) {
            if (dots[cell] != 0) {
                canvas.put(
                        area.column() + cell % columns, area.row() + cell / columns, ink.cell(dots[cell]), roles[cell]);
            }
        }
    }
}
