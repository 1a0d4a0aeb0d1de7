package io.scaleguide.practice.net;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What stands in the way of requests to one server right now; nothing to begin with. May be used from any thread. */
public final class Obstacles {
    private final List<Obstacle> standing = new CopyOnWriteArrayList<>();

    /**
     * Puts something in the way.
     *
     * @param obstacle what requests meet from now on, after those that stand there already
     * @return takes it away again when closed
     */
    public AutoCloseable put(Obstacle obstacle) {
        standing.add(obstacle);
        return () -> standing.remove(obstacle);
    }

    /** @return the handler with these in its way */
    public HttpHandler before(HttpHandler handler) {
        return exchange -> {
            if (!stop(exchange)) {
                handler.handle(exchange);
            }
        };
    }

    private boolean stop(HttpExchange exchange) throws IOException {
        for (Obstacle each : standing) {
            if (each.stops(exchange)) {
                return true;
            }
        }
        return false;
    }
}
