package io.scaleguide.panel.session;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One sync of an HPA, as far as an outsider sees it.
 *
 * @param at when it was seen
 * @param metricMilli the external metric, in thousandths of its unit; empty when there was none
 * @param missing why there is no metric, in the controller's or the API's words; empty when there is one
 * @param targetMilli what the metric is held against, in thousandths; empty when that is not known
 * @param specReplicas the replicas that the target's scale asks for, 0 or more
 * @param statusReplicas the replicas that the target's scale has, 0 or more
 * @param readyPods the target's pods that are ready, 0 or more
 * @param requestsPerSecond the load at that time; empty when it is not known
 * @param desiredReplicas the {@code desiredReplicas} of the HPA's status; empty when it is not known
 */
public record Sample(
        Instant at,
        OptionalLong metricMilli,
        String missing,
        OptionalLong targetMilli,
        int specReplicas,
        int statusReplicas,
        int readyPods,
        OptionalDouble requestsPerSecond,
        OptionalInt desiredReplicas) {
    public Sample {
        if (specReplicas < 0 || statusReplicas < 0 || readyPods < 0) {
            throw new IllegalArgumentException("Replicas and pods are 0 or more.");
        }
        if (metricMilli.isPresent() != missing.isEmpty()) {
            throw new IllegalArgumentException("A sample has either a metric or the reason why there is none.");
        }
    }

    /** The same at another time. */
    Sample at(Instant time) {
        return new Sample(
                time,
                metricMilli,
                missing,
                targetMilli,
                specReplicas,
                statusReplicas,
                readyPods,
                requestsPerSecond,
                desiredReplicas);
    }
}
