package io.scaleguide.tui.app;

import java.util.concurrent.TimeUnit;

/**
 * When the next frame may be drawn. What changes now and then is drawn at once; of what changes faster than an eye follows, a few frames are, and
 * then some 60 a second. On the clock of {@link System#nanoTime}; for one thread.
 */
final class FramePace {
    static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(16);

    /** So many frames may come at once after a rest: one change that is seen is often several that are heard. */
    static final int AT_ONCE = 4;

    private long due;

    /** @param start the time at which nothing is drawn yet */
    FramePace(long start) {
        this.due = start;
    }

    /** Says that a frame was drawn. However many were drawn for keys, the next one does not wait longer than the others. */
    void drawn(long now) {
        long ahead = Math.max(0, due - now) + BETWEEN_NANOS;
        due = now + Math.min(ahead, AT_ONCE * BETWEEN_NANOS);
    }

    /** How long the next frame is to wait; 0 where it need not. */
    long pause(long now) {
        return Math.max(0, due - (AT_ONCE - 1) * BETWEEN_NANOS - now);
    }
}
