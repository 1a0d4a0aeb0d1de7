package io.scaleguide.cli;

import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.event.TrafficFigures;
import io.scaleguide.traffic.TrafficRun;
import io.scaleguide.traffic.TrafficStats;
import io.scaleguide.traffic.profile.Schedule;
import io.scaleguide.tui.panel.TrafficControls;
import io.scaleguide.tui.panel.TrafficSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Traffic from the panel: it follows the profile that was chosen, never above its cap, stops by itself after its length, and ends with the panel, which
 * hears what it meets. It works on a thread of its own.
 */
final class PanelTraffic implements TrafficControls, AutoCloseable {
    private static final double TWICE = 2;
    private static final double HALF = 0.5;
    private static final int PATIENCE_SECONDS = 3;

    private final TrafficDoor door;
    private final Consumer<Function<Instant, PanelEvent>> ear;
    private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(1, work -> {
        Thread made = new Thread(work, "panel-traffic");
        made.setDaemon(true);
        return made;
    });
    private volatile boolean running;
    private volatile TrafficSetting setting;
    private volatile Optional<Sending> sending = Optional.empty();
    private Duration looked = Duration.ZERO;

    /** What is sent now, since when and until when by {@link System#nanoTime}. */
    private record Sending(TrafficDoor.Way way, TrafficWords words, TrafficRun run, long begin, long end) {
        private Duration since() {
            return Duration.ofNanos(System.nanoTime() - begin);
        }

        private Duration left() {
            return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        }

        private String now(Duration since) {
            return words.now(since, left()) + ", " + way.words();
        }
    }

    /**
     * @param door where traffic goes in; opened on this one's thread each time that traffic starts
     * @param setting what is chosen to begin with
     * @param ear takes what is heard, from any thread, and returns soon
     */
    PanelTraffic(TrafficDoor door, TrafficSetting setting, Consumer<Function<Instant, PanelEvent>> ear) {
        this.door = door;
        this.setting = setting;
        this.ear = ear;
        var unused = thread.scheduleAtFixedRate(this::measure, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public boolean running() {
        return running;
    }

    @Override
    public TrafficSetting setting() {
        return setting;
    }

    @Override
    public String status() {
        Optional<Sending> now = sending;
        return !running
                ? "stopped"
                : now.map(one -> one.words().setting().shape().word() + ", " + TrafficWords.clock(one.left()))
                        .orElse("starting");
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
    public void more(Consumer<String> refused) {
        execute(() -> change(TWICE, refused));
    }

    @Override
    public void less(Consumer<String> refused) {
        execute(() -> change(HALF, refused));
    }

    @Override
    public void use(TrafficSetting wish, Consumer<Optional<String>> answer) {
        execute(() -> {
            try {
                Schedule schedule = TrafficPlans.schedule(wish);
                setting = wish;
                sending.ifPresent(one -> instead(one, wish, schedule, wish.length()));
                answer.accept(Optional.empty());
            } catch (RuntimeException e) {
                answer.accept(Optional.of(String.valueOf(e.getMessage())));
            }
        });
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
            TrafficSetting wish = setting;
            Schedule schedule = TrafficPlans.schedule(wish);
            TrafficDoor.Way way = door.open();
            if (running) {
                send(way, wish, schedule, wish.length());
            } else {
                way.close();
            }
        } catch (RuntimeException e) {
            // Whatever it is, it is to be read on the panel and not lost in the executor.
            running = false;
            changed("No traffic: " + e.getMessage());
        }
    }

    private void send(TrafficDoor.Way way, TrafficSetting wish, Schedule schedule, Duration length) {
        TrafficRun run = TrafficRun.start(
                TrafficPlans.plan(wish, schedule, way.url(), length).forHost(way.host()));
        long now = System.nanoTime();
        Sending next = new Sending(way, new TrafficWords(wish, schedule), run, now, now + length.toNanos());
        looked = Duration.ZERO;
        sending = Optional.of(next);
        changed("Traffic: " + next.words().whole() + ", " + way.words());
    }

    /** Goes on with another schedule, the same way. */
    private void instead(Sending before, TrafficSetting wish, Schedule schedule, Duration length) {
        before.run().close();
        send(before.way(), wish, schedule, length);
    }

    /** More or less of the same from where it is, and no longer than before. */
    private void change(double times, Consumer<String> refused) {
        try {
            TrafficSetting wish = setting.times(times);
            Schedule schedule = TrafficPlans.schedule(wish);
            setting = wish;
            sending.filter(one -> !one.left().isZero()).ifPresent(one -> {
                Duration at = one.words().schedule().begin().plus(one.since());
                instead(one, wish, new Schedule(schedule.loop(), schedule.profile(), at), one.left());
            });
        } catch (RuntimeException e) {
            refused.accept(String.valueOf(e.getMessage()));
        }
    }

    private void end(String words) {
        sending.ifPresent(one -> {
            sending = Optional.empty();
            one.run().close();
            one.way().close();
            heard(one.run().stats(), 0, words + ".");
            changed(words);
        });
    }

    private void measure() {
        sending.ifPresent(one -> {
            Duration since = one.since();
            String now = one.now(since);
            TrafficStats window = one.run().window();
            TrafficStats all = one.run().stats();
            heard(
                    all,
                    perSecond(window),
                    all.finding().map(finding -> finding + " " + now).orElse(now));
            if (!one.run().running()) {
                running = false;
                end(
                        one.words().schedule().level(since) > 0
                                ? "Traffic has ended, since its time is over"
                                : "Traffic has ended, since its profile has no more");
                return;
            }
            one.words().turn(looked, since).ifPresent(this::changed);
            looked = since;
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

    /** Stops the traffic, which the panel still hears. What is about to start does not. */
    @Override
    public void close() {
        running = false;
        execute(() -> end("Traffic ended with the panel"));
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
