package io.scaleguide.tui.input;

import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Size;

/** What comes from a terminal. */
public sealed interface Input {
    /** A key was pressed. */
    record Pressed(Key key) implements Input {}

    /** Text was pasted (bracketed paste): it is never taken for keys. Line ends are {@code \n}. */
    record Pasted(String text) implements Input {}

    /** The first mouse button was pressed. */
    record Clicked(Point at) implements Input {}

    /** The wheel was turned; {@code lines} is negative upwards. */
    record Scrolled(Point at, int lines) implements Input {}

    /** The terminal has another size now. */
    record Resized(Size size) implements Input {}

    /** The terminal has told its background (OSC 11). */
    record Background(boolean light) implements Input {}

    /** The program goes on after it was stopped (Ctrl-Z, fg): everything is to be drawn again. */
    record Resumed() implements Input {}

    /** No more will come: the terminal was closed. */
    record Ended() implements Input {}
}
