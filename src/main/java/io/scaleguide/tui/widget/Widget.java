package io.scaleguide.tui.widget;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.input.Key;
import java.util.List;

/** A part of the screen that has a state, takes keys and draws itself. It does no I/O and is used by one thread. */
public interface Widget {
    /**
     * A key was pressed.
     *
     * @param key the key
     * @return whether it did something here; if not, it is for whatever is around
     */
    boolean handle(Key key);

    /**
     * Text was pasted.
     *
     * @param text the text, whose line ends are {@code \n}
     * @return whether it was taken
     */
    default boolean paste(String text) {
        return false;
    }

    /**
     * The mouse was pressed.
     *
     * @param area where this was drawn last
     * @param at where, on the screen
     * @return whether it did something
     */
    default boolean click(Area area, Point at) {
        return false;
    }

    /**
     * The wheel was turned.
     *
     * @param lines how far; negative is upwards
     * @return whether it did something
     */
    default boolean scroll(int lines) {
        return false;
    }

    /**
     * Draws it.
     *
     * @param canvas what to draw on
     * @param area where; nothing is drawn outside
     * @param glyphs the signs that can be drawn
     * @param focused whether keys go here
     */
    void draw(Canvas canvas, Area area, Glyphs glyphs, boolean focused);

    /** @return the keys that do something now beside typing, the most useful first */
    default List<Binding> bindings() {
        return List.of();
    }
}
