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
     * The rules of both directions.
     *
     * @param up for scaling up
     * @param down for scaling down
     */
    public record Behavior(ScalingRules up, ScalingRules down) {}
}
