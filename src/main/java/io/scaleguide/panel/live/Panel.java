package io.scaleguide.panel.live;

import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.model.Observations;
import io.scaleguide.panel.story.Sentence;
import io.scaleguide.panel.story.Story;
import io.scaleguide.panel.view.Feed;
import io.scaleguide.panel.view.PanelView;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * The live panel. Any thread may tell it something and look at its view, and no call waits: what it is told is taken in on a thread of its
 * own, in order, and gets its time there, so that what was heard first is also the earlier.
 */
public final class Panel implements Feed {
    private final Clock clock;
    private final List<Audience> audience;
    private final Story story;
    private final ScheduledExecutorService mind;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile PanelView shown;

    /**
     * @param target what it is about
     * @param start when it begins, by the clock
     * @param clock the time
     * @param audience who listens, in this order
     */
    public Panel(PanelTarget target, Instant start, Clock clock, List<Audience> audience) {
        this.clock = clock;
        this.audience = List.copyOf(audience);
        this.story = new Story(target.scope(), target.periods(), start);
        this.shown = story.view();
        this.mind = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "panel");
            thread.setDaemon(true);
            return thread;
        });
        var unused = mind.scheduleAtFixedRate(() -> reported(this::tick), 1, 1, TimeUnit.SECONDS);
    }

    /**
     * Tells it something; once it is closed nothing is heard any more.
     *
     * @param what given the time, what was heard
     */
    public void hear(Function<Instant, PanelEvent> what) {
        execute(() -> {
            PanelEvent event = what.apply(clock.instant());
            audience.forEach(one -> one.heard(event));
            say(story.take(event));
            lookSoon();
        });
    }

    private void execute(Runnable work) {
        try {
            mind.execute(() -> reported(work));
        } catch (RejectedExecutionException closed) {
            // Whoever closed it does not look at it any more.
            return;
        }
    }

    /** A fault of the program is not to be lost in the executor, nor to end the panel. */
    private static void reported(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException fault) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, fault);
        }
    }

    private void tick() {
        say(story.advance(clock.instant()));
        look();
    }

    private void say(List<Sentence> sentences) {
        sentences.forEach(sentence -> audience.forEach(one -> one.said(sentence)));
    }

    /** Many things that are heard at once make one view. */
    private void lookSoon() {
        if (looking.compareAndSet(false, true)) {
            execute(this::look);
        }
    }

    private void look() {
        looking.set(false);
        shown = story.view();
        audience.forEach(Audience::changed);
    }

    @Override
    public PanelView view() {
        return shown;
    }

    /**
     * @param after a time
     * @return what was observed after it, as soon as it can be read; never where the panel is closed
     */
    public CompletableFuture<Observations> observations(Instant after) {
        CompletableFuture<Observations> result = new CompletableFuture<>();
        execute(() -> result.complete(story.observations(after)));
        return result;
    }

    /** Takes in what it was told, which its view then shows, and ends its thread. */
    @Override
    public void close() {
        execute(this::look);
        mind.shutdown();
        try {
            mind.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
