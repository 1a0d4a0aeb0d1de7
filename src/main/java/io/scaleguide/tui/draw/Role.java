package io.scaleguide.tui.draw;

/** What a piece of the screen means; a theme says how each looks. Never the only sign: words or a glyph say the same. */
public enum Role {
    /** Ordinary text. */
    TEXT,
    /** Text of less weight: help, units, ages. */
    DIM,
    /** The name of a screen, a step or a pane. */
    TITLE,
    /** A link, a command or a name worth copying. */
    COMMAND,
    /** The key that does something, in the bar at the bottom. */
    KEY,
    /** As it should be. */
    OK,
    /** It will do, but look. */
    WARN,
    /** It has failed, or will not do. */
    BAD,
    /** Under way. */
    BUSY,
    /** A line that a change adds. */
    ADDED,
    /** A line that a change removes. */
    REMOVED,
    /** The text in a field that can be edited. */
    FIELD,
    /** The field or the row that has the focus. */
    FOCUS,
    /** What a search has found. */
    FOUND,
    /** A border. */
    BORDER,
    /** The border of the pane that has the focus. */
    BORDER_FOCUS,
    /** The bar at the top. */
    BAR,
    /** The mark of a practice cluster. */
    PRACTICE,
    /** The mark of a real cluster. */
    REAL,
    /** The mark of a cluster that looks like production. */
    DANGER
}
