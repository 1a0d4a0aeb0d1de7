package io.scaleguide.line.shell;

import io.scaleguide.line.shell.ShellWork.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** What Tab offers: verbs, their arguments, and names of what is there. */
public final class ShellCompleter implements Completer {
    private static final List<String> OWN = List.of("use", "watch", "help", "clear", "exit");
    private static final List<String> PERIODS = List.of("2s", "5s", "10s", "30s", "1m");

    private final ShellWork work;
    private final Supplier<ShellTarget> target;

    /**
     * @param work what the verbs and names are asked of
     * @param target what the verbs work on now
     */
    public ShellCompleter(ShellWork work, Supplier<ShellTarget> target) {
        this.work = work;
        this.target = target;
    }

    /** @return what splits a line into words, as the shell does */
    public static Parser parser() {
        return ShellWords.parser();
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> before = new ArrayList<>(line.words().subList(0, line.wordIndex()));
        if (!before.isEmpty() && before.get(0).equals("scaleguide")) {
            before.remove(0);
        }
        for (String value : values(before, line.word())) {
            // After "service=" the value itself comes, without a space.
            candidates.add(new Candidate(value, value, null, null, null, null, !value.endsWith("=")));
        }
    }

    /** What the word may become. */
    List<String> values(List<String> before, String word) {
        if (before.isEmpty()) {
            return Stream.concat(work.verbs().keySet().stream(), OWN.stream()).toList();
        }
        List<String> arguments = before.subList(1, before.size());
        String verb = before.get(0);
        if (verb.startsWith("!")) {
            return List.of();
        }
        return switch (verb) {
            case "use" -> use(arguments);
            case "watch" -> arguments.isEmpty() ? PERIODS : values(arguments.subList(1, arguments.size()), word);
            case "help" -> arguments.isEmpty() ? List.copyOf(work.verbs().keySet()) : List.of();
            case "clear", "exit", "quit" -> List.of();
            default -> work.candidates(before, word, target.get());
        };
    }

    private List<String> use(List<String> arguments) {
        if (arguments.isEmpty()) {
            return Stream.of(Subject.values())
                    .map(one -> one.name().toLowerCase(Locale.ROOT))
                    .toList();
        }
        Optional<Subject> subject = Shell.subject(arguments.get(0));
        return subject.isPresent() && arguments.size() == 1 ? work.choices(subject.get(), target.get()) : List.of();
    }
}
