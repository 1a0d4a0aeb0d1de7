package io.scaleguide.line;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser;

/** JLine's readers, set up so that what they print can be listened to. */
final class LineReaders {
    /** How many lines a history keeps. */
    private static final int REMEMBERED = 500;

    private LineReaders() {}

    /**
     * A reader.
     *
     * @param terminal a terminal of kind EDITING
     * @param parser what splits a line into words, for completion
     * @param completer what Tab offers
     * @param history the file that lines are kept in; it is made, readable by its owner only
     */
    static LineReader of(LineTerminal terminal, Parser parser, Completer completer, Optional<Path> history) {
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal.jline())
                .appName("scaleguide")
                .parser(parser)
                .completer(beginnings(completer))
                .history(new DiscreetHistory())
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
                .option(LineReader.Option.AUTO_LIST, true);
        history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        return builder.build();
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
}
