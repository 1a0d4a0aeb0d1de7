package io.scaleguide.tui.panel;

import io.scaleguide.tui.input.Key;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A sheet that can be opened from the panel.
 *
 * @param key the key that opens it
 * @param what what is done there, in a few words
 * @param group the heading that the help puts it under
 * @param sheet makes it; it is given what shows a sentence at the top of the panel until the next key, on any thread
 */
public record SheetOffer(Key key, String what, String group, Function<Consumer<String>, Sheet> sheet) {}
