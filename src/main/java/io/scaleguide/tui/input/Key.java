package io.scaleguide.tui.input;

/**
 * A key, our own word for it: Lanterna's names change with its next version.
 *
 * @param code which key
 * @param text the character typed, a whole code point, where {@code code} is CHARACTER; else empty
 * @param ctrl whether with Ctrl
 * @param alt whether with Alt
 * @param shift whether with Shift, where the terminal tells (never for characters)
 */
public record Key(Code code, String text, boolean ctrl, boolean alt, boolean shift) {
    /** Which key. */
    public enum Code {
        CHARACTER,
        ENTER,
        TAB,
        BACK_TAB,
        ESCAPE,
        BACKSPACE,
        DELETE,
        INSERT,
        UP,
        DOWN,
        LEFT,
        RIGHT,
        HOME,
        END,
        PAGE_UP,
        PAGE_DOWN,
        F1,
        F2,
        F3,
        F4,
        F5,
        F6,
        F7,
        F8,
        F9,
        F10,
        F11,
        F12
    }

    /**
     * A key without modifiers.
     *
     * @param code which
     * @return the key
     */
    public static Key of(Code code) {
        return new Key(code, "", false, false, false);
    }

    /**
     * A typed character.
     *
     * @param text one code point
     * @return the key
     */
    public static Key typed(String text) {
        return new Key(Code.CHARACTER, text, false, false, false);
    }

    /**
     * A character with Ctrl.
     *
     * @param letter a lower-case letter
     * @return the key
     */
    public static Key ctrl(char letter) {
        return new Key(Code.CHARACTER, String.valueOf(letter), true, false, false);
    }
}
