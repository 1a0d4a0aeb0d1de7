package io.scaleguide.tui.terminal;

import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.dump.AnsiDump;
import io.scaleguide.tui.theme.ColourDepth;
import io.scaleguide.tui.theme.Theme;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The screen before there is a display: it is taken and written to with what every terminal knows, shows one picture, and is handed over to the
 * display that is opened while somebody looks at it. Keys wait in the terminal until then. To load what a display takes is most of a start.
 */
public final class EarlyScreen implements AutoCloseable {
    private final Capabilities capabilities;
    private final Size size;
    private final OutputStream terminal;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final Thread restore = new Thread(this::giveBack, "early-screen-restore");

    private EarlyScreen(Capabilities capabilities, Size size, OutputStream terminal) {
        this.capabilities = capabilities;
        this.size = size;
        this.terminal = terminal;
    }

    /**
     * Looks whether the process's terminal can show something before its description is read.
     *
     * @param environment the process's environment
     * @param told the rows and columns of the terminal on both the input and the output, as {@code stty size} prints them; empty where nobody has asked
     * @return the screen, not taken yet; empty where there can be no full screen, and where it takes a library to know what can be shown
     */
    public static Optional<EarlyScreen> of(Map<String, String> environment, String told) {
        return of(environment, told, new FileOutputStream(FileDescriptor.out));
    }

    /** The same, on any stream that a terminal reads. */
    static Optional<EarlyScreen> of(Map<String, String> environment, String told, OutputStream terminal) {
        return size(told).flatMap(size -> of(environment, size, terminal));
    }

    private static Optional<EarlyScreen> of(Map<String, String> environment, Size size, OutputStream terminal) {
        String type = environment.getOrDefault("TERM", "");
        Capabilities capabilities =
                Capabilities.of(new Capabilities.Facts(true, true, type, 0, size, false), environment);
        boolean known = capabilities.depth().compareTo(ColourDepth.INDEXED) >= 0
                && !type.startsWith(JLineTerminal.LINUX_CONSOLE);
        return known && capabilities.obstacle().isEmpty()
                ? Optional.of(new EarlyScreen(capabilities, size, terminal))
                : Optional.empty();
    }

    private static Optional<Size> size(String told) {
        int space = told.indexOf(' ');
        try {
            return space < 0
                    ? Optional.empty()
                    : Optional.of(new Size(
                            Integer.parseInt(told.substring(space + 1)), Integer.parseInt(told.substring(0, space))));
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }

    /** @return what the terminal can show */
    public Capabilities capabilities() {
        return capabilities;
    }

    /** @return how large it is */
    public Size size() {
        return size;
    }

    /**
     * Takes the screen and shows a picture. A terminal that is gone shows nothing; whoever opens the display finds out.
     *
     * @param canvas the picture
     * @param theme how it looks
     */
    public void show(Canvas canvas, Theme theme) {
        StringBuilder text = new StringBuilder(Modes.TAKE).append(Modes.BEGIN_FRAME);
        List<String> rows = AnsiDump.rows(canvas, theme, capabilities.depth());
        for (int row = 0; row < rows.size(); row++) {
            text.append("\u001b[").append(row + 1).append(";1H").append(rows.get(row));
        }
        Runtime.getRuntime().addShutdownHook(restore);
        taken.set(true);
        write(text.append(Modes.END_FRAME).toString());
    }

    /**
     * Leaves the screen to a display, which gives it back from now on.
     *
     * @return whether it is taken; once
     */
    boolean handOver() {
        boolean held = taken.getAndSet(false);
        if (held) {
            forgetHook();
        }
        return held;
    }

    /** Gives the screen back, unless a display has it. */
    @Override
    public void close() {
        if (handOver()) {
            write(Modes.leave(false));
        }
    }

    private void giveBack() {
        if (taken.getAndSet(false)) {
            write(Modes.leave(false));
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(restore);
        } catch (IllegalStateException shuttingDown) {
            // Then the hook runs, and finds nothing left to do.
            return;
        }
    }

    private void write(String text) {
        try {
            terminal.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            taken.set(false);
        }
    }
}
