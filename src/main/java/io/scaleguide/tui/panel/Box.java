package io.scaleguide.tui.panel;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Key;
import java.util.List;
import java.util.Optional;

/** One of the panel's boxes: a few lines among the others, and all it knows when it has the whole screen. */
interface Box {
    /** Its name. */
    String title();

    /** What stands behind its name: a number, how old it is, or what is filtered. */
    StyledLine status(Moment moment);

    /**
     * What it says among the others, the most important first.
     *
     * @param columns the room there is
     * @param rows how many lines are seen at once
     */
    List<StyledLine> brief(Moment moment, int columns, int rows);

    /**
     * Everything it knows.
     *
     * @param columns the room there is; longer lines are broken
     */
    List<StyledLine> full(Moment moment, int columns);

    /** How many of its first lines are seen however far it is scrolled. */
    default int sticky() {
        return 0;
    }

    /** How it is drawn where it is not made of lines. */
    default Optional<Picture> picture() {
        return Optional.empty();
    }

    /** A key, while it has the focus among the others; returns whether it did something. */
    default boolean handle(Key key) {
        return false;
    }

    /** Draws a box's inside. */
    @FunctionalInterface
    interface Picture {
        void draw(Canvas canvas, Area area, Moment moment);
    }
}
