package io.scaleguide.tui.widget;

import io.scaleguide.tui.input.Key;

/**
 * A key and what it does; the bar at the bottom, the help and the commands are drawn from these.
 *
 * @param key the key
 * @param what what it does, a word or two
 */
public record Binding(Key key, String what) {
    /**
     * A binding of a key that is no character.
     *
     * @param code the key
     * @param what what it does
     * @return the binding
     */
    public static Binding of(Key.Code code, String what) {
        return new Binding(Key.of(code), what);
    }

    /**
     * A binding of a character.
     *
     * @param character the character
     * @param what what it does
     * @return the binding
     */
    public static Binding typed(String character, String what) {
        return new Binding(Key.typed(character), what);
    }
}
