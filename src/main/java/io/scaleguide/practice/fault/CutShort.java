package io.scaleguide.practice.fault;

import com.sun.net.httpserver.HttpExchange;
import io.scaleguide.practice.net.Obstacle;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The connection ends in the middle of an answer.
 *
 * @param ending what the path of such a request ends with
 * @param most how many bytes of the body come
 */
record CutShort(String ending, int most) implements Obstacle {
    @Override
    public boolean stops(HttpExchange exchange) {
        if (exchange.getRequestURI().getPath().endsWith(ending)) {
            exchange.setStreams(null, new Cut(exchange.getResponseBody(), exchange));
        }
        return false;
    }

    private final class Cut extends FilterOutputStream {
        private final HttpExchange exchange;

        private Cut(OutputStream whole, HttpExchange exchange) {
            super(whole);
            this.exchange = exchange;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, Math.min(length, most));
            out.flush();
            exchange.close();
        }
    }
}
