package io.scaleguide.hpa;

import java.time.Instant;
import java.util.List;

/**
 * What the controller sees at one sync.
 *
 * @param now the time
 * @param specReplicas the replicas that the target's scale asks for
 * @param statusReplicas the replicas that the target's scale has
 * @param readyPods the target's pods that are ready
 * @param readings a reading for each metric of the spec, in order
 */
public record Observation(
        Instant now, int specReplicas, int statusReplicas, int readyPods, List<MetricReading> readings) {
    public Observation {
        readings = List.copyOf(readings);
    }
}
