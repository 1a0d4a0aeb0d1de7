package io.scaleguide.tools;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that each wait for an answer before they ask again: always as many, or few for a while, then many, and so on. */
public final class ChangingLoad implements AutoCloseable {
    private static final int FEW = 1;
    private static final int MANY = 40;

    private final URI address;
    private final Duration turn;
    private final long begun = System.nanoTime();
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final AtomicInteger answers = new AtomicInteger();
    private volatile boolean over;

    private ChangingLoad(URI address, Duration turn) {
        this.address = address;
        this.turn = turn;
    }

    /** Begins with few, for one turn. */
    public static ChangingLoad turns(URI address, Duration turn) {
        return start(address, turn, MANY, FEW);
    }

    /** Always as many. */
    public static ChangingLoad steady(URI address, int count) {
        return start(address, Duration.ofDays(1), count, count);
    }

    private static ChangingLoad start(URI address, Duration turn, int many, int few) {
        ChangingLoad load = new ChangingLoad(address, turn);
        for (int i = 0; i < many; i++) {
            boolean always = i < few;
            load.clients.execute(() -> load.send(always));
        }
        return load;
    }

    private void send(boolean always) {
        while (!over) {
            boolean many = (System.nanoTime() - begun) / turn.toNanos() % 2 == 1;
            try {
                if (always || many) {
                    ask();
                } else {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            } catch (IOException e) {
                // A pod that is going away; the next request meets another one.
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void ask() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        try (InputStream body = connection.getInputStream()) {
            body.readAllBytes();
            answers.incrementAndGet();
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
