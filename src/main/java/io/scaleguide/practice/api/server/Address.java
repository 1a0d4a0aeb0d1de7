package io.scaleguide.practice.api.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a request's target names, decoded.
 *
 * @param path the segments
 * @param query the parameters, each with its values in order
 */
record Address(List<String> path, Map<String, List<String>> query) {

    /**
     * @param path the raw path below the server's own
     * @param query the raw query, may be empty
     */
    static Address of(String path, String query) {
        List<String> segments = Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> decode(segment.replace("+", "%2B")))
                .toList();
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters
                        .computeIfAbsent(decode(name), ignored -> new ArrayList<>())
                        .add(decode(value));
            }
        }
        return new Address(segments, parameters);
    }

    /** The values of a parameter; empty without it. */
    List<String> all(String name) {
        return query.getOrDefault(name, List.of());
    }

    /** The first value of a parameter; empty without it. */
    String first(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
