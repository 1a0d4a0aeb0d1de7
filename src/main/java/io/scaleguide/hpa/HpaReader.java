package io.scaleguide.hpa;

import io.scaleguide.hpa.MetricTarget.Type;
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
     * Reads a spec. Without metrics there is one, of cpu, as the API server's defaults have it.
     *
     * @param spec the object's {@code spec}
     * @return the spec
     * @throws IllegalArgumentException when a quantity is not one
     */
    public static HpaSpec read(JsonNode spec) {
        List<MetricTarget> metrics = new ArrayList<>();
        spec.path("metrics").forEach(metric -> metrics.add(metric(metric)));
        if (metrics.isEmpty()) {
            metrics.add(new MetricTarget("cpu", Type.RESOURCE, 0));
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

    private static MetricTarget metric(JsonNode metric) {
        String type = metric.path("type").asString("");
        return switch (type) {
            case "External" -> external(metric.path("external"));
            case "Resource" -> new MetricTarget(metric.at("/resource/name").asString(""), Type.RESOURCE, 0);
            case "ContainerResource" ->
                new MetricTarget(metric.at("/containerResource/name").asString(""), Type.CONTAINER_RESOURCE, 0);
            case "Pods" -> new MetricTarget(metric.at("/pods/metric/name").asString(""), Type.PODS, 0);
            case "Object" -> new MetricTarget(metric.at("/object/metric/name").asString(""), Type.OBJECT, 0);
            default -> new MetricTarget(type, Type.INVALID, 0);
        };
    }

    private static MetricTarget external(JsonNode external) {
        JsonNode target = external.path("target");
        boolean average = target.hasNonNull("averageValue");
        String quantity = target.path(average ? "averageValue" : "value").asString("0");
        return new MetricTarget(
                external.path("metric").path("name").asString(""),
                average ? Type.AVERAGE_VALUE : Type.VALUE,
                Quantity.parse(quantity).milli(),
                GoText.selector(external.at("/metric/selector")));
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
                rules.hasNonNull("stabilizationWindowSeconds")
                        ? Duration.ofSeconds(
                                rules.path("stabilizationWindowSeconds").asInt(0))
                        : fallback.window(),
                select,
                policies.isEmpty() ? fallback.policies() : policies,
                rules.hasNonNull("tolerance")
                        ? Optional.of(Quantity.parse(rules.path("tolerance").asString(""))
                                .value()
                                .doubleValue())
                        : Optional.empty());
    }
}
