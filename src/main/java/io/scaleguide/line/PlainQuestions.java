package io.scaleguide.line;

import io.scaleguide.line.LineTerminal.Handle;
import io.scaleguide.line.LineTerminal.Kind;
import java.util.Optional;

/**
 * Asks on a terminal that draws nothing, where the system edits the line, or through a pipe, where the prompt is a line of its own. To
 * interrupt the thread that asks is to leave.
 */
final class PlainQuestions implements Questions {
    private final LineTerminal terminal;

    PlainQuestions(LineTerminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Optional<String> ask(Question question) {
        return question.secret() && terminal.kind() == Kind.PRINTING ? silently(question) : asked(question);
    }

    private Optional<String> asked(Question question) {
        if (terminal.kind() == Kind.PIPE) {
            terminal.out().println(question.prompt().stripTrailing());
        } else {
            terminal.out().print(question.prompt());
        }
        terminal.out().flush();
        return terminal.readLine();
    }

    /** Silent before it is asked, since a key may be pasted as soon as it is. The end of the line is not shown either, so it is printed. */
    private Optional<String> silently(Question question) {
        try (Handle silence = terminal.silent()) {
            return asked(question);
        } finally {
            terminal.out().println();
        }
    }

    @Override
    public void remember(Question question, String line) {
        // There is no Up on such a terminal, so nothing is kept.
    }
}
