package io.scaleguide.panel.fleet;

import io.scaleguide.hpa.Quantity;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.panel.fleet.FleetView.Row;
import io.scaleguide.path.budget.Durations;
import io.scaleguide.path.budget.Periods;
import io.scaleguide.path.status.MetricUnit;
import io.scaleguide.path.status.StatusRows;
import io.scaleguide.path.status.StatusView.HpaRow;
import io.scaleguide.path.status.StatusView.MetricRow;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what is the matter with one HPA. Pure. */
final class FleetJudge {
    private final Periods periods;

    FleetJudge(Periods periods) {
        this.periods = periods;
    }

    /** What was found, and why. */
    private record Finding(Trouble trouble, String why) {}

    Row row(ObjectRef ref, ObjectNode hpa, Optional<ObjectNode> metric, Instant now) {
        HpaRow state = StatusRows.hpa(hpa);
        Optional<MetricRow> value = metric.map(one -> StatusRows.metric(one, now));
        Optional<Instant> updated = metric.flatMap(StatusRows::updated);
        Finding finding = find(hpa, state, value, updated, now);
        JsonNode external = hpa.path("spec").path("metrics").path(0).path("external");
        JsonNode target = external.path("target");
        return new Row(
                ref.namespace(),
                ref.name(),
                finding.trouble(),
                finding.why(),
                value.flatMap(one -> number(one.value())),
                number(target.path("value").asString(target.path("averageValue").asString(""))),
                MetricUnit.of(metric, external.path("metric").path("name").asString("")),
                state.replicas(),
                state.desired(),
                state.maximum(),
                updated);
    }

    private Finding find(
            ObjectNode hpa, HpaRow state, Optional<MetricRow> metric, Optional<Instant> updated, Instant now) {
        if (metric.isEmpty()) {
            return new Finding(Trouble.BROKEN, "Its DatadogMetric is not there.");
        }
        if (metric.get().valid().equals("False")) {
            return new Finding(Trouble.BROKEN, "Its DatadogMetric is not valid.");
        }
        JsonNode active = condition(hpa, "ScalingActive");
        if (is(active, "False")) {
            return new Finding(Trouble.BROKEN, words(active));
        }
        if (updated.isEmpty() || !updated.get().plus(periods.statusAge()).isAfter(now)) {
            return new Finding(
                    Trouble.LATE,
                    updated.map(time -> "Its metric is older than " + Durations.words(periods.statusAge()) + ".")
                            .orElse("Its metric has no value yet."));
        }
        JsonNode limited = condition(hpa, "ScalingLimited");
        if (is(limited, "True") && limited.path("reason").asString("").equals("TooManyReplicas")) {
            return new Finding(Trouble.AT_MAXIMUM, "It would take more than its maximum of " + state.maximum() + ".");
        }
        JsonNode able = condition(hpa, "AbleToScale");
        return is(able, "False") ? new Finding(Trouble.UNABLE, words(able)) : new Finding(Trouble.STEADY, "");
    }

    /** When a row becomes late if nothing more is heard of it. */
    Optional<Instant> lateAt(Row row) {
        return row.updated().map(time -> time.plus(periods.statusAge()));
    }

    private static boolean is(JsonNode condition, String status) {
        return condition.path("status").asString("").equals(status);
    }

    private static String words(JsonNode condition) {
        return condition.path("reason").asString("") + ": "
                + condition.path("message").asString("");
    }

    private static JsonNode condition(ObjectNode hpa, String type) {
        JsonNode conditions = hpa.path("status").path("conditions");
        for (JsonNode one : conditions) {
            if (one.path("type").asString("").equals(type)) {
                return one;
            }
        }
        return hpa.path("status").path("no such condition");
    }

    private static Optional<Double> number(String quantity) {
        try {
            return quantity.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Quantity.parse(quantity).value().doubleValue());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
