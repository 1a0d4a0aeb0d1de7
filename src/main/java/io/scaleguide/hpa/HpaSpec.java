package io.scaleguide.hpa;

import java.util.List;
import java.util.Optional;

/**
 * What an autoscaling/v2 HPA asks for.
 *
 * @param minReplicas the fewest replicas
 * @param maxReplicas the most replicas
 * @param metrics its metrics, at least one
 * @param behavior its rules; empty when the object has none, and then the controller's older path is taken
 */
public record HpaSpec(int minReplicas, int maxReplicas, List<MetricTarget> metrics, Optional<Behavior> behavior) {
    public HpaSpec {
        metrics = List.copyOf(metrics);
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("An HPA has at least one metric; the API server adds one of cpu.");
        }
    }

    /**
     * The same for a clock that runs faster than the HPA's author thought of, as that of a cluster for practice.
     *
     * @param pace how many seconds pass on it in one second, 1 or more
     * @return the spec with windows and periods shortened by that; one without rules as it is
     */
    public HpaSpec atPace(double pace) {
        return pace == 1
                ? this
                : new HpaSpec(
                        minReplicas,
                        maxReplicas,
                        metrics,
                        behavior.map(rules -> new Behavior(
                                rules.up().atPace(pace), rules.down().atPace(pace))));
    }

    /**
     * The rules of both directions.
     *
     * @param up for scaling up
     * @param down for scaling down
     */
    public record Behavior(ScalingRules up, ScalingRules down) {}
}
