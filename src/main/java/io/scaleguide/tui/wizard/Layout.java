package io.scaleguide.tui.wizard;

import io.scaleguide.tui.draw.Area;

/**
 * Where the parts of the wizard are.
 *
 * @param header the bar at the top
 * @param steps the list of steps, at the left
 * @param step the step at hand, in the middle
 * @param side what the step does and the commands it equals, at the right; without columns where there is no room for it
 */
record Layout(Area header, Area steps, Area step, Area side) {
    /** From here on the explanation has a place of its own. */
    private static final int WIDE = 110;

    private static final int LEAST_STEPS = 25;

    /** The longest title of a step that we ship fits. */
    private static final int MOST_STEPS = 46;

    static Layout of(Area area) {
        Area body = area.withoutTop(1);
        int steps = Math.max(LEAST_STEPS, Math.min(MOST_STEPS, area.columns() / 4));
        Area right = body.withoutLeft(steps);
        boolean wide = area.columns() >= WIDE;
        int side = wide ? Math.min(72, right.columns() * 2 / 5) : 0;
        return new Layout(area.top(1), body.left(steps), right.withoutRight(side), right.right(side));
    }

    boolean hasSide() {
        return side.columns() > 0;
    }
}
