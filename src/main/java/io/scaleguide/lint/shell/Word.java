package io.scaleguide.lint.shell;

import io.scaleguide.lint.source.Stretch;

/**
 * A word of a command.
 *
 * @param value what it says, without quotes
 * @param start where it begins in the script, quotes included
 * @param end where it ends there
 * @param quoted whether any of it stands in quotes
 */
public record Word(Stretch value, int start, int end, boolean quoted) {
    /** @return what it says, without quotes */
    public String text() {
        return value.text();
    }

    /**
     * What follows a beginning, for example the value in {@code --set=value}.
     *
     * @param length the length of what is left out
     * @return the rest of the word
     */
    public Word after(int length) {
        return new Word(value.slice(length, value.text().length()), start, end, quoted);
    }
}
