package io.scaleguide.path.status;

import java.util.List;
import java.util.Optional;

/**
 * The seed guide's four readings, once.
 *
 * @param metric the DatadogMetric's row; empty when there is none
 * @param external the external value
 * @param hpa the HPA's row; empty when there is none
 * @param events the newest events about the HPA, oldest first
 */
public record StatusView(Optional<MetricRow> metric, External external, Optional<HpaRow> hpa, List<EventRow> events) {

    /** The columns of {@code kubectl get datadogmetric}. {@code updated}: age in seconds, empty when there is none. */
    public record MetricRow(
            String name, String active, String valid, String value, String references, Optional<Long> updated) {}

    /** The external value in the metric's unit, and the quantity as served; or why there is none. */
    public record External(Optional<Double> value, String quantity, String problem) {}

    /** The columns of {@code kubectl get hpa}, and desired replicas. */
    public record HpaRow(
            String name, String reference, String targets, int minimum, int maximum, int replicas, int desired) {}

    /** The columns of {@code kubectl get events}. {@code lastSeen}: age in seconds. */
    public record EventRow(long lastSeen, String type, String reason, String object, String message) {}
}
