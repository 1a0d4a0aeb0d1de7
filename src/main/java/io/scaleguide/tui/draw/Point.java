package io.scaleguide.tui.draw;

/**
 * A place on the screen.
 *
 * @param column from 0 at the left
 * @param row from 0 at the top
 */
public record Point(int column, int row) {}
