package io.scaleguide.lint.page;

import io.scaleguide.lint.source.Stretch;

/**
 * A line of words between what machines read.
 *
 * @param line the line
 */
public record Prose(Stretch line) {
    /** @return what it says */
    public String text() {
        return line.text();
    }

    /** @return where it begins in the file */
    public int start() {
        return line.at(0);
    }
}
