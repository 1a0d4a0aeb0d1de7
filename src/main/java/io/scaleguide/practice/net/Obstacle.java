package io.scaleguide.practice.net;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Something that stands between a client and what would answer it. Used by several threads at once. */
@FunctionalInterface
public interface Obstacle {
    /**
     * Meets a request before it is answered. It may take its time, or put other streams on the way of the answer.
     *
     * @param exchange the request
     * @return whether the request ends here; then the exchange is closed
     * @throws IOException when the client has gone
     */
    boolean stops(HttpExchange exchange) throws IOException;
}
