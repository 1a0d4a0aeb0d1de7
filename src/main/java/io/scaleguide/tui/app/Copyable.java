package io.scaleguide.tui.app;

/**
 * Something on the screen that is worth copying. Never a key.
 *
 * @param what what it is, in a word or two
 * @param text the text that is copied
 */
public record Copyable(String what, String text) {}
