package io.scaleguide.tui.form;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.input.Key;

/** One of several things below each other. */
public interface Item {
    /**
     * How many rows it takes.
     *
     * @param columns the room there is
     * @param focused whether keys go here
     * @return the rows, 0 or more
     */
    int rows(int columns, boolean focused);

    /**
     * Draws it.
     *
     * @param canvas what to draw on
     * @param area where
     * @param glyphs the signs that can be drawn
     * @param focused whether keys go here
     */
    void draw(Canvas canvas, Area area, Glyphs glyphs, boolean focused);

    /** @return whether it can have the focus */
    default boolean focusable() {
        return false;
    }

    /** @return whether characters go into it */
    default boolean typing() {
        return false;
    }

    /**
     * A key, while it has the focus.
     *
     * @param key the key
     * @return whether it did something here
     */
    default boolean handle(Key key) {
        return false;
    }

    /**
     * Pasted text, while it has the focus.
     *
     * @param text the text
     * @return whether it was taken
     */
    default boolean paste(String text) {
        return false;
    }

    /**
     * The mouse was pressed on it.
     *
     * @param area where it was drawn
     * @param at where, on the screen
     * @return whether it did something
     */
    default boolean click(Area area, Point at) {
        return false;
    }

    /** It gets the focus. */
    default void enter() {}
}
