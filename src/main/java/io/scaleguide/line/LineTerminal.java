package io.scaleguide.line;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.NonBlockingReader;

/**
 * The terminal that a line face speaks to: one that can edit a line, one that only prints (TERM=dumb), or no terminal at all but a
 * pipe. Nothing is asked of the terminal when it is opened: an unanswered question would cost a second and leave debris.
 */
public final class LineTerminal implements AutoCloseable {
    /** However long nobody types. */
    private static final Duration LONG = Duration.ofHours(1);

    private final Terminal terminal;
    private final Kind kind;
    private final boolean ofProcess;
    private final PrintStream out;

    /** What can be done with a terminal. */
    public enum Kind {
        /** Someone types, and the line can be edited and completed. */
        EDITING,
        /** Someone types, and the line is edited by the system, if at all: nothing may be drawn. */
        PRINTING,
        /** A pipe or a file: no one types, and no one is prompted. */
        PIPE
    }

    private LineTerminal(Terminal terminal, Kind kind, boolean ofProcess) {
        this.terminal = terminal;
        this.kind = kind;
        this.ofProcess = ofProcess;
        this.out = new PrintStream(terminal.output(), true, StandardCharsets.UTF_8);
    }

    /**
     * Opens the terminal of this process.
     *
     * @param environment the environment; its TERM decides what may be drawn
     * @return the terminal, to be closed
     * @throws UncheckedIOException when there is not even a stream
     */
    public static LineTerminal open(Map<String, String> environment) {
        String type = environment.getOrDefault("TERM", "");
        boolean draws = !type.isEmpty() && !type.equals("dumb");
        TerminalBuilder builder = TerminalBuilder.builder()
                .system(true)
                .systemOutput(TerminalBuilder.SystemOutput.SysOut)
                .dumb(true)
                .graphemeCluster(false);
        if (!draws) {
            // JLine gives a dumb terminal neither signals nor echo control; with this type it does, and nothing is
            // drawn.
            builder.type("ansi");
        }
        try {
            Terminal terminal = builder.build();
            boolean typed = builder.getProviders(null, new IllegalStateException("no terminal provider")).stream()
                    .anyMatch(provider -> provider.isSystemStream(SystemStream.Input));
            boolean whole = !(terminal instanceof DumbTerminal);
            return new LineTerminal(
                    terminal, typed ? draws && whole ? Kind.EDITING : Kind.PRINTING : Kind.PIPE, typed && whole);
        } catch (IOException e) {
            throw new UncheckedIOException("The terminal cannot be opened", e);
        }
    }

    /**
     * A terminal that is there already.
     *
     * @param terminal the terminal, which is closed with this one
     * @param kind what can be done with it
     * @return the terminal
     */
    public static LineTerminal on(Terminal terminal, Kind kind) {
        return new LineTerminal(terminal, kind, false);
    }

    /**
     * No terminal but two streams.
     *
     * @param in where lines come from
     * @param out where lines go
     * @return the terminal, of kind PIPE
     */
    public static LineTerminal on(InputStream in, OutputStream out) {
        try {
            return new LineTerminal(
                    new DumbTerminal("pipe", Terminal.TYPE_DUMB, in, out, StandardCharsets.UTF_8), Kind.PIPE, false);
        } catch (IOException e) {
            throw new UncheckedIOException("The streams cannot be opened", e);
        }
    }

    /** @return what can be done with it */
    public Kind kind() {
        return kind;
    }

    /** @return whether a child process can be given this terminal as its own */
    public boolean canBeInherited() {
        return ofProcess;
    }

    /** @return where to print; every line is shown at once */
    public PrintStream out() {
        return out;
    }

    /**
     * Reads a line that JLine does not edit, and no further than its end: what follows may be meant for a program that the line starts.
     *
     * @return the line without its end; empty when there are no more, or when the thread is interrupted
     */
    public Optional<String> readLine() {
        StringBuilder line = new StringBuilder();
        try {
            int next = readCharacter();
            while (next >= 0 && next != '\n' && next != '\r') {
                line.append((char) next);
                next = readCharacter();
            }
            return next < 0 && line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
        } catch (InterruptedIOException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("No line can be read", e);
        }
    }

    /** A read with a limit can be interrupted, and one without cannot. */
    private int readCharacter() throws IOException {
        int next = NonBlockingReader.READ_EXPIRED;
        while (next == NonBlockingReader.READ_EXPIRED) {
            next = terminal.reader().read(LONG.toMillis());
        }
        return next;
    }

    /** @return JLine's terminal */
    public Terminal jline() {
        return terminal;
    }

    /**
     * Sets what Ctrl-C does until the returned handle is closed.
     *
     * @param action what to do, on the signal's own thread
     * @return closing it puts back what Ctrl-C did before
     */
    public Handle onInterrupt(Runnable action) {
        SignalHandler before = terminal.handle(Signal.INT, signal -> action.run());
        return () -> terminal.handle(Signal.INT, before);
    }

    /**
     * Lets single keys be read, without showing them, until the returned handle is closed. Ctrl-C stays a signal.
     *
     * @return closing it puts the terminal back
     */
    public Handle singleKeys() {
        Attributes before = terminal.enterRawMode();
        return () -> terminal.setAttributes(before);
    }

    /**
     * Lets what is typed not be shown, until the returned handle is closed. The system still edits the line.
     *
     * @return closing it puts the terminal back
     */
    public Handle silent() {
        Attributes before = terminal.getAttributes();
        Attributes silent = new Attributes(before);
        silent.setLocalFlags(EnumSet.of(LocalFlag.ECHO, LocalFlag.ECHONL), false);
        terminal.setAttributes(silent);
        return () -> terminal.setAttributes(before);
    }

    /** Remembers how the terminal is set, for programs that change it and end without putting it back. */
    public Handle keep() {
        Attributes before = terminal.getAttributes();
        return () -> terminal.setAttributes(before);
    }

    /** Something to be put back. */
    public interface Handle extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public void close() {
        out.flush();
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The terminal could not be put back", e);
        }
    }
}
