package io.scaleguide.tui.widget;

import io.scaleguide.tui.input.Key;
import java.util.Optional;

/**
 * Something that the program can do, by name.
 *
 * @param id which, for the program
 * @param words what it does, as it is looked for
 * @param key the key that does the same; empty when there is none
 */
public record Command(String id, String words, Optional<Key> key) {}
