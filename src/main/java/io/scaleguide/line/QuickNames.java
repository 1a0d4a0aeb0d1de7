package io.scaleguide.line;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Names that may take long to read, for someone who is typing: an answer comes soon or not at all, and is good for some seconds. Whoever
 * reads does so on one thread, which is this object's own.
 */
public final class QuickNames implements AutoCloseable {
    private final ExecutorService reader = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "live-names");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Duration patience;
    private final Duration freshness;

    /** An answer, and until when it is good. */
    private record Known(List<String> names, Instant until) {}

    /**
     * @param clock the time
     * @param patience how long to wait for an answer
     * @param freshness how long an answer is good, also the answer that there is none
     */
    public QuickNames(Clock clock, Duration patience, Duration freshness) {
        this.clock = clock;
        this.patience = patience;
        this.freshness = freshness;
    }

    /**
     * Names, as read lately or read now.
     *
     * @param what tells the names of one kind and place from others
     * @param read reads them; may throw and may be interrupted
     * @return the names; empty when they cannot be had in time
     */
    public List<String> of(String what, Callable<List<String>> read) {
        Optional<Known> before = Optional.ofNullable(known.get(what))
                .filter(one -> clock.instant().isBefore(one.until()));
        if (before.isPresent()) {
            return before.get().names();
        }
        List<String> names = within(patience, read).orElseGet(List::of);
        known.put(what, new Known(names, clock.instant().plus(freshness)));
        return names;
    }

    /**
     * Anything that may take long, read now.
     *
     * @param limit how long to wait
     * @param read reads it; may throw and may be interrupted
     * @return what was read; empty when it cannot be had in time
     */
    public <T> Optional<T> within(Duration limit, Callable<T> read) {
        Future<T> answer = reader.submit(read);
        try {
            return Optional.of(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            answer.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
