package io.scaleguide.line.shell;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.line.LineTerminal;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Runs a program of the user's, without a shell in between. */
final class Program {
    /** What a shell answers for a program that is not there (POSIX, 2.8.2). */
    private static final int NOT_FOUND = 127;

    private final LineTerminal terminal;
    private final PrintStream err;

    Program(LineTerminal terminal, PrintStream err) {
        this.terminal = terminal;
        this.err = err;
    }

    /**
     * Runs it to its end.
     *
     * @param words the program and its arguments
     * @param environment its whole environment
     * @return its exit code
     */
    int run(List<String> words, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return terminal.canBeInherited() ? onTerminal(builder) : onStreams(builder);
        } catch (IOException e) {
            err.println("scaleguide: " + words.get(0) + " cannot be started. Is it on your PATH?");
            return NOT_FOUND;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.CANCELLED;
        }
    }

    /** The program has the terminal, so Ctrl-C goes to it, and what it makes of that is its own business. */
    private int onTerminal(ProcessBuilder builder) throws IOException, InterruptedException {
        try (LineTerminal.Handle settings = terminal.keep();
                LineTerminal.Handle interrupts = terminal.onInterrupt(() -> {})) {
            Process process = builder.inheritIO().start();
            try {
                int code = process.waitFor();
                if (code == ExitCode.CANCELLED) {
                    // The terminal has shown ^C, and the prompt belongs on a line of its own.
                    terminal.out().println();
                }
                return code;
            } catch (InterruptedException e) {
                end(process);
                throw e;
            }
        }
    }

    private int onStreams(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        try (LineTerminal.Handle interrupts = terminal.onInterrupt(() -> end(process))) {
            if (Thread.currentThread().isInterrupted()) {
                // Ctrl-C came while the program was being started.
                end(process);
            }
            process.getOutputStream().close();
            process.getInputStream().transferTo(terminal.out());
            terminal.out().flush();
            return process.waitFor();
        }
    }

    /** Ends it and what it has started, which would keep its output open. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
