package io.scaleguide.traffic;

import io.scaleguide.traffic.profile.Loop;
import io.scaleguide.traffic.profile.Turns;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Traffic under way. It stops by itself at its plan's length, and at once on {@link #close()}; a request that either cuts
 * off counts as sent, and as nothing else. How much is sent follows the plan's schedule; a connection that has nothing to send now sleeps until it has.
 *
 * <p>In an open loop, a request's round trip counts from the moment it was due, not from when a connection was free for it,
 * so that a slow server cannot hide its slowness by holding up the sender.
 */
public final class TrafficRun implements AutoCloseable {
    /** A pause after a failure, so that a refused connection does not become a busy loop. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long JOIN_MILLIS = 1000;
    private static final int STACK_BYTES = 256 * 1024;
    private static final double MICROS_PER_MILLI = 1000.0;

    private final TrafficPlan plan;
    private final Findings findings;
    private final Tally tally = new Tally();
    private final Turns turns;
    private final List<HttpConnection> connections = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final long startNanos = System.nanoTime();
    private final long endNanos;
    private final AtomicLong lastNanos = new AtomicLong(startNanos);
    private volatile boolean stopping;

    private final Object reading = new Object();
    private final Histogram total = Tally.emptyRoundTrips();
    private final Histogram sinceWindow = Tally.emptyRoundTrips();
    private Tally.Counts windowCounts = Tally.Counts.none();
    private long windowNanos = startNanos;

    private TrafficRun(TrafficPlan plan) {
        this.plan = plan;
        this.findings = new Findings(plan.url());
        this.turns = Turns.of(plan.schedule(), plan.length().toNanos());
        this.endNanos = startNanos + plan.length().toNanos();
    }

    /**
     * @param plan what to send
     * @return traffic that has begun; the caller closes it
     */
    public static TrafficRun start(TrafficPlan plan) {
        TrafficRun run = new TrafficRun(plan);
        for (int i = 0; i < plan.connections(); i++) {
            HttpConnection connection = new HttpConnection(plan.url(), plan.host());
            int index = i;
            Thread thread = new Thread(null, () -> run.drive(index, connection), "traffic-" + i, STACK_BYTES);
            thread.setDaemon(true);
            run.connections.add(connection);
            run.threads.add(thread);
        }
        run.threads.forEach(Thread::start);
        return run;
    }

    private void drive(int index, HttpConnection connection) {
        try (connection) {
            while (!over()) {
                long turn = turns.next(index, System.nanoTime() - startNanos);
                if (turn >= plan.length().toNanos() || !waitUntil(startNanos + turn)) {
                    return;
                }
                boolean open = plan.schedule().loop() == Loop.OPEN;
                if (!request(connection, open ? startNanos + turn : System.nanoTime())) {
                    waitUntil(System.nanoTime() + PAUSE_NANOS);
                }
            }
        } finally {
            lastNanos.accumulateAndGet(System.nanoTime(), (a, b) -> a - b > 0 ? a : b);
        }
    }

    private boolean request(HttpConnection connection, long from) {
        long timeout = System.nanoTime() + plan.requestTimeout().toNanos();
        tally.begun();
        try {
            HttpAnswer answer = connection.exchange(timeout - endNanos < 0 ? timeout : endNanos);
            tally.answered(answer, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - from));
            return true;
        } catch (IOException e) {
            // the last millisecond is below a socket's timeout, so a request cut there is the end's doing
            if (!stopping && System.nanoTime() - endNanos < -TimeUnit.MILLISECONDS.toNanos(2)) {
                tally.failed(Findings.cause(e));
            }
            return false;
        }
    }

    private boolean waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            if (over()) {
                return false;
            }
            LockSupport.parkNanos(this, Math.min(left, Math.max(1, endNanos - System.nanoTime())));
        }
        return !over();
    }

    private boolean over() {
        return stopping || System.nanoTime() - endNanos >= 0;
    }

    /** @return everything since the start */
    public TrafficStats stats() {
        synchronized (reading) {
            collect();
            return stats(startNanos, tally.counts(), total);
        }
    }

    /** @return what came since the last call of this method, or since the start on the first, for a live display */
    public TrafficStats window() {
        synchronized (reading) {
            collect();
            Tally.Counts now = tally.counts();
            TrafficStats stats = stats(windowNanos, now.minus(windowCounts), sinceWindow);
            windowCounts = now;
            windowNanos = lastMoment();
            sinceWindow.reset();
            return stats;
        }
    }

    private void collect() {
        Histogram fresh = tally.takeRoundTrips();
        total.add(fresh);
        sinceWindow.add(fresh);
    }

    private TrafficStats stats(long fromNanos, Tally.Counts counts, Histogram trips) {
        double p50 = percentile(trips, 50);
        return new TrafficStats(
                Duration.ofNanos(Math.max(0, lastMoment() - fromNanos)),
                counts.sent(),
                counts.ok(),
                counts.redirects(),
                counts.clientErrors(),
                counts.serverErrors(),
                counts.failed(),
                p50,
                percentile(trips, 90),
                percentile(trips, 99),
                trips.getTotalCount() == 0 ? 0 : trips.getMaxValue() / MICROS_PER_MILLI,
                findings.of(counts, tally, p50));
    }

    private static double percentile(Histogram trips, double percent) {
        return trips.getTotalCount() == 0 ? 0 : trips.getValueAtPercentile(percent) / MICROS_PER_MILLI;
    }

    private long lastMoment() {
        return running() ? System.nanoTime() : lastNanos.get();
    }

    /** @return whether requests are still being sent or answered */
    public boolean running() {
        return threads.stream().anyMatch(Thread::isAlive);
    }

    /** Stops at once: requests under way are given up, and no thread or connection stays. The stats can still be read. */
    @Override
    public void close() {
        stopping = true;
        connections.forEach(HttpConnection::close);
        threads.forEach(LockSupport::unpark);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(JOIN_MILLIS);
        try {
            for (Thread thread : threads) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                thread.join(Math.max(1, left));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
