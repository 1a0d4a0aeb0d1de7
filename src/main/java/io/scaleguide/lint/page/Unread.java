package io.scaleguide.lint.page;

/**
 * A part that should be YAML and is not.
 *
 * @param start where in the file the trouble is
 * @param message what is wrong
 */
public record Unread(int start, String message) {}
