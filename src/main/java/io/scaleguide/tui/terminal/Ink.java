package io.scaleguide.tui.terminal;

/**
 * What stands in one cell of the terminal. Lanterna's own character asks Java's rules of languages for each that is made, and they take long to read.
 *
 * @param text one character
 * @param paint how it looks
 * @param half whether this is the second cell of a wide character, where nothing is written
 */
record Ink(String text, Paint paint, boolean half) {
    /** @return whether the other looks the same, whatever its character */
    boolean looksLike(Ink other) {
        return paint.equals(other.paint);
    }
}
