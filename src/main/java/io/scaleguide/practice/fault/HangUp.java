package io.scaleguide.practice.fault;

import com.sun.net.httpserver.HttpExchange;
import io.scaleguide.practice.net.Obstacle;

/** The connection ends before there is an answer. */
final class HangUp implements Obstacle {
    @Override
    public boolean stops(HttpExchange exchange) {
        exchange.close();
        return true;
    }
}
