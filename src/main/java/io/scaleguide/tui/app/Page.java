package io.scaleguide.tui.app;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.input.Key;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an application shows between its own parts: the wizard, for example. Used by the screen's thread alone; nothing in it waits. */
public interface Page {
    /** Takes in what has changed since it was drawn last. */
    void refresh();

    /**
     * A key that no command of the page has.
     *
     * @param key the key
     * @return whether it did something
     */
    boolean handle(Key key);

    /**
     * Pasted text.
     *
     * @param text the text
     * @return whether it was taken
     */
    boolean paste(String text);

    /**
     * The mouse was pressed.
     *
     * @param at where, on the screen
     * @return whether it did something
     */
    boolean click(Point at);

    /**
     * The wheel was turned.
     *
     * @param at where, on the screen
     * @param lines how far; negative is upwards
     * @return whether it did something
     */
    boolean scroll(Point at, int lines);

    /**
     * Draws it.
     *
     * @param canvas what to draw on
     * @param area where
     * @param glyphs the signs that can be drawn
     */
    void draw(Canvas canvas, Area area, Glyphs glyphs);

    /** @return whether characters go into a field now, so that {@code ?} and {@code :} are text */
    boolean typing();

    /** @return what can be done now, the most useful first */
    List<KeyedCommand> commands();

    /** @return what can be copied now, what has the focus first */
    List<Copyable> copyables();

    /** @return a question that is to be asked now; asked once */
    Optional<Asking> asks();

    /** @return what to ask before the screen is left; empty where nothing would be lost */
    Optional<String> beforeLeaving();

    /** @return how soon it looks different without anything happening; empty while nothing moves */
    Optional<Duration> nextChange();

    /** @return whether there is nothing more to do here */
    boolean over();
}
