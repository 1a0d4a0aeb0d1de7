package io.scaleguide.practice.fault;

import com.sun.net.httpserver.HttpExchange;
import io.scaleguide.practice.net.Obstacle;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * Every answer takes its time.
 *
 * @param length how much longer, on the machine's clock
 */
record SlowAnswers(Duration length) implements Obstacle {
    @Override
    public boolean stops(HttpExchange exchange) throws IOException {
        try {
            Thread.sleep(length.toMillis());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
            throw new InterruptedIOException("the server ends");
        }
    }
}
