package io.scaleguide.tui.app;

import io.scaleguide.tui.input.Key;
import java.util.Optional;

/**
 * Something that can be done now. The bar at the bottom, the help and the palette are made from these, and keys find them: so what the
 * screen says of a key is what the key does.
 *
 * @param key the key that does it; empty where only the palette or a button does
 * @param what what it does, in a few words
 * @param group the heading that the help puts it under
 * @param prominent whether the bar at the bottom shows it
 * @param run does it; on the screen's thread, and without waiting for anything
 */
public record KeyedCommand(Optional<Key> key, String what, String group, boolean prominent, Runnable run) {
    /**
     * A command that the bar at the bottom shows.
     *
     * @param key its key
     * @param what what it does
     * @param group its heading
     * @param run does it
     * @return the command
     */
    public static KeyedCommand shown(Key key, String what, String group, Runnable run) {
        return new KeyedCommand(Optional.of(key), what, group, true, run);
    }

    /**
     * A command that the help and the palette show.
     *
     * @param key its key
     * @param what what it does
     * @param group its heading
     * @param run does it
     * @return the command
     */
    public static KeyedCommand listed(Key key, String what, String group, Runnable run) {
        return new KeyedCommand(Optional.of(key), what, group, false, run);
    }

    /**
     * A command without a key, for the palette.
     *
     * @param what what it does
     * @param group its heading
     * @param run does it
     * @return the command
     */
    public static KeyedCommand named(String what, String group, Runnable run) {
        return new KeyedCommand(Optional.empty(), what, group, false, run);
    }
}
