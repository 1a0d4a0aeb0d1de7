package io.scaleguide.tui.theme;

/** How many colours the terminal shows. */
public enum ColourDepth {
    /** None: NO_COLOR, or a terminal without colour. */
    NONE,
    /** The 16 of ANSI. */
    ANSI,
    /** xterm's 256. */
    INDEXED,
    /** 24 bit. */
    TRUE
}
