package io.scaleguide.practice.datadog;

import io.scaleguide.practice.time.PracticeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The stand-in's store of values by metric, tags and time. Times are wall times, because that is what clients send and ask;
 * the width of a point and how long points are kept are practice time, so that a cluster that runs faster than life still
 * has as many points in its (shorter) windows. Safe for any number of threads.
 */
public final class TimeSeries {
    /** Datadog keeps distributions at 10 seconds. */
    private static final Duration RESOLUTION = Duration.ofSeconds(10);

    private static final Duration KEPT = Duration.ofHours(24);

    private record Key(String metric, SortedSet<String> tags) {}

    /**
     * A point of an answer.
     *
     * @param time the wall time at which its stretch of time begins
     * @param value the value
     */
    record Point(Instant time, double value) {}

    /**
     * A series of an answer.
     *
     * @param group the tags of {@code by {}} that set it apart; empty for the only series
     * @param points oldest first, never empty
     */
    record Series(List<String> group, List<Point> points) {}

    private final PracticeClock clock;
    private final Map<Key, NavigableMap<Long, Summary>> stored = new HashMap<>();

    /** @param clock the practice cluster's time */
    public TimeSeries(PracticeClock clock) {
        this.clock = clock;
    }

    /**
     * Adds a value.
     *
     * @param metric the metric's name
     * @param tags its tags, {@code key:value}
     * @param wall when it was measured, wall time
     * @param value the value
     */
    public synchronized void add(String metric, Set<String> tags, Instant wall, double value) {
        NavigableMap<Long, Summary> series =
                stored.computeIfAbsent(new Key(metric, new TreeSet<>(tags)), key -> new TreeMap<>());
        series.merge(bucket(wall, RESOLUTION), Summary.of(value), Summary::and);
        series.headMap(bucket(clock.wall().minus(clock.real(KEPT)), RESOLUTION)).clear();
    }

    /**
     * @param since a wall time
     * @return the names of the metrics that have a value since then, sorted
     */
    public synchronized SortedSet<String> metricsSince(Instant since) {
        SortedSet<String> names = new TreeSet<>();
        stored.forEach((key, points) -> {
            if (!points.tailMap(bucket(since, RESOLUTION)).isEmpty()) {
                names.add(key.metric());
            }
        });
        return names;
    }

    /**
     * @param query what is asked
     * @param from the first moment, wall time
     * @param to the moment at which it ends, wall time, not included
     * @return the series that have points; none when there is no data
     */
    synchronized List<Series> query(MetricQuery query, Instant from, Instant to) {
        Duration width = query.rollup().orElse(RESOLUTION);
        Map<List<String>, NavigableMap<Long, Summary>> groups = new HashMap<>();
        stored.forEach((key, points) -> {
            if (key.metric().equals(query.metric()) && query.covers(key.tags())) {
                NavigableMap<Long, Summary> group =
                        groups.computeIfAbsent(group(query, key.tags()), tags -> new TreeMap<>());
                points.subMap(nanos(from), true, nanos(to), false)
                        .forEach((time, summary) ->
                                group.merge(Math.floorDiv(time, nanos(width)) * nanos(width), summary, Summary::and));
            }
        });
        List<Series> answer = new ArrayList<>();
        groups.forEach((group, points) -> {
            if (!points.isEmpty()) {
                answer.add(new Series(group, points(points, query)));
            }
        });
        return answer;
    }

    private static List<Point> points(NavigableMap<Long, Summary> summaries, MetricQuery query) {
        List<Point> points = new ArrayList<>();
        summaries.forEach((time, summary) -> points.add(new Point(
                Instant.EPOCH.plusNanos(time),
                summary.as(query.rollup().isPresent() ? query.over() : query.aggregator()))));
        return points;
    }

    private static List<String> group(MetricQuery query, Set<String> tags) {
        return query.by().stream()
                .map(name -> tags.stream()
                        .filter(tag -> tag.startsWith(name + ":"))
                        .findFirst()
                        .orElse(name + ":N/A"))
                .toList();
    }

    private long bucket(Instant wall, Duration width) {
        return Math.floorDiv(nanos(wall), nanos(width)) * nanos(width);
    }

    private long nanos(Duration practice) {
        return Math.max(1, clock.real(practice).toNanos());
    }

    private static long nanos(Instant wall) {
        return Math.addExact(Math.multiplyExact(wall.getEpochSecond(), 1_000_000_000L), wall.getNano());
    }
}
