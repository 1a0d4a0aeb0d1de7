package io.scaleguide.line;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;

/** Lines that can be edited, completed with Tab, and found again in a history. */
public final class EditedLines implements Lines {
    /** How many lines the history keeps. */
    private static final int REMEMBERED = 500;

    private final LineReader reader;

    /**
     * @param terminal a terminal of kind EDITING
     * @param parser what splits a line into words, for completion
     * @param completer what Tab offers
     * @param history the file that lines are kept in; it is made, readable by its owner only
     */
    public EditedLines(LineTerminal terminal, Parser parser, Completer completer, Path history) {
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal.jline())
                .appName("scaleguide")
                .parser(parser)
                .completer(beginnings(completer))
                .history(new DiscreetHistory())
                .variable(LineReader.HISTORY_FILE, history)
                .variable(LineReader.HISTORY_SIZE, REMEMBERED)
                .variable(LineReader.HISTORY_FILE_SIZE, REMEMBERED)
                .variable(LineReader.ERRORS, 0)
                // A ! begins a program, not something of the history.
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                // Pasted lines wait until they are confirmed with Enter.
                .option(LineReader.Option.BRACKETED_PASTE, true)
                // Candidates are printed below the line and stay there; nothing is walked through in place.
                .option(LineReader.Option.AUTO_MENU, false)
                .option(LineReader.Option.AUTO_LIST, true)
                .build();
    }

    /** What begins otherwise is not offered: a guess would have to be read out, and dropped. */
    private static Completer beginnings(Completer completer) {
        return (reader, line, candidates) -> {
            List<Candidate> all = new ArrayList<>();
            completer.complete(reader, line, all);
            String typed = line.word().substring(0, line.wordCursor());
            all.stream()
                    .filter(candidate -> candidate.value().startsWith(typed))
                    .forEach(candidates::add);
        };
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
