package io.scaleguide.tui.app;

import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.input.Input;
import io.scaleguide.tui.terminal.Display;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Shows a screen on a display, on the thread that runs the loop. It sleeps until there is something to draw: an input, a change that
 * somebody reports, or the next turn of something that moves.
 */
public final class ScreenLoop {
    private final BlockingQueue<Optional<Input>> queue = new LinkedBlockingQueue<>();
    private final AtomicBoolean changePending = new AtomicBoolean();
    private Runnable shown = () -> {};

    /** Something that is on the screen has changed. Any thread may say so, as often as it likes. */
    public void changed() {
        if (!changePending.getAndSet(true)) {
            queue.add(Optional.empty());
        }
    }

    /**
     * What is to begin when something is on the screen, so that it delays nothing that can be seen; it takes no time itself. To be said before the
     * loop runs.
     *
     * @param then called once, on the loop's thread, after the first frame
     */
    public void onceShown(Runnable then) {
        shown = then;
    }

    /**
     * Runs until the screen is left or the input ends.
     *
     * @param display what to draw on; the caller closes it
     * @param screen what to show
     * @throws InterruptedException when the program is told to end
     */
    public void run(Display display, Screen screen) throws InterruptedException {
        display.listen(input -> queue.add(Optional.of(input)));
        FramePace pace = new FramePace(System.nanoTime());
        boolean first = true;
        while (!screen.over()) {
            Canvas canvas = screen.draw(display.size());
            display.show(canvas, screen.theme());
            pace.drawn(System.nanoTime());
            if (first) {
                shown.run();
                first = false;
            }
            boolean pressed = take(screen, await(screen.nextChange()));
            long pause = pace.pause(System.nanoTime());
            while (!pressed && pause > 0) {
                // A key is drawn at once, whatever else changes.
                pressed = take(screen, await(Optional.of(Duration.ofNanos(pause))));
                pause = pace.pause(System.nanoTime());
            }
        }
    }

    private Optional<Input> await(Optional<Duration> atMost) throws InterruptedException {
        if (atMost.isEmpty()) {
            return queue.take();
        }
        Optional<Input> next = queue.poll(atMost.get().toNanos(), TimeUnit.NANOSECONDS);
        return next == null ? Optional.empty() : next;
    }

    private boolean take(Screen screen, Optional<Input> first) {
        changePending.set(false);
        first.ifPresent(screen::handle);
        return takeAll(screen) || first.isPresent();
    }

    /** Everything that has come by now, so that held keys and pastes do not draw a frame each. */
    private boolean takeAll(Screen screen) {
        boolean pressed = false;
        Optional<Input> next = queue.poll();
        while (next != null) {
            if (next.isEmpty()) {
                changePending.set(false);
            }
            next.ifPresent(screen::handle);
            pressed |= next.isPresent();
            next = queue.poll();
        }
        return pressed;
    }
}
