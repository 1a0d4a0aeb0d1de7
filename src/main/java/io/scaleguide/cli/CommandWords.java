package io.scaleguide.cli;

import io.scaleguide.kube.KubeContext;
import io.scaleguide.line.shell.ShellTarget;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What the last word of a command line may become, for the completion of a user's own shell. */
final class CommandWords {
    /** Labels of what is a file, and of what is a folder: a shell completes those better than any program. */
    private static final Set<String> FILES = Set.of("FILE", "FILE.csv", "FILE|DIR", "DIR|TGZ", "ZIP");

    private static final String FOLDER = "DIR";

    /** What a shell is to do. */
    enum Kind {
        /** Offer the words. */
        WORDS,
        /** Offer files. */
        FILES,
        /** Offer folders. */
        FOLDERS
    }

    /**
     * A word that could stand there.
     *
     * @param text the whole word
     * @param description what it is, in a few words; empty where the word says it
     */
    record Word(String text, String description) {}

    /** What could stand there; the words are empty where a shell is to look for files or folders. */
    record Offer(Kind kind, List<Word> words) {}

    private final CommandSpec program;
    private final LiveNames names;
    private final ArgumentWords arguments;

    /**
     * @param program the whole command line
     * @param names asked for what is in the cluster
     * @param arguments what options may be given
     */
    CommandWords(CommandSpec program, LiveNames names, ArgumentWords arguments) {
        this.program = program;
        this.names = names;
        this.arguments = arguments;
    }

    /**
     * What the last word may become.
     *
     * @param words the command line without the program's name; the last word is the one that is being typed, perhaps empty
     */
    Offer offer(List<String> words) {
        List<String> before = words.subList(0, words.size() - 1);
        String word = words.get(words.size() - 1);
        CommandSpec command = program;
        for (String each : before) {
            command = Optional.ofNullable(command.subcommands().get(each))
                    .map(found -> found.getCommandSpec())
                    .orElse(command);
        }
        Offer all = offer(command, before, word);
        return new Offer(
                all.kind(),
                all.words().stream().filter(one -> one.text().startsWith(word)).toList());
    }

    private Offer offer(CommandSpec command, List<String> before, String word) {
        int equals = word.indexOf('=');
        if (word.startsWith("--") && equals > 0) {
            String name = word.substring(0, equals);
            return takingValue(command, name)
                    .map(option -> prefixed(name + "=", values(option, before, word.substring(equals + 1))))
                    .orElse(words(Stream.of()));
        }
        Optional<OptionSpec> option =
                before.isEmpty() ? Optional.empty() : takingValue(command, before.get(before.size() - 1));
        if (option.isPresent()) {
            return values(option.get(), before, word);
        }
        return word.startsWith("-") ? words(options(command, before)) : plain(command);
    }

    private static Optional<OptionSpec> takingValue(CommandSpec command, String name) {
        return Optional.ofNullable(command.findOption(name))
                .filter(one -> one.arity().min() > 0);
    }

    private Offer values(OptionSpec option, List<String> before, String word) {
        Optional<Offer> place = place(option);
        return place.orElseGet(
                () -> words(arguments.values(option, word, ArgumentWords.elsewhere(before, target(before))).stream()
                        .map(value -> new Word(value, ""))));
    }

    private static Optional<Offer> place(ArgSpec argument) {
        if (argument.paramLabel().equals(FOLDER)) {
            return Optional.of(new Offer(Kind.FOLDERS, List.of()));
        }
        return FILES.contains(argument.paramLabel()) ? Optional.of(new Offer(Kind.FILES, List.of())) : Optional.empty();
    }

    /** The current context, and what the line says. */
    private ShellTarget target(List<String> before) {
        Optional<String> current = ArgumentWords.given(before, "--context").or(() -> names.listed().stream()
                .filter(KubeContext::current)
                .map(KubeContext::name)
                .findFirst());
        return new ShellTarget(current, false, Optional.empty(), Optional.empty());
    }

    private static Stream<Word> options(CommandSpec command, List<String> before) {
        return ArgumentWords.options(command, before)
                .map(one -> new Word(one.longestName(), gist(one.description())))
                .sorted(Comparator.comparing(Word::text));
    }

    /** Commands where there are any, else what stands alone on the line. */
    private Offer plain(CommandSpec command) {
        if (!command.subcommands().isEmpty()) {
            return words(CommandGlance.below(command).stream()
                    .map(one -> new Word(
                            one.getKey(), gist(one.getValue().usageMessage().description()))));
        }
        Optional<PositionalParamSpec> alone =
                command.positionalParameters().stream().findFirst();
        return alone.flatMap(CommandWords::place)
                .orElseGet(() -> words(
                        alone.stream().flatMap(one -> ArgumentWords.known(one)).map(value -> new Word(value, ""))));
    }

    private static Offer words(Stream<Word> words) {
        return new Offer(Kind.WORDS, words.toList());
    }

    private static Offer prefixed(String prefix, Offer offer) {
        return new Offer(
                offer.kind(),
                offer.words().stream()
                        .map(one -> new Word(prefix + one.text(), one.description()))
                        .toList());
    }

    /** The first sentence, without the default, which a list has no room for. */
    private static String gist(String... description) {
        return CommandGlance.gist(String.join(" ", description).replaceAll(" ?\\([^)]*default:[^)]*\\)", ""));
    }
}
