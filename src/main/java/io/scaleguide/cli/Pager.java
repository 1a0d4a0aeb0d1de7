package io.scaleguide.cli;

import io.scaleguide.tui.terminal.Terminals;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The program that PAGER names, through which long text goes where a person reads it on a terminal, as with git. It is started without a shell, and without
 * Datadog's keys.
 */
final class Pager implements AutoCloseable {
    /** What prints much and then ends; but for what goes on, or is there to be watched. */
    private static final Set<String> LONG = Set.of("lint", "doctor", "hops");

    private static final List<String> WATCHED = List.of("--watch", "--pulse", "--fix");

    private final Process process;
    private final PrintStream text;

    private Pager(Process process) {
        this.process = process;
        this.text = new PrintStream(new BufferedOutputStream(process.getOutputStream()), false, StandardCharsets.UTF_8);
    }

    /** Whether such a command line prints long text: help, what a file or a path suffers from, the list of faults. */
    static boolean isFor(String... args) {
        List<String> words = List.of(args);
        boolean help = words.contains("--help") || words.contains("-h");
        boolean watched = words.stream().anyMatch(word -> WATCHED.stream()
                .anyMatch(option -> word.equals(option) || word.startsWith(option + "=")));
        boolean faults = words.size() > 1
                && words.get(0).equals("practice")
                && words.get(1).equals("faults");
        return help || faults || !words.isEmpty() && LONG.contains(words.get(0)) && !watched;
    }

    /** Starts it; empty where none is named, where nobody is at the terminal, or where it cannot be started, which is then said. */
    static Optional<Pager> open(Surroundings surroundings) {
        List<String> words = words(surroundings.environment().getOrDefault("PAGER", ""));
        if (words.isEmpty() || words.equals(List.of("cat")) || !surroundings.ofThisProcess() || !Terminals.attended()) {
            return Optional.empty();
        }
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().putAll(environment(surroundings.environment()));
        try {
            return Optional.of(new Pager(builder.start()));
        } catch (IOException e) {
            surroundings.err().println("scaleguide: PAGER names " + words.get(0) + ", which cannot be started.");
            return Optional.empty();
        }
    }

    private static List<String> words(String variable) {
        return Stream.of(variable.strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** As git tells less: what fits on the screen is not held up, and the text stays. */
    private static Map<String, String> environment(Map<String, String> ours) {
        Map<String, String> environment = new HashMap<>(ours);
        environment.keySet().removeIf(name -> name.startsWith("DD_") || name.startsWith("DATADOG_"));
        environment.putIfAbsent("LESS", "FRX");
        return environment;
    }

    /** The same surroundings, with the pager in the place of the terminal. */
    Surroundings around(Surroundings surroundings) {
        return new Surroundings(
                surroundings.in(),
                text,
                surroundings.err(),
                surroundings.environment(),
                surroundings.userHome(),
                surroundings.home(),
                surroundings.clock(),
                surroundings.zoneOfUser());
    }

    /** Says that this was all, and waits until it was read. Ctrl-C is the pager's business, so even then it is waited for. */
    @Override
    public void close() {
        text.close();
        Thread wait = new Thread(() -> process.onExit().join(), "pager");
        Runtime.getRuntime().addShutdownHook(wait);
        process.onExit().join();
        try {
            Runtime.getRuntime().removeShutdownHook(wait);
        } catch (IllegalStateException shuttingDown) {
            // It has ended by now, and so does the thread.
            return;
        }
    }
}
