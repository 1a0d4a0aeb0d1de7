package io.scaleguide.panel.record;

import io.scaleguide.panel.story.Sentence;
import io.scaleguide.panel.view.Feed;
import io.scaleguide.panel.view.PanelView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Plays a recording in the panel's stead. Any thread may call it, and no call waits; it plays on a thread of its own. It begins paused, at
 * the start of the recording.
 */
public final class ReplaySource implements Feed {
    /** The slowest and the fastest that it plays. */
    private static final double SLOWEST = 0.1;

    /** As fast as it goes. */
    public static final double FASTEST = 100_000;

    private static final Duration FRAME = Duration.ofMillis(100);

    private final Recording recording;
    private final Playhead head;
    private final LongSupplier nanos;
    private final Consumer<Sentence> said;
    private final Consumer<Playing> changed;
    private final ScheduledExecutorService thread;
    private long lastFrame;
    private double speed = 1;
    private boolean paused = true;
    private volatile PanelView shown;
    private volatile Playing playing;

    /**
     * How it plays.
     *
     * @param time where in the recording
     * @param start its start
     * @param end its end
     * @param speed how many seconds of it pass in one
     * @param paused whether it stands still
     */
    public record Playing(Instant time, Instant start, Instant end, double speed, boolean paused) {
        /** @return whether there is nothing left to play */
        public boolean atEnd() {
            return !time.isBefore(end);
        }
    }

    /**
     * @param recording what to play
     * @param nanos a clock that only goes forward: {@link System#nanoTime}
     * @param said hears what is worth saying, while it goes forward; on the replay's thread, returns soon
     * @param changed hears, on the same thread, that the view or how it plays has changed
     */
    public ReplaySource(Recording recording, LongSupplier nanos, Consumer<Sentence> said, Consumer<Playing> changed) {
        this.recording = recording;
        this.head = new Playhead(recording);
        this.nanos = nanos;
        this.said = said;
        this.changed = changed;
        this.shown = head.view();
        this.playing = playing();
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread one = new Thread(work, "replay");
            one.setDaemon(true);
            return one;
        });
        var unused = thread.scheduleAtFixedRate(this::frame, 0, FRAME.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Plays on from where it is; at the end there is nothing left. */
    public void play() {
        execute(() -> {
            paused = false;
            lastFrame = nanos.getAsLong();
        });
    }

    /** Stands still. */
    public void pause() {
        execute(() -> paused = true);
    }

    /** @param factor how many seconds of the recording pass in one, from 0.1 to 100,000; others are brought within that */
    public void speed(double factor) {
        execute(() -> speed = Math.max(SLOWEST, Math.min(FASTEST, factor)));
    }

    /** Stands still at the next event. */
    public void step() {
        execute(() -> {
            paused = true;
            head.nextTime().ifPresent(this::go);
        });
    }

    /** @param time where to go on; a time outside the recording is its start or end. Nothing is said of what lies between. */
    public void seek(Instant time) {
        execute(() -> head.jumpTo(time));
    }

    private void execute(Runnable what) {
        try {
            thread.execute(() -> {
                what.run();
                show();
            });
        } catch (RejectedExecutionException closed) {
            // Whoever closed it does not look at it any more.
            return;
        }
    }

    private void frame() {
        if (paused) {
            return;
        }
        long now = nanos.getAsLong();
        go(head.time().plusNanos((long) ((now - lastFrame) * speed)));
        lastFrame = now;
        paused = head.atEnd();
        show();
    }

    private void go(Instant time) {
        List<Sentence> sentences = head.goTo(time);
        sentences.forEach(said);
    }

    private void show() {
        shown = head.view();
        playing = playing();
        changed.accept(playing);
    }

    private Playing playing() {
        return new Playing(head.time(), recording.header().start(), recording.end(), speed, paused);
    }

    @Override
    public PanelView view() {
        return shown;
    }

    /** @return where it is and how it plays */
    public Playing state() {
        return playing;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
