package io.scaleguide.tui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import io.scaleguide.tui.input.Decoder;
import io.scaleguide.tui.input.Input;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.NonBlockingReader;
import org.jline.utils.OSUtils;

/**
 * Lanterna on a terminal of JLine's: the raw mode, the size and the signals come without a child process. What Lanterna 3.1.5 gets
 * wrong on it is done here: reading, writing text, and asking for the size.
 */
public final class JLineTerminal extends ANSITerminal implements Control {
    /** How the types of the Linux console begin. */
    static final String LINUX_CONSOLE = "linux";

    /** What xterm takes for the clipboard, in characters of base64; some terminals take more. */
    private static final int LONGEST_COPY = 99_000;

    /** Without any limit JLine waits with its lock held, and its terminal could not be closed. */
    private static final long LONGEST_WAIT_MILLIS = 3_600_000;

    /** As a shell reports a program that SIGINT ended. */
    private static final int INTERRUPTED = 130;

    private final Terminal jline;
    private final NonBlockingReader reader;
    private final Attributes original;
    private final boolean mouse;
    private final Optional<EarlyScreen> early;
    private final Decoder decoder = new Decoder();
    private final Queue<Input> decoded = new ArrayDeque<>();
    private Optional<ParkedStreams> parked = Optional.empty();
    private boolean asked;
    private Runnable suspend = () -> {};
    private Runnable resumed = () -> {};

    /**
     * A terminal that is not taken yet.
     *
     * @param jline the terminal; closed with this one
     * @param mouse whether the mouse is reported
     * @param early has the screen, perhaps, until this one takes it
     */
    public JLineTerminal(Terminal jline, boolean mouse, Optional<EarlyScreen> early) {
        super(jline.input(), jline.output(), StandardCharsets.UTF_8);
        this.jline = jline;
        this.reader = jline.reader();
        this.original = jline.getAttributes();
        this.mouse = mouse;
        this.early = early;
    }

    /**
     * Answers signals until they are followed: an early screen may be up by then, and the system's own answers would leave it where it is.
     *
     * @param signal what came
     */
    static void unfollowed(Signal signal) {
        if (signal == Signal.INT) {
            Runtime.getRuntime().exit(INTERRUPTED);
        }
    }

    /**
     * Follows the signals that concern a terminal. SIGTERM and SIGHUP are left to the JVM, which runs its shutdown hooks on them.
     *
     * @param whenStopping what to do on SIGTSTP; it is to call {@link #stop()} in the end
     * @param whenResumed what to do when the process goes on after somebody else stopped it
     */
    void follow(Runnable whenStopping, Runnable whenResumed) {
        suspend = whenStopping;
        resumed = whenResumed;
        jline.handle(Signal.WINCH, signal -> resize());
        // In the place of the JVM's answer JLine may have put the system's own, which would end without the shutdown
        // hooks.
        jline.handle(Signal.INT, JLineTerminal::unfollowed);
        jline.handle(Signal.QUIT, SignalHandler.SIG_DFL);
        followStops();
    }

    private void followStops() {
        jline.handle(Signal.TSTP, signal -> suspend.run());
        jline.handle(Signal.CONT, signal -> resumed.run());
    }

    private void resize() {
        try {
            getTerminalSize();
        } catch (IOException gone) {
            throw new IllegalStateException("asking JLine for the size reads nothing", gone);
        }
    }

    @Override
    public synchronized void enterPrivateMode() throws IOException {
        parked = Optional.of(parked.orElseGet(ParkedStreams::park));
        jline.setAttributes(raw());
        boolean taken = early.filter(EarlyScreen::handOver).isPresent();
        write((taken ? "" : Modes.TAKE) + Modes.hear(mouse));
        // The Linux console does not know the question, and older ones print it.
        if (!asked && !jline.getType().startsWith(LINUX_CONSOLE)) {
            asked = true;
            write(Modes.ASK_BACKGROUND);
        }
        flush();
    }

    private Attributes raw() {
        Attributes raw = new Attributes(original);
        raw.setLocalFlags(
                EnumSet.of(
                        Attributes.LocalFlag.ICANON,
                        Attributes.LocalFlag.ECHO,
                        Attributes.LocalFlag.IEXTEN,
                        Attributes.LocalFlag.ISIG),
                false);
        raw.setInputFlags(
                EnumSet.of(
                        Attributes.InputFlag.IXON,
                        Attributes.InputFlag.ICRNL,
                        Attributes.InputFlag.INLCR,
                        Attributes.InputFlag.IGNCR),
                false);
        // A read waits for a byte, as long as it takes: with a time limit the reader would wake ten times a second.
        raw.setControlChar(Attributes.ControlChar.VMIN, 1);
        raw.setControlChar(Attributes.ControlChar.VTIME, 0);
        return raw;
    }

    @Override
    public synchronized void exitPrivateMode() throws IOException {
        if (parked.isEmpty()) {
            return;
        }
        try {
            write(Modes.leave(mouse));
            flush();
        } finally {
            jline.setAttributes(original);
            parked.ifPresent(ParkedStreams::release);
            parked = Optional.empty();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            exitPrivateMode();
        } finally {
            jline.close();
        }
    }

    @Override
    protected TerminalSize findTerminalSize() {
        Size size = jline.getSize();
        return size.getColumns() <= 0 || size.getRows() <= 0
                ? new TerminalSize(80, 24)
                : new TerminalSize(size.getColumns(), size.getRows());
    }

    @Override
    public void putCharacter(char character) throws IOException {
        write(String.valueOf(character));
    }

    @Override
    public void putString(String string) throws IOException {
        write(string);
    }

    private void write(String text) throws IOException {
        writeToTerminal(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits for the next input, without using the processor. For one thread. */
    @Override
    public KeyStroke readInput() throws IOException {
        while (decoded.isEmpty()) {
            int patience = decoder.patience();
            int unit = reader.read(patience > 0 ? patience : LONGEST_WAIT_MILLIS);
            if (unit == NonBlockingReader.READ_EXPIRED) {
                decoded.addAll(patience > 0 ? decoder.pause() : List.of());
            } else {
                decoded.addAll(unit < 0 ? decoder.end() : decoder.accept((char) unit));
            }
        }
        return new InputStroke(decoded.remove());
    }

    /** Not for this terminal: Lanterna asks JLine's stream how much is there, and that always says nothing. */
    @Override
    public KeyStroke pollInput() {
        throw new UnsupportedOperationException("a thread of its own is to wait in readInput");
    }

    @Override
    public void beginFrame() throws IOException {
        write(Modes.BEGIN_FRAME);
    }

    @Override
    public void endFrame() throws IOException {
        write(Modes.END_FRAME);
    }

    @Override
    public void copy(String text) throws IOException {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        if (encoded.length() <= LONGEST_COPY) {
            write("\u001b]52;c;" + encoded + "\u0007");
            flush();
        }
    }

    @Override
    public void title(String text) throws IOException {
        write("\u001b]2;" + text.replaceAll("\\p{Cc}", "") + "\u0007");
        flush();
    }

    @Override
    public void stop() {
        if (OSUtils.IS_WINDOWS) {
            return;
        }
        jline.handle(Signal.TSTP, SignalHandler.SIG_DFL);
        jline.handle(Signal.CONT, SignalHandler.SIG_DFL);
        Job.stop();
        followStops();
    }
}
