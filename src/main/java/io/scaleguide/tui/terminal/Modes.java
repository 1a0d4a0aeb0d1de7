package io.scaleguide.tui.terminal;

/** The switches of a terminal ("XTerm Control Sequences") that the full screen turns, and turns back. */
final class Modes {
    /** Asks for the background's colour; the answer comes in like a key. */
    static final String ASK_BACKGROUND = "\u001b]11;?\u001b\\";

    static final String BEGIN_FRAME = "\u001b[?2026h";
    static final String END_FRAME = "\u001b[?2026l";

    /** Takes the screen: the title is kept, the other screen shown, lines do not wrap, and the cursor is hidden. */
    static final String TAKE = "\u001b[22;0t\u001b[?1049h\u001b[?7l\u001b[?25l";

    private static final String MOUSE_ON = "\u001b[?1000h\u001b[?1006h";
    private static final String MOUSE_OFF = "\u001b[?1006l\u001b[?1000l";

    private Modes() {}

    /**
     * Begins to hear what a program can only read once keys come to it one by one: pastes are marked.
     *
     * @param mouse whether presses and the wheel are told
     */
    static String hear(boolean mouse) {
        return "\u001b[?2004h" + (mouse ? MOUSE_ON : "");
    }

    /**
     * Gives it back, in whatever state it was left.
     *
     * @param mouse as it was heard
     */
    static String leave(boolean mouse) {
        return END_FRAME
                + (mouse ? MOUSE_OFF : "")
                + "\u001b[?2004l\u001b[0m\u001b[?7h\u001b[?25h\u001b[?1049l\u001b[23;0t";
    }
}
