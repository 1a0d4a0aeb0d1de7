package io.scaleguide.practice.fault;

import com.sun.net.httpserver.HttpExchange;
import io.scaleguide.practice.net.Obstacle;
import java.io.IOException;
import java.util.List;

/**
 * Requests of some methods for one kind are refused, as by a role that lacks a verb.
 *
 * @param verb the verb, as a role names it
 * @param methods the HTTP methods that need it
 * @param resource the plural and, after a point, the group
 */
record ForbiddenVerb(String verb, List<String> methods, String resource) implements Obstacle {
    @Override
    public boolean stops(HttpExchange exchange) throws IOException {
        String plural = resource.replaceFirst("[.].*", "");
        if (!methods.contains(exchange.getRequestMethod())
                || !exchange.getRequestURI().getPath().matches(".*/" + plural + "(/[^/]+)?")) {
            return false;
        }
        return Answer.refusal(
                        403,
                        "Forbidden",
                        resource + " is forbidden: User practice cannot " + verb + " resource " + plural)
                .stops(exchange);
    }
}
