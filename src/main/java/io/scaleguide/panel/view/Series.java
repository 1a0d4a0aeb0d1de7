package io.scaleguide.panel.view;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The metric and the replicas over time.
 *
 * @param points oldest first, as many as are kept; the same time never twice
 */
public record Series(List<Point> points) {
    /** Nothing yet. */
    public static final Series EMPTY = new Series(List.of());

    public Series {
        points = List.copyOf(points);
    }

    /**
     * How things were at a time.
     *
     * @param at when
     * @param value the external value in the metric's unit; empty where there was none
     * @param target the HPA's target in the same unit; empty where there was none
     * @param wanted the replicas asked for
     * @param ready the replicas that were ready
     * @param perSecond the answers a second that traffic got; empty where none was sent from here
     */
    public record Point(
            Instant at, OptionalDouble value, OptionalDouble target, int wanted, int ready, OptionalDouble perSecond) {}
}
