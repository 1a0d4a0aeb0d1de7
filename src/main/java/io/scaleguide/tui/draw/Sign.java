package io.scaleguide.tui.draw;

/**
 * Every sign that is drawn beside text, with its twin for a terminal without Unicode. Each is one cell wide in every
 * terminal; nothing that has an emoji form with a width of its own is among them.
 */
public enum Sign {
    HORIZONTAL("─", "-"),
    VERTICAL("│", "|"),
    TOP_LEFT("┌", "+"),
    TOP_RIGHT("┐", "+"),
    BOTTOM_LEFT("└", "+"),
    BOTTOM_RIGHT("┘", "+"),
    TEE_LEFT("├", "+"),
    TEE_RIGHT("┤", "+"),
    TEE_TOP("┬", "+"),
    TEE_BOTTOM("┴", "+"),
    CROSSING("┼", "+"),
    /** Done, or as it should be. */
    DONE("✓", "v"),
    /** Failed. */
    FAILED("✗", "x"),
    /** Under way, or set. */
    CURRENT("●", "*"),
    /** Ahead, or not set. */
    AHEAD("○", "o"),
    /** Left out. */
    SKIPPED("–", "-"),
    /** Look at this. */
    WARNING("!", "!"),
    /** The row that is chosen. */
    POINTER("▶", ">"),
    ELLIPSIS("…", "~"),
    BULLET("•", "*"),
    /** A cluster. */
    HELM("⎈", "%"),
    ARROW_LEFT("←", "<"),
    ARROW_RIGHT("→", ">"),
    ARROW_UP("↑", "^"),
    ARROW_DOWN("↓", "v"),
    /** The part of a scroll bar that shows where you are. */
    THUMB("█", "#"),
    /** The rest of a scroll bar. */
    TRACK("│", "|"),
    /** A line that is aimed at. */
    DASH("╌", "="),
    /** A moment, on a plot. */
    DOTTED_VERTICAL("┊", ":");

    private final String unicode;
    private final String ascii;

    Sign(String unicode, String ascii) {
        this.unicode = unicode;
        this.ascii = ascii;
    }

    String unicode() {
        return unicode;
    }

    String ascii() {
        return ascii;
    }
}
