package io.scaleguide.cli;

import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.event.TrafficFigures;
import io.scaleguide.traffic.TrafficPlan;
import io.scaleguide.traffic.TrafficRun;
import io.scaleguide.traffic.TrafficStats;
import io.scaleguide.tui.panel.TrafficControls;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Traffic from the panel: some connections, each of which sends the next request when it has its answer. It has a most, stops by itself after
 * a while, and ends with the panel, which hears what it meets. It works on a thread of its own.
 */
final class PanelTraffic implements TrafficControls, AutoCloseable {
    /** Twice as many each; the last is the cap. */
    private static final List<Integer> STEPS = List.of(1, 2, 4, 8, 16, 32, 64);

    private static final int USUAL_STEP = 4;
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration REQUEST = Duration.ofSeconds(30);
    private static final String STEADY = "steady";

    private final Supplier<Optional<URI>> address;
    private final Consumer<Function<Instant, PanelEvent>> ear;
    private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(1, work -> {
        Thread made = new Thread(work, "panel-traffic");
        made.setDaemon(true);
        return made;
    });
    private volatile boolean running;
    private volatile int step = USUAL_STEP;
    private Optional<Sending> sending = Optional.empty();

    /** What is sent now, and until when by {@link System#nanoTime}. */
    private record Sending(URI url, int connections, TrafficRun run, long end) {
        private String words() {
            return connections + (connections == 1 ? " connection" : " connections") + " to " + url;
        }
    }

    /**
     * @param address where to send requests; asked on this one's thread each time that traffic starts
     * @param ear takes what is heard, from any thread, and returns soon
     */
    PanelTraffic(Supplier<Optional<URI>> address, Consumer<Function<Instant, PanelEvent>> ear) {
        this.address = address;
        this.ear = ear;
        var unused = thread.scheduleAtFixedRate(this::measure, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public boolean running() {
        return running;
    }

    @Override
    public void start() {
        running = true;
        execute(this::begin);
    }

    @Override
    public void stop() {
        running = false;
        execute(() -> end("Traffic was stopped"));
    }

    @Override
    public void more() {
        change(1);
    }

    @Override
    public void less() {
        change(-1);
    }

    private void change(int by) {
        step = Math.max(0, Math.min(STEPS.size() - 1, step + by));
        execute(this::again);
    }

    private void execute(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException closed) {
            // It ends with the panel, and is not asked for anything then.
            return;
        }
    }

    private void begin() {
        if (sending.isPresent()) {
            return;
        }
        try {
            address.get()
                    .ifPresentOrElse(
                            url -> send(url, LONGEST), () -> refused("the Gateway has no address to send requests to"));
        } catch (RuntimeException e) {
            // Whatever it is, it is to be read on the panel and not lost in the executor.
            refused(String.valueOf(e.getMessage()));
        }
    }

    private void refused(String why) {
        running = false;
        changed("No traffic: " + why);
    }

    private void send(URI url, Duration length) {
        int connections = STEPS.get(step);
        TrafficRun run = TrafficRun.start(new TrafficPlan(url, connections, OptionalDouble.empty(), length, REQUEST));
        Sending now = new Sending(url, connections, run, System.nanoTime() + length.toNanos());
        sending = Optional.of(now);
        changed(now.words());
    }

    /** Goes on with another number of connections, and no longer than before. */
    private void again() {
        Optional<Sending> before = sending.filter(one -> one.connections() != STEPS.get(step));
        Duration left = Duration.ofNanos(
                before.map(one -> one.end() - System.nanoTime()).orElse(0L));
        if (before.isPresent() && left.compareTo(Duration.ZERO) > 0) {
            before.get().run().close();
            send(before.get().url(), left);
        }
    }

    private void end(String words) {
        sending.ifPresent(one -> {
            one.run().close();
            sending = Optional.empty();
            heard(one.run().stats(), 0, words + ".");
            changed(words);
        });
    }

    private void measure() {
        sending.ifPresent(one -> {
            TrafficStats window = one.run().window();
            TrafficStats all = one.run().stats();
            heard(all, perSecond(window), all.finding().orElse(one.words()));
            if (!one.run().running()) {
                running = false;
                end("Traffic has ended after " + LONGEST.toMinutes() + " min");
            }
        });
    }

    private static double perSecond(TrafficStats window) {
        double seconds = window.elapsed().toNanos() / 1e9;
        long answers = window.ok() + window.redirects() + window.clientErrors() + window.serverErrors();
        return seconds > 0 ? answers / seconds : 0;
    }

    private void heard(TrafficStats stats, double perSecond, String words) {
        TrafficFigures figures = new TrafficFigures(
                words,
                stats.ok(),
                stats.redirects(),
                stats.clientErrors(),
                stats.serverErrors(),
                stats.failed(),
                perSecond,
                stats.p50Millis(),
                stats.p90Millis(),
                stats.p99Millis());
        ear.accept(at -> new PanelEvent.TrafficMeasured(at, figures));
    }

    private void changed(String words) {
        ear.accept(at -> new PanelEvent.TrafficChanged(at, words));
    }

    @Override
    public List<String> profiles() {
        return List.of(STEADY);
    }

    @Override
    public String profile() {
        return STEADY;
    }

    @Override
    public void choose(String name) {}

    /** Stops the traffic, which the panel still hears. */
    @Override
    public void close() {
        running = false;
        execute(() -> end("Traffic ended with the panel"));
        thread.shutdown();
        try {
            thread.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
