package io.scaleguide.guide.wizard;

/**
 * What a check of the step at hand says, while you are still at its answers.
 *
 * @param level how it looks
 * @param message in words
 */
public record CheckView(Level level, String message) {
    /** How it looks. */
    public enum Level {
        BUSY,
        OK,
        WARNING,
        BAD
    }
}
