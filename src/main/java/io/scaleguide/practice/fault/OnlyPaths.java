package io.scaleguide.practice.fault;

import com.sun.net.httpserver.HttpExchange;
import io.scaleguide.practice.net.Obstacle;
import java.io.IOException;

/**
 * What only requests for some paths meet.
 *
 * @param ending what such a path ends with
 * @param obstacle what they meet
 */
record OnlyPaths(String ending, Obstacle obstacle) implements Obstacle {
    @Override
    public boolean stops(HttpExchange exchange) throws IOException {
        return exchange.getRequestURI().getPath().endsWith(ending) && obstacle.stops(exchange);
    }
}
