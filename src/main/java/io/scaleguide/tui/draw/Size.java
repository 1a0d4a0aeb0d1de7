package io.scaleguide.tui.draw;

/**
 * The size of a screen, in cells.
 *
 * @param columns how wide, at least 0
 * @param rows how high, at least 0
 */
public record Size(int columns, int rows) {}
