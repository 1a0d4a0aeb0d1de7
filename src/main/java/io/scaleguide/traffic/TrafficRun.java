package io.scaleguide.traffic;

import io.scaleguide.traffic.http.HttpTarget;
import io.scaleguide.traffic.http.Lookup;
import io.scaleguide.traffic.profile.Loop;
import io.scaleguide.traffic.profile.Turns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.HdrHistogram.Histogram;

/**
 * Traffic under way. It stops by itself at its plan's length, and at once on {@link #close()}; a request that either cuts
 * off counts as sent, and as nothing else. How much is sent follows the plan's schedule; a connection that has nothing to send now sleeps until it has.
 *
 * <p>In an open loop, a request's round trip counts from the moment it was due, not from when a connection was free for it,
 * so that a slow server cannot hide its slowness by holding up the sender.
 */
public final class TrafficRun implements AutoCloseable {
    /** One loop answers for more than a hundred thousand requests a second, so more of them than this would only take turns. */
    private static final int MOST_LOOPS = 4;

    private static final long JOIN_MILLIS = 1000;
    private static final int STACK_BYTES = 256 * 1024;
    private static final double MICROS_PER_MILLI = 1000.0;

    private final Findings findings;
    private final Tally tally = new Tally();
    private final List<TrafficLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final long startNanos = System.nanoTime();
    private final AtomicLong lastNanos = new AtomicLong(startNanos);

    private final Object reading = new Object();
    private final Histogram total = Tally.emptyRoundTrips();
    private final Histogram sinceWindow = Tally.emptyRoundTrips();
    private Tally.Counts windowCounts = Tally.Counts.none();
    private long windowNanos = startNanos;

    private TrafficRun(TrafficPlan plan) {
        this.findings = new Findings(plan.url());
    }

    /**
     * @param plan what to send
     * @return traffic that has begun; the caller closes it
     * @throws UncheckedIOException when this machine has no more to open connections with
     */
    public static TrafficRun start(TrafficPlan plan) {
        return start(plan, TrafficRun::javasTrust);
    }

    /** The same, trusting other servers. */
    static TrafficRun start(TrafficPlan plan, Supplier<SSLContext> trust) {
        HttpTarget target = HttpTarget.of(plan.url(), plan.host(), trust);
        TrafficRun run = new TrafficRun(plan);
        LongSupplier clock = () -> System.nanoTime() - run.startNanos;
        Alarm alarm = new Alarm(clock, run.loops);
        Sender.Task task = new Sender.Task(
                target,
                plan.schedule().loop() == Loop.OPEN,
                Turns.of(plan.schedule(), plan.length().toNanos()),
                plan.length().toNanos(),
                plan.requestTimeout().toNanos(),
                clock,
                new Lookup(target.host(), clock, () -> run.loops.forEach(TrafficLoop::nudge)),
                run.tally);
        run.prepare(task, alarm, plan.connections());
        run.threads.forEach(Thread::start);
        alarm.start();
        return run;
    }

    private void prepare(Sender.Task task, Alarm alarm, int connections) {
        int count =
                Math.min(connections, Math.min(MOST_LOOPS, Runtime.getRuntime().availableProcessors()));
        try {
            for (int i = 0; i < count; i++) {
                TrafficLoop loop = new TrafficLoop(task, alarm, i, count, connections);
                Thread thread = new Thread(null, () -> drive(loop), "traffic-" + i, STACK_BYTES);
                thread.setDaemon(true);
                loops.add(loop);
                threads.add(thread);
            }
        } catch (IOException e) {
            loops.forEach(TrafficLoop::release);
            throw new UncheckedIOException("This machine opens no more connections.", e);
        }
    }

    private void drive(TrafficLoop loop) {
        try {
            loop.run();
        } finally {
            lastNanos.accumulateAndGet(System.nanoTime(), (a, b) -> a - b > 0 ? a : b);
        }
    }

    private static SSLContext javasTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java's own TLS is not in order. Use http, or another JDK.", e);
        }
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
        loops.forEach(TrafficLoop::stop);
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
