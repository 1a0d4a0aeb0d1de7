package io.scaleguide.practice.datadog;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the cluster agent knows of one DatadogMetric.
 *
 * @param namespace its namespace
 * @param name its name
 * @param query its query
 * @param maxAge its own maxAge, practice time
 * @param timeWindow its own timeWindow, practice time
 * @param active whether an autoscaler references it, or it is always active
 * @param references the autoscalers, as in {@code autoscalerReferences}
 * @param outcome what the last query gave
 * @param updated when it last changed, wall time
 */
record MetricState(
        String namespace,
        String name,
        String query,
        Optional<Duration> maxAge,
        Optional<Duration> timeWindow,
        boolean active,
        String references,
        Outcome outcome,
        Instant updated) {
    /**
     * What a query gave.
     *
     * @param valid whether the value may be used
     * @param value the value; the last good one when it is not valid
     * @param dataTime the value's own time, wall time; empty before the first
     * @param error why it is not valid; empty when nobody knows
     */
    record Outcome(boolean valid, double value, Optional<Instant> dataTime, Optional<String> error) {
        static final Outcome NONE = new Outcome(false, 0, Optional.empty(), Optional.empty());

        Outcome failed(String words) {
            return new Outcome(false, value, dataTime, Optional.of(words));
        }

        Outcome forgotten() {
            return new Outcome(false, value, dataTime, error);
        }
    }

    MetricState with(Outcome newOutcome, Instant wall) {
        return new MetricState(namespace, name, query, maxAge, timeWindow, active, references, newOutcome, wall);
    }

    String id() {
        return namespace + "/" + name;
    }
}
