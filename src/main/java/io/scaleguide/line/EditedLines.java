package io.scaleguide.line;

import java.nio.file.Path;
import java.util.Optional;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;

/** Lines that can be edited, completed with Tab, and found again in a history. */
public final class EditedLines implements Lines {
    private final LineReader reader;

    /**
     * @param terminal a terminal of kind EDITING
     * @param parser what splits a line into words, for completion
     * @param completer what Tab offers
     * @param history the file that lines are kept in; it is made, readable by its owner only
     */
    public EditedLines(LineTerminal terminal, Parser parser, Completer completer, Path history) {
        this.reader = LineReaders.of(terminal, parser, completer, Optional.of(history));
    }

    @Override
    public Optional<String> next(String prompt) {
        while (true) {
            try {
                return Optional.of(reader.readLine(prompt));
            } catch (UserInterruptException e) {
                // Ctrl-C: the line is dropped, and another one begins.
            } catch (EndOfFileException e) {
                return Optional.empty();
            }
        }
    }
}
