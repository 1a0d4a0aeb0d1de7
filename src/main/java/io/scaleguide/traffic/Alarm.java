package io.scaleguide.traffic;

import io.scaleguide.traffic.profile.Turns;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Wakes loops when their time has come. A selector waits by whole milliseconds, which is too coarse for requests that are due at a moment and are timed
 * from it. Ends when all loops have.
 */
final class Alarm {
    private final LongSupplier clock;
    private final List<TrafficLoop> loops;
    private final Thread thread;
    private volatile long until = Turns.NEVER;

    /**
     * @param clock nanoseconds since the traffic began
     * @param loops all of them, once it is started
     */
    Alarm(LongSupplier clock, List<TrafficLoop> loops) {
        this.clock = clock;
        this.loops = loops;
        this.thread = new Thread(this::watch, "traffic-alarm");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** A loop wishes to be woken at another time, or has ended. */
    void changed(long wish) {
        if (wish < until) {
            LockSupport.unpark(thread);
        }
    }

    private void watch() {
        while (!over()) {
            // Whoever changes a wish after it was looked at finds this, and wakes us.
            until = Turns.NEVER;
            long next = ring();
            until = next;
            LockSupport.parkNanos(this, next - clock.getAsLong());
        }
    }

    /** Wakes those whose time has come; gives when the next one's does. */
    private long ring() {
        long now = clock.getAsLong();
        long next = Turns.NEVER;
        for (TrafficLoop loop : loops) {
            long wish = loop.wish();
            if (wish <= now) {
                loop.wake(wish);
            } else {
                next = Math.min(next, wish);
            }
        }
        return next;
    }

    private boolean over() {
        for (TrafficLoop loop : loops) {
            if (!loop.over()) {
                return false;
            }
        }
        return true;
    }
}
