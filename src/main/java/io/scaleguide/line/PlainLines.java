package io.scaleguide.line;

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
            return terminal.readLine();
        }
        show(prompt);
        // The system has dropped the half-typed line by itself.
        try (LineTerminal.Handle interrupts = terminal.onInterrupt(() -> {
            terminal.out().println();
            show(prompt);
        })) {
            return terminal.readLine();
        }
    }

    private void show(String prompt) {
        terminal.out().print(prompt);
        terminal.out().flush();
    }
}
