package io.scaleguide.tools;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Clients that each wait for an answer before they ask again: always as many, or few for a while, then many, and so on. */
public final class ChangingLoad implements AutoCloseable {
    private static final int FEW = 1;
    private static final int MANY = 40;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int PAUSE_MILLIS = 100;

    private final Supplier<Optional<URI>> address;
    private final Duration turn;
    private final long begun = System.nanoTime();
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final AtomicInteger answers = new AtomicInteger();
    private volatile boolean over;

    private ChangingLoad(Supplier<Optional<URI>> address, Duration turn) {
        this.address = address;
        this.turn = turn;
    }

    /** Begins with few, for one turn. */
    public static ChangingLoad turns(URI address, Duration turn) {
        return turns(() -> Optional.of(address), turn);
    }

    /** The same, to wherever it is at the time; while that is nowhere, nothing is asked. */
    public static ChangingLoad turns(Supplier<Optional<URI>> address, Duration turn) {
        return start(address, turn, MANY, FEW);
    }

    /** Always as many. */
    public static ChangingLoad steady(URI address, int count) {
        return start(() -> Optional.of(address), Duration.ofDays(1), count, count);
    }

    private static ChangingLoad start(Supplier<Optional<URI>> address, Duration turn, int many, int few) {
        ChangingLoad load = new ChangingLoad(address, turn);
        for (int i = 0; i < many; i++) {
            boolean always = i < few;
            load.clients.execute(() -> load.send(always));
        }
        return load;
    }

    private void send(boolean always) {
        try {
            while (!over) {
                boolean many = (System.nanoTime() - begun) / turn.toNanos() % 2 == 1;
                if (!(always || many) || !ask()) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there was an answer; there is none from a pod that is going away, and the next request meets another one. */
    private boolean ask() {
        Optional<URI> now = address.get();
        if (now.isEmpty()) {
            return false;
        }
        try {
            HttpURLConnection connection = (HttpURLConnection) now.get().toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try (InputStream body = connection.getInputStream()) {
                body.readAllBytes();
                answers.incrementAndGet();
                return true;
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** How many answers came so far. */
    public int answers() {
        return answers.get();
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        clients.shutdownNow();
        clients.awaitTermination(10, TimeUnit.SECONDS);
    }
}
