package io.scaleguide.tui.input;

import java.util.Locale;

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
        CHARACTER("a character"),
        ENTER("Enter"),
        TAB("Tab"),
        BACK_TAB("Shift-Tab"),
        ESCAPE("Esc"),
        BACKSPACE("Backspace"),
        DELETE("Del"),
        INSERT("Ins"),
        UP("Up"),
        DOWN("Down"),
        LEFT("Left"),
        RIGHT("Right"),
        HOME("Home"),
        END("End"),
        PAGE_UP("PgUp"),
        PAGE_DOWN("PgDn"),
        F1("F1"),
        F2("F2"),
        F3("F3"),
        F4("F4"),
        F5("F5"),
        F6("F6"),
        F7("F7"),
        F8("F8"),
        F9("F9"),
        F10("F10"),
        F11("F11"),
        F12("F12");

        private final String words;

        Code(String words) {
            this.words = words;
        }
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

    /**
     * The key's name, as the bar at the bottom shows it.
     *
     * @return such as {@code Ctrl-P}, {@code F1}, {@code Enter}, {@code Shift-Tab} or {@code ?}
     */
    public String words() {
        String name = code == Code.CHARACTER ? character() : code.words;
        return (ctrl ? "Ctrl-" : "") + (alt ? "Alt-" : "") + (shift ? "Shift-" : "") + name;
    }

    /** Written out: keys are compared before the first frame, and a record's own comparison is linked anew in every run, which takes ten milliseconds. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Key key
                && code == key.code
                && ctrl == key.ctrl
                && alt == key.alt
                && shift == key.shift
                && text.equals(key.text);
    }

    @Override
    public int hashCode() {
        return 31 * code.hashCode() + text.hashCode();
    }

    @Override
    public String toString() {
        return words();
    }

    private String character() {
        if (text.equals(" ")) {
            return "Space";
        }
        return ctrl ? text.toUpperCase(Locale.ROOT) : text;
    }
}
