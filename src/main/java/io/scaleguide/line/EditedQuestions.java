package io.scaleguide.line;

import java.io.IOException;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;

/** Asks on a terminal that can edit a line; each question has a history and a completion of its own. */
final class EditedQuestions implements Questions {
    /** With this mask JLine shows nothing at all, not even how much was typed. */
    private static final Character NOTHING = '\0';

    private final LineTerminal terminal;

    EditedQuestions(LineTerminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Optional<String> ask(Question question) {
        try {
            LineReader reader = reader(question);
            // Lines are kept when they turn out to be answers, and not as they are typed.
            reader.setVariable(LineReader.DISABLE_HISTORY, true);
            return Optional.of(
                    question.secret()
                            ? reader.readLine(question.prompt(), NOTHING)
                            : reader.readLine(question.prompt()));
        } catch (UserInterruptException | EndOfFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void remember(Question question, String line) {
        if (question.secret() || question.history().isEmpty()) {
            return;
        }
        LineReader reader = reader(question);
        reader.getHistory().add(line);
        try {
            reader.getHistory().save();
        } catch (IOException e) {
            // The line is remembered until the end of the run, if no longer than that.
            return;
        }
    }

    private LineReader reader(Question question) {
        LineReader reader = LineReaders.of(
                terminal,
                (line, cursor, context) -> new WholeLine(line, cursor),
                choices(question),
                question.history());
        reader.getHistory().attach(reader);
        return reader;
    }

    private static Completer choices(Question question) {
        return (reader, line, candidates) -> question.choices()
                .get()
                .forEach(value -> candidates.add(new Candidate(value, value, null, null, null, null, false)));
    }
}
