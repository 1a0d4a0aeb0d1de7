package io.scaleguide.tui.terminal;

import java.io.IOException;

/** What a display needs of its terminal beyond what Lanterna's interface has. */
public interface Control {
    /** A terminal that can do none of it. */
    Control NONE = new Control() {
        @Override
        public void beginFrame() {}

        @Override
        public void endFrame() {}

        @Override
        public void copy(String text) {}

        @Override
        public void title(String text) {}

        @Override
        public void stop() {}
    };

    /**
     * Tells the terminal to show nothing until the frame ends.
     *
     * @throws IOException when the terminal is gone
     */
    void beginFrame() throws IOException;

    /**
     * Tells the terminal to show the frame.
     *
     * @throws IOException when the terminal is gone
     */
    void endFrame() throws IOException;

    /**
     * Puts a text on the clipboard.
     *
     * @param text the text
     * @throws IOException when the terminal is gone
     */
    void copy(String text) throws IOException;

    /**
     * Names the window.
     *
     * @param text the name
     * @throws IOException when the terminal is gone
     */
    void title(String text) throws IOException;

    /** Stops this process, as SIGTSTP does, until it is told to go on. The terminal has been given back before. */
    void stop();
}
