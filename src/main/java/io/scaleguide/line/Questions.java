package io.scaleguide.line;

import java.util.Optional;

/** Asks for single lines. */
public interface Questions {
    /**
     * Prompts and waits for a line.
     *
     * @param question what is asked
     * @return the line without its end; empty when whoever types wants to leave (Ctrl-C, Ctrl-D), or there are no more lines
     */
    Optional<String> ask(Question question);

    /**
     * Keeps a line for the next time that the question is asked, if it has a history and the line holds nothing like a key.
     *
     * @param question what was asked
     * @param line the line
     */
    void remember(Question question, String line);

    /**
     * The questions that suit a terminal.
     *
     * @param terminal the terminal
     * @return what asks on it
     */
    static Questions on(LineTerminal terminal) {
        return terminal.kind() == LineTerminal.Kind.EDITING
                ? new EditedQuestions(terminal)
                : new PlainQuestions(terminal);
    }
}
