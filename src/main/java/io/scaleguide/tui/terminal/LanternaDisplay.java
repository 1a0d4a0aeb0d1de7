package io.scaleguide.tui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.Terminal;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.input.Input;
import io.scaleguide.tui.theme.ColourDepth;
import io.scaleguide.tui.theme.Theme;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** A display on any terminal of Lanterna's. */
public final class LanternaDisplay implements Display {
    /** How long a shutdown waits for a frame that is being written, perhaps to a terminal that takes nothing any more. */
    private static final long LONGEST_FRAME_MILLIS = 500;

    private final Terminal terminal;
    private final Control control;
    private final Frames frames;
    private final Thread restore = new Thread(this::giveBack, "terminal-restore");
    private final ReentrantLock drawing = new ReentrantLock();
    private final Object delivering = new Object();
    private volatile boolean resized;
    private volatile boolean closed;
    private Consumer<Input> listener = input -> {};

    /**
     * Takes the screen.
     *
     * @param terminal where to draw and what to read; closed with the display
     * @param control what it can do beyond Lanterna's interface
     * @param depth how many colours it shows
     * @throws IOException when it cannot be written to
     */
    public LanternaDisplay(Terminal terminal, Control control, ColourDepth depth) throws IOException {
        this.terminal = terminal;
        this.control = control;
        this.frames = new Frames(terminal, control, new Painter(depth));
        Runtime.getRuntime().addShutdownHook(restore);
        try {
            take();
            // The first question makes Lanterna notice the size, so that what is heard later is a change.
            terminal.getTerminalSize();
        } catch (IOException refused) {
            close();
            throw refused;
        }
        terminal.addResizeListener((which, size) -> {
            resized = true;
            deliver(new Input.Resized(size(size)));
        });
    }

    @Override
    public Size size() {
        try {
            return size(terminal.getTerminalSize());
        } catch (IOException gone) {
            return new Size(0, 0);
        }
    }

    @Override
    public void show(Canvas canvas, Theme theme) {
        write(() -> {
            Size now = size(terminal.getTerminalSize());
            if (resized) {
                resized = false;
                frames.forget();
            }
            frames.show(canvas, theme, now);
        });
    }

    @Override
    public void copy(String text) {
        write(() -> control.copy(text));
    }

    @Override
    public void title(String text) {
        write(() -> control.title(text));
    }

    @Override
    public void redraw() {
        write(frames::forget);
    }

    @Override
    public void suspend() {
        write(() -> {
            terminal.exitPrivateMode();
            control.stop();
            take();
        });
        deliver(new Input.Resumed());
    }

    /** The process goes on after somebody stopped it without asking; the shell may have changed the terminal. */
    void resumed() {
        write(() -> {
            terminal.exitPrivateMode();
            take();
        });
        deliver(new Input.Resumed());
    }

    private void take() throws IOException {
        terminal.enterPrivateMode();
        terminal.setCursorVisible(false);
        terminal.flush();
        frames.forget();
    }

    @Override
    public void listen(Consumer<Input> newListener) {
        synchronized (delivering) {
            listener = newListener;
        }
        Thread reader = new Thread(this::read, "terminal-input");
        // It waits in a system call that nothing but a key ends.
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        boolean more = true;
        while (more) {
            Input input = next();
            more = !(input instanceof Input.Ended) && !closed;
            deliver(input);
        }
    }

    private Input next() {
        try {
            while (true) {
                var input = Strokes.input(terminal.readInput());
                if (input.isPresent()) {
                    return input.get();
                }
            }
        } catch (IOException gone) {
            return new Input.Ended();
        }
    }

    private void deliver(Input input) {
        synchronized (delivering) {
            if (!closed) {
                listener.accept(input);
            }
        }
    }

    @Override
    public void close() {
        giveBack();
        try {
            Runtime.getRuntime().removeShutdownHook(restore);
        } catch (IllegalStateException shuttingDown) {
            // Then the hook runs, and finds nothing left to do.
            return;
        }
    }

    private void giveBack() {
        boolean idle = false;
        try {
            idle = drawing.tryLock(LONGEST_FRAME_MILLIS, TimeUnit.MILLISECONDS);
            // A frame that nobody takes would make every further write wait as well.
            if (idle && !closed) {
                closed = true;
                terminal.close();
            }
        } catch (IOException gone) {
            closed = true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            if (idle) {
                drawing.unlock();
            }
        }
    }

    private interface Write {
        void run() throws IOException;
    }

    private void write(Write what) {
        drawing.lock();
        try {
            if (!closed) {
                what.run();
            }
        } catch (IOException gone) {
            // The reader finds out as well, and says that the input has ended.
            frames.forget();
        } finally {
            drawing.unlock();
        }
    }

    private static Size size(TerminalSize size) {
        return new Size(size.getColumns(), size.getRows());
    }
}
