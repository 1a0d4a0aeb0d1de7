package io.scaleguide.practice.datadog;

import io.scaleguide.practice.time.PracticeClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what agents send. A time may have a fraction, unlike the real one's whole seconds: in a cluster that runs 20 times as
 * fast, a second is two of the store's points.
 */
final class Intake {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TimeSeries store;
    private final PracticeClock clock;

    Intake(TimeSeries store, PracticeClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The body of POST /api/v1/distribution_points: points are {@code [time, [values]]}. */
    void distributions(String body) {
        for (JsonNode series : JSON.readTree(body).path("series")) {
            for (JsonNode point : series.path("points")) {
                for (JsonNode value : point.path(1)) {
                    add(series, point, value);
                }
            }
        }
    }

    /** The body of POST /api/v1/series: points are {@code [time, value]}. */
    void series(String body) {
        for (JsonNode series : JSON.readTree(body).path("series")) {
            for (JsonNode point : series.path("points")) {
                add(series, point, point.path(1));
            }
        }
    }

    private void add(JsonNode series, JsonNode point, JsonNode value) {
        if (!value.isNumber()) {
            throw new IllegalArgumentException("a point without a number");
        }
        store.add(series.path("metric").asString(), tags(series), time(point.path(0)), value.asDouble());
    }

    private static Set<String> tags(JsonNode series) {
        Set<String> tags = new TreeSet<>();
        series.path("tags").forEach(tag -> tags.add(tag.asString()));
        return tags;
    }

    private Instant time(JsonNode seconds) {
        return seconds.isNumber()
                ? Instant.ofEpochMilli(seconds.decimalValue()
                        .multiply(BigDecimal.valueOf(1000))
                        .longValue())
                : clock.wall();
    }
}
