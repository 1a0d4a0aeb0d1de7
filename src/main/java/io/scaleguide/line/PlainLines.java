package io.scaleguide.line;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Lines of a terminal that draws nothing, or of a pipe, which is not prompted. */
public final class PlainLines implements Lines {
    private final LineTerminal terminal;

    /** @param terminal where lines come from */
    public PlainLines(LineTerminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Optional<String> next(String prompt) {
        if (terminal.kind() == LineTerminal.Kind.PIPE) {
            return read();
        }
        show(prompt);
        // The system has dropped the half-typed line by itself.
        try (LineTerminal.Handle interrupts = terminal.onInterrupt(() -> {
            terminal.out().println();
            show(prompt);
        })) {
            return read();
        }
    }

    private void show(String prompt) {
        terminal.out().print(prompt);
        terminal.out().flush();
    }

    /** Reads no further than the end of the line: what follows may be meant for a program that the line starts. */
    private Optional<String> read() {
        StringBuilder line = new StringBuilder();
        try {
            Reader reader = terminal.jline().reader();
            int next = reader.read();
            while (next >= 0 && next != '\n' && next != '\r') {
                line.append((char) next);
                next = reader.read();
            }
            return next < 0 && line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("No line can be read", e);
        }
    }
}
