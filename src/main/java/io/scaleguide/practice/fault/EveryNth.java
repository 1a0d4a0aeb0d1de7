package io.scaleguide.practice.fault;

import com.sun.net.httpserver.HttpExchange;
import io.scaleguide.practice.net.Obstacle;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** What only some of the requests meet, counted over all clients. */
final class EveryNth implements Obstacle {
    private final int each;
    private final Obstacle obstacle;
    private final AtomicLong count = new AtomicLong();

    /**
     * @param each how many requests make one that meets it
     * @param obstacle what that one meets
     */
    EveryNth(int each, Obstacle obstacle) {
        this.each = each;
        this.obstacle = obstacle;
    }

    @Override
    public boolean stops(HttpExchange exchange) throws IOException {
        return count.incrementAndGet() % each == 0 && obstacle.stops(exchange);
    }
}
