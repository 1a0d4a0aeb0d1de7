package io.scaleguide.tui.demo;

import io.scaleguide.tui.input.Key;
import java.util.List;

/** What a demonstration does next. */
sealed interface Cue {
    /** The place in the demonstration that it belongs to: the same place asks for the same thing. */
    String place();

    /**
     * Something is looked at, then keys are pressed.
     *
     * @param says what is said meanwhile, one after the other
     * @param weight how long it is looked at, at the usual pace, in seconds; 0 for keys that need no reading
     * @param keys what is pressed then, in order
     */
    record Look(String place, List<String> says, double weight, List<Key> keys) implements Cue {}

    /** Nothing is pressed until something has changed. {@code says}: what is said meanwhile, again and again. */
    record Wait(String place, List<String> says) implements Cue {}

    /** It is for the person at the screen to go on. {@code why}: a short sentence. */
    record Yours(String place, String why) implements Cue {}

    /** There is nothing more to show. */
    record Over(String place) implements Cue {}
}
