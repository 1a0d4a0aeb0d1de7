package io.scaleguide.practice.datadog;

import io.scaleguide.practice.time.PracticeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The cluster agent's memory of DatadogMetrics, which both its controllers and the External Metrics API read. */
final class MetricStore {
    private final PracticeClock clock;
    private final Map<String, MetricState> states = new ConcurrentHashMap<>();

    MetricStore(PracticeClock clock) {
        this.clock = clock;
    }

    Optional<MetricState> get(String id) {
        return Optional.ofNullable(states.get(id));
    }

    List<MetricState> all() {
        return List.copyOf(states.values());
    }

    void put(MetricState state) {
        states.put(state.id(), state);
    }

    void change(String id, UnaryOperator<MetricState> change) {
        states.computeIfPresent(id, (key, state) -> change.apply(state));
    }

    void keepOnly(Set<String> ids) {
        states.keySet().retainAll(ids);
    }

    void clear() {
        states.clear();
    }

    ExternalValue external(String metricName, ClusterAgentSettings settings) {
        Optional<MetricName> name = MetricName.parse(metricName);
        if (name.isEmpty()) {
            return new ExternalValue.Failed("ExternalMetric does not follow DatadogMetric format: " + metricName);
        }
        Optional<MetricState> found = get(name.get().id());
        if (found.isEmpty()) {
            return new ExternalValue.Failed("DatadogMetric not found for metric name: " + metricName
                    + ", datadogmetricid: " + name.get().id());
        }
        MetricState state = found.get();
        if (!state.outcome().valid()) {
            return new ExternalValue.Failed(state.outcome().error().orElse(MetricErrors.NO_DETAILS));
        }
        Instant updated = state.updated();
        Duration served = state.maxAge().orElse(settings.maxAge()).plus(settings.validity());
        if (Duration.between(updated, clock.wall()).compareTo(clock.real(served)) > 0) {
            return new ExternalValue.Failed("DatadogMetric is stale, last updated: " + MetricStatus.time(updated)
                    + ". Check datadog-cluster-agent logs for errors");
        }
        return new ExternalValue.Value(
                state.outcome().value(), Quantity.of(state.outcome().value()), updated);
    }
}
