package io.scaleguide.panel.whatif;

import io.scaleguide.hpa.Autoscaler;
import io.scaleguide.hpa.Decision;
import io.scaleguide.hpa.History;
import io.scaleguide.hpa.MetricReading;
import io.scaleguide.hpa.Observation;
import java.time.Instant;
import java.util.List;

/** The controller in a replay, with its own memory. */
final class ReplayedHpa {
    private static final MetricReading NONE = new MetricReading.Missing("no value was recorded");

    private final Policy policy;
    private History history = History.NONE;
    private int replicas;

    ReplayedHpa(Policy policy, int replicas) {
        this.policy = policy;
        this.replicas = replicas;
    }

    int replicas() {
        return replicas;
    }

    /** @return the replicas from now on */
    int sync(Instant now, int ready, long metricMilli) {
        MetricReading reading = metricMilli < 0 ? NONE : new MetricReading.Value(metricMilli);
        Decision decision = Autoscaler.decide(
                policy.spec(), new Observation(now, replicas, replicas, ready, List.of(reading)), history);
        history = decision.next();
        replicas = decision.desiredReplicas();
        return replicas;
    }
}
