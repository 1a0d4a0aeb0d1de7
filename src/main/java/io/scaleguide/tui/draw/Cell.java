package io.scaleguide.tui.draw;

/**
 * One cell of a canvas.
 *
 * @param text the character in it, of the cell's width; empty in the second half of a wide character
 * @param role what it means
 */
public record Cell(String text, Role role) {
    /** An empty cell. */
    public static final Cell BLANK = new Cell(" ", Role.TEXT);
}
