package io.scaleguide.lint.page;

/**
 * A part that should be YAML and is not.
 *
 * @param start where in the file the trouble is
 * @param message what is wrong
 * @param whole whether all of the file was meant to be YAML
 */
public record Unread(int start, String message, boolean whole) {}
