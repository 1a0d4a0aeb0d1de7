package io.scaleguide.practice.autoscaler;

import io.scaleguide.hpa.Condition;
import io.scaleguide.hpa.Decision;
import io.scaleguide.hpa.HpaSpec;
import io.scaleguide.hpa.MetricReading;
import io.scaleguide.hpa.MetricTarget;
import io.scaleguide.hpa.Observation;
import io.scaleguide.hpa.Quantity;
import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.time.PracticeClock;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what the controller decided into an HPA's status. */
final class HpaStatusWriter {
    private final Objects objects;
    private final PracticeClock clock;

    HpaStatusWriter(Objects objects, PracticeClock clock) {
        this.objects = objects;
        this.clock = clock;
    }

    void noScale(ObjectNode hpa, String message) {
        objects.modify(Types.HPA, Meta.namespace(hpa), Meta.name(hpa), stored -> {
            set(stored.withObject("/status"), new Condition("AbleToScale", false, "FailedGetScale", message));
            return stored;
        });
    }

    void write(ObjectNode hpa, HpaSpec spec, Observation seen, Decision decision) {
        objects.modify(Types.HPA, Meta.namespace(hpa), Meta.name(hpa), stored -> {
            ObjectNode status = stored.withObject("/status");
            // horizontal.go takes the replicas of the scale's spec for the current ones.
            status.put("currentReplicas", seen.specReplicas());
            boolean missing = decision.rule() == Decision.Rule.METRIC_MISSING;
            if (!missing || !status.has("desiredReplicas")) {
                status.put("desiredReplicas", missing ? 0 : decision.desiredReplicas());
            }
            if (decision.desiredReplicas() != seen.specReplicas()) {
                status.put("lastScaleTime", now());
            }
            decision.conditions().forEach(condition -> set(status, condition));
            if (missing || decision.proposal().isPresent()) {
                status.set("currentMetrics", metrics(spec, seen));
            } else {
                status.putNull("currentMetrics");
            }
            return stored;
        });
    }

    private static ArrayNode metrics(HpaSpec spec, Observation seen) {
        ArrayNode metrics = JsonNodeFactory.instance.arrayNode();
        for (int index = 0; index < spec.metrics().size(); index++) {
            if (!(seen.readings().get(index) instanceof MetricReading.Value value)) {
                // The place stays, empty, so that kubectl shows <unknown> beside the right target.
                metrics.addObject().put("type", "");
                continue;
            }
            MetricTarget target = spec.metrics().get(index);
            ObjectNode external = metrics.addObject().put("type", "External").putObject("external");
            external.putObject("metric").put("name", target.name());
            ObjectNode current = external.putObject("current");
            if (target.type() == MetricTarget.Type.VALUE) {
                current.put("value", Quantity.ofMilli(value.milli()).canonical());
            } else {
                // The average is of the replicas in the status, rounded up: replica_calculator.go.
                long replicas = Math.max(1, seen.statusReplicas());
                current.put(
                        "averageValue",
                        Quantity.ofMilli((value.milli() + replicas - 1) / replicas)
                                .canonical());
            }
        }
        return metrics;
    }

    /** A condition keeps its transition time while its status stays. */
    private void set(ObjectNode status, Condition condition) {
        ArrayNode conditions = status.withArray("conditions");
        ObjectNode entry = find(conditions, condition.type());
        String wanted = condition.status() ? "True" : "False";
        if (!entry.path("status").asString("").equals(wanted)) {
            entry.put("lastTransitionTime", now());
        }
        entry.put("status", wanted).put("reason", condition.reason()).put("message", condition.message());
    }

    private static ObjectNode find(ArrayNode conditions, String type) {
        for (JsonNode condition : conditions) {
            if (condition.path("type").asString("").equals(type)) {
                return (ObjectNode) condition;
            }
        }
        return conditions.addObject().put("type", type);
    }

    private String now() {
        return clock.wall().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
