package io.scaleguide.tui.terminal;

import com.googlecode.lanterna.TextCharacter;

/**
 * What stands in one cell of the terminal.
 *
 * @param character the character with its look
 * @param half whether this is the second cell of a wide character, where nothing is written
 */
record Ink(TextCharacter character, boolean half) {
    /** @return whether the other looks the same, whatever its character */
    @SuppressWarnings(
            "ReferenceEquality") // most cells stand beside one that is the very same, and Lanterna copies the modifiers
    // for whoever asks
    boolean looksLike(Ink other) {
        return this == other
                || character.getForegroundColor().equals(other.character.getForegroundColor())
                        && character.getBackgroundColor().equals(other.character.getBackgroundColor())
                        && character.getModifiers().equals(other.character.getModifiers());
    }
}
