package io.scaleguide.tui.app;

import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.theme.Theme;
import java.util.function.Consumer;

/** What an application does to the world around its screen. Nothing here makes its caller wait for a disk. */
public interface Effects {
    /** There is no world: for a screen that nobody sees, or that a test reads. */
    Effects NONE = new Effects() {
        @Override
        public void copy(String text) {}

        @Override
        public void dump(Canvas canvas, Theme theme, Consumer<String> done) {}

        @Override
        public void suspend() {}

        @Override
        public void redraw() {}
    };

    /**
     * Puts a text on the clipboard of the machine that the terminal runs on.
     *
     * @param text the text
     */
    void copy(String text);

    /**
     * Keeps a screen as files: text, ANSI and SVG.
     *
     * @param canvas what is on it
     * @param theme how it looks
     * @param done hears a sentence that says where they are, or why they are not; on any thread
     */
    void dump(Canvas canvas, Theme theme, Consumer<String> done);

    /** Stops the process as the shell does on Ctrl-Z; returns when it goes on. */
    void suspend();

    /** Draws everything again, whatever is thought to be on the screen. */
    void redraw();
}
