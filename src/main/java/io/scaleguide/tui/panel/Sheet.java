package io.scaleguide.tui.panel;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.tui.app.Asking;
import io.scaleguide.tui.app.Copyable;
import io.scaleguide.tui.app.KeyedCommand;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.input.Key;
import java.util.List;
import java.util.Optional;

/**
 * Something that lies over the panel's boxes and takes what is typed until it is closed: a form, for example. There is one of each for as long as the panel
 * is open, so that it may keep what was typed. Used by the screen's thread alone; nothing in it waits.
 */
public interface Sheet {
    /** @return its name, which stands above it */
    String title();

    /**
     * It is opened, or opened again.
     *
     * @param view the moment that is shown
     */
    void open(PanelView view);

    /**
     * Takes in what has changed, while it is open.
     *
     * @param view the moment that is shown
     */
    void refresh(PanelView view);

    /** @return whether it is to be closed; Esc that nothing here takes closes it as well */
    boolean done();

    /**
     * A key that no command everywhere has.
     *
     * @param key the key
     * @return whether it did something; if not, a command may have it
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

    /** @return whether characters go into a field now, so that {@code ?} and {@code :} are text */
    boolean typing();

    /** @return what can be done here now beside closing it, the most useful first */
    List<KeyedCommand> commands();

    /** @return what can be copied here */
    List<Copyable> copyables();

    /** @return a question that is to be asked now; asked once */
    Optional<Asking> asks();

    /**
     * Draws its inside.
     *
     * @param canvas what to draw on
     * @param area where: the page below its bar, without the row of the name
     * @param glyphs the signs that can be drawn
     */
    void draw(Canvas canvas, Area area, Glyphs glyphs);
}
