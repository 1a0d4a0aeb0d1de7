package io.scaleguide.document;

/**
 * What is wrong at a place in a file.
 *
 * @param file the file, as the user named it
 * @param line the line, from 1; 0 when the whole file is meant
 * @param message what is wrong and what is allowed
 */
public record DocumentProblem(String file, int line, String message) {
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + ": " + message : file + ": " + message;
    }
}
