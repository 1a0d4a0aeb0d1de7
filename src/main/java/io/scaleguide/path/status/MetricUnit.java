package io.scaleguide.path.status;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * The unit of a metric, as far as its name tells. Kong's and Prometheus' names end in it (prometheus.io/docs/practices/naming); Kong's latencies are in
 * milliseconds whether they say so or not.
 */
public final class MetricUnit {
    private static final Map<String, String> WORDS = Map.of(
            "ms", "ms",
            "milliseconds", "ms",
            "seconds", "s",
            "bytes", "B",
            "percent", "%");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Za-z]+");

    private MetricUnit() {}

    /**
     * @param metric a DatadogMetric
     * @param name the external metric's name, as an HPA has it; tells where the query does not
     * @return the unit; empty where nothing tells
     */
    public static String of(Optional<ObjectNode> metric, String name) {
        return metric.map(one -> of(one.path("spec").path("query").asString("")))
                .filter(unit -> !unit.isEmpty())
                .orElseGet(() -> of(name));
    }

    /**
     * @param text a query of Datadog's, or a metric's name
     * @return the unit of the first metric in it; empty where nothing tells
     */
    public static String of(String text) {
        int tags = text.indexOf('{');
        List<String> words = Arrays.asList(BETWEEN_WORDS.split(tags < 0 ? text : text.substring(0, tags)));
        return words.stream()
                .flatMap(word -> Optional.ofNullable(WORDS.get(word)).stream())
                .reduce((first, last) -> last)
                .orElseGet(() -> words.contains("kong") && words.contains("latency") ? "ms" : "");
    }

    /**
     * @param number a number in words
     * @param unit its unit, or nothing
     * @return the number with its unit
     */
    public static String with(String number, String unit) {
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
