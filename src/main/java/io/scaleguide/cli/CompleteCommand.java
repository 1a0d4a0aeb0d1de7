package io.scaleguide.cli;

import io.scaleguide.guide.run.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Answers the completion of a user's shell. The first line says what to offer, {@code words}, {@code files} or {@code folders}; each line after it is a
 * word, a tabulator and what it is.
 */
@Command(name = "complete", description = "Answers the completion of a shell.", hidden = true)
final class CompleteCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--next", description = "A new word begins after the last one.")
    private boolean next;

    @Parameters(paramLabel = "WORD", arity = "0..*", description = "The command line, behind --.")
    private List<String> line = new ArrayList<>();

    CompleteCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<String> words = new ArrayList<>(line);
        if (next || words.isEmpty()) {
            words.add("");
        }
        List<Path> kubeconfigs =
                surroundings.kubeconfigs(ArgumentWords.given(words, "--kubeconfig").map(Path::of).stream()
                        .toList());
        CommandLine program = CommandLineProgram.all(surroundings);
        try (LiveNames names = new LiveNames(kubeconfigs, surroundings.clock())) {
            CommandWords.Offer offer = new CommandWords(
                            program.getCommandSpec(), names, new ArgumentWords(surroundings, names))
                    .offer(words);
            surroundings.out().println(offer.kind().name().toLowerCase(Locale.ROOT));
            offer.words().forEach(word -> surroundings.out().println(word.text() + "\t" + word.description()));
        }
        return ExitCode.DONE;
    }
}
