package io.scaleguide.practice.fault;

import com.sun.net.httpserver.HttpExchange;
import io.scaleguide.practice.net.Obstacle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The same answer to every request.
 *
 * @param status the HTTP status
 * @param headers what is in its head
 * @param body what it says
 */
public record Answer(int status, Map<String, String> headers, String body) implements Obstacle {

    /**
     * A refusal of an API server: meta/v1 Status.
     *
     * @param status the HTTP status
     * @param reason the reason in camel case
     * @param message the words, without quotes
     * @return the answer
     */
    public static Answer refusal(int status, String reason, String message) {
        return new Answer(status, Map.of("Content-Type", "application/json"), """
                {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"%s","reason":"%s","code":%d}
                """.formatted(message, reason, status));
    }

    /**
     * A refusal of Datadog.
     *
     * @param status the HTTP status
     * @param error the words, without quotes
     * @return the answer
     */
    public static Answer ofDatadog(int status, String error) {
        return new Answer(status, Map.of("Content-Type", "application/json"), "{\"errors\":[\"%s\"]}".formatted(error));
    }

    /** The same with one more header. */
    Answer with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, Map.copyOf(more), body);
    }

    @Override
    public boolean stops(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            boolean bodiless = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, bodiless ? -1 : bytes.length);
            if (!bodiless) {
                exchange.getResponseBody().write(bytes);
            }
        }
        return true;
    }
}
