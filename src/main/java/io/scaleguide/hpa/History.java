package io.scaleguide.hpa;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the controller remembers of one HPA between syncs; it is lost when the controller restarts.
 *
 * @param recommendations what it recommended before stabilization
 * @param ups the scale-ups it made
 * @param downs the scale-downs it made, as positive numbers
 */
public record History(List<Past> recommendations, List<Past> ups, List<Past> downs) {
    /** A recommendation, or a change by so many replicas. */
    public record Past(Instant time, int replicas) {}

    /** Nothing remembered yet. */
    public static final History NONE = new History(List.of(), List.of(), List.of());

    public History {
        recommendations = List.copyOf(recommendations);
        ups = List.copyOf(ups);
        downs = List.copyOf(downs);
    }

    /** Starts with the replicas that were found, if nothing was recommended yet: horizontal.go, recordInitialRecommendation. */
    History beginning(Instant now, int replicas) {
        return recommendations.isEmpty() ? new History(List.of(new Past(now, replicas)), ups, downs) : this;
    }

    History recommended(Instant now, int replicas, Duration longestWindow) {
        return new History(with(recommendations, new Past(now, replicas), now.minus(longestWindow)), ups, downs);
    }

    /** Remembers a rescale: horizontal.go, storeScaleEvent. */
    History rescaled(Instant now, int from, int to, HpaSpec.Behavior behavior) {
        Past change = new Past(now, Math.abs(to - from));
        return to > from
                ? new History(
                        recommendations,
                        with(ups, change, now.minus(behavior.up().longestPeriod())),
                        downs)
                : new History(
                        recommendations,
                        ups,
                        with(downs, change, now.minus(behavior.down().longestPeriod())));
    }

    private static List<Past> with(List<Past> list, Past one, Instant cutoff) {
        List<Past> kept = new ArrayList<>();
        list.stream().filter(past -> !past.time().isBefore(cutoff)).forEach(kept::add);
        kept.add(one);
        return kept;
    }

    /** The replicas changed within a period: horizontal.go, getReplicasChangePerPeriod. */
    static int changed(List<Past> events, Instant now, Duration period) {
        Instant cutoff = now.minus(period);
        return events.stream()
                .filter(event -> event.time().isAfter(cutoff))
                .mapToInt(Past::replicas)
                .sum();
    }
}
