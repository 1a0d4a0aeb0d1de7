package io.scaleguide.tui.terminal;

import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.input.Input;
import io.scaleguide.tui.theme.Theme;
import java.util.function.Consumer;

/**
 * What an application draws on. The screen is taken when the display is made, and given back on {@link #close()}. Any thread may
 * call. A terminal that is gone makes nothing fail here: {@link Input.Ended} tells of it.
 */
public interface Display extends AutoCloseable {
    /** @return how large the screen is now */
    Size size();

    /**
     * Shows a canvas: writes the cells that differ from what was shown before, and nothing when none does.
     *
     * @param canvas what to show; what is beyond the screen's size is left out
     * @param theme how it looks
     */
    void show(Canvas canvas, Theme theme);

    /**
     * Puts a text on the clipboard of the machine that the terminal runs on (OSC 52), also over ssh. A terminal that does not
     * allow it does nothing, and does not say so.
     *
     * @param text what to copy
     */
    void copy(String text);

    /**
     * Names the terminal's window.
     *
     * @param text the name; control characters are dropped
     */
    void title(String text);

    /** What is on the screen is no longer known, because something else wrote over it: the next frame writes all of it. */
    void redraw();

    /**
     * Gives the terminal back and stops the process, as the shell expects on Ctrl-Z. Returns when the shell lets it go on; the
     * screen is taken again, and {@link Input.Resumed} delivered.
     */
    void suspend();

    /**
     * Begins to deliver what comes in. Once per display.
     *
     * @param listener takes the inputs, one at a time, on the display's own threads; it should only queue them
     */
    void listen(Consumer<Input> listener);

    /** Gives the terminal back as it was. May be called more than once, and from a shutdown hook. */
    @Override
    void close();
}
