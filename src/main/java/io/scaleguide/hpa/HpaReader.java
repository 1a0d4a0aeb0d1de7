package io.scaleguide.hpa;

import io.scaleguide.hpa.ScalingRules.Policy;
import io.scaleguide.hpa.ScalingRules.Select;
import io.scaleguide.hpa.ScalingRules.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the spec of an autoscaling/v2 HorizontalPodAutoscaler, with its defaults (pkg/apis/autoscaling/v2/defaults.go). */
public final class HpaReader {
    private HpaReader() {}

    /**
     * Reads a spec. Metrics of other types than External are left out.
     *
     * @param spec the object's {@code spec}
     * @return the spec
     * @throws IllegalArgumentException when a quantity is not one
     */
    public static HpaSpec read(JsonNode spec) {
        List<MetricTarget> metrics = new ArrayList<>();
        for (JsonNode metric : spec.path("metrics")) {
            if (metric.path("type").asString("").equals("External")) {
                metrics.add(metric(metric.path("external")));
            }
        }
        JsonNode behavior = spec.path("behavior");
        return new HpaSpec(
                spec.path("minReplicas").asInt(1),
                spec.path("maxReplicas").asInt(1),
                metrics,
                behavior.isObject()
                        ? Optional.of(new HpaSpec.Behavior(
                                rules(behavior.path("scaleUp"), ScalingRules.UP),
                                rules(behavior.path("scaleDown"), ScalingRules.DOWN)))
                        : Optional.empty());
    }

    private static MetricTarget metric(JsonNode external) {
        JsonNode target = external.path("target");
        boolean average = target.has("averageValue");
        String quantity = target.path(average ? "averageValue" : "value").asString("0");
        return new MetricTarget(
                external.path("metric").path("name").asString(""),
                average ? MetricTarget.Type.AVERAGE_VALUE : MetricTarget.Type.VALUE,
                Quantity.parse(quantity).milli());
    }

    private static ScalingRules rules(JsonNode rules, ScalingRules fallback) {
        List<Policy> policies = new ArrayList<>();
        for (JsonNode policy : rules.path("policies")) {
            policies.add(new Policy(
                    policy.path("type").asString("").equals("Pods") ? Unit.PODS : Unit.PERCENT,
                    policy.path("value").asInt(0),
                    Duration.ofSeconds(policy.path("periodSeconds").asInt(0))));
        }
        Select select =
                switch (rules.path("selectPolicy").asString("Max")) {
                    case "Min" -> Select.MIN;
                    case "Disabled" -> Select.DISABLED;
                    default -> Select.MAX;
                };
        return new ScalingRules(
                rules.has("stabilizationWindowSeconds")
                        ? Duration.ofSeconds(
                                rules.path("stabilizationWindowSeconds").asInt(0))
                        : fallback.window(),
                select,
                policies.isEmpty() ? fallback.policies() : policies,
                rules.has("tolerance")
                        ? Optional.of(Quantity.parse(rules.path("tolerance").asString(""))
                                .value()
                                .doubleValue())
                        : Optional.empty());
    }
}
