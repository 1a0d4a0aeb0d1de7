package io.scaleguide.line.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Parser;
import org.jline.reader.Parser.ParseContext;
import org.jline.reader.impl.DefaultParser;

/** Splits a line into words: quotes keep words together, nothing is expanded. */
final class ShellWords {
    private ShellWords() {}

    static Parser parser() {
        return new DefaultParser();
    }

    /** The words of a line, without a leading {@code scaleguide}, so that commands shown elsewhere can be pasted. */
    static List<String> of(String line) {
        List<String> words = parser().parse(line, line.length(), ParseContext.ACCEPT_LINE).words().stream()
                .filter(word -> !word.isEmpty())
                .toList();
        return !words.isEmpty() && words.get(0).equals("scaleguide") ? words.subList(1, words.size()) : words;
    }

    /** A program and its arguments; {@code ! kubectl} means the same as {@code !kubectl}. */
    static List<String> join(String name, List<String> arguments) {
        List<String> command = new ArrayList<>(arguments);
        if (!name.isEmpty()) {
            command.add(0, name);
        }
        return command;
    }
}
