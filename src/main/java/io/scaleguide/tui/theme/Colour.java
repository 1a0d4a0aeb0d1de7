package io.scaleguide.tui.theme;

/** A colour, as far as a terminal can show it. */
public sealed interface Colour {
    /** One of the terminal's own 16 colours: 0 to 7, and 8 to 15 for the bright ones. */
    record Ansi(int number) implements Colour {}

    /** One of xterm's 256 colours, 16 to 255. */
    record Indexed(int number) implements Colour {}

    /** A colour by its parts, each 0 to 255. */
    record Rgb(int red, int green, int blue) implements Colour {}
}
