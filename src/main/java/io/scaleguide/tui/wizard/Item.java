package io.scaleguide.tui.wizard;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.input.Key;

/** One of several things below each other. */
interface Item {
    /** How many rows it takes at that width. */
    int rows(int columns, boolean focused);

    void draw(Canvas canvas, Area area, Glyphs glyphs, boolean focused);

    /** Whether it can have the focus. */
    default boolean focusable() {
        return false;
    }

    /** Whether characters go into it. */
    default boolean typing() {
        return false;
    }

    default boolean handle(Key key) {
        return false;
    }

    default boolean paste(String text) {
        return false;
    }

    /** {@code area}: where it was drawn. */
    default boolean click(Area area, Point at) {
        return false;
    }

    /** It gets the focus. */
    default void enter() {}
}
