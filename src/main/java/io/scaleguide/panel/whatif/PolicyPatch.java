package io.scaleguide.panel.whatif;

import io.scaleguide.hpa.Quantity;
import io.scaleguide.hpa.ScalingRules;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A policy as a merge patch for the HPA. A merge patch replaces a list as a whole, so the target is in it only where the HPA's own spec is known, and then with
 * the rest of the metric as it is.
 *
 * @param yaml the patch, YAML, each line with its end
 * @param changes the same without what is so already, be it only because Kubernetes fills it in; an object
 * @param targetLeftOut whether the target has to be changed by hand
 */
public record PolicyPatch(String yaml, ObjectNode changes, boolean targetLeftOut) {
    /**
     * @param policy the policy that is wanted
     * @param present the policy as it is
     * @param spec the HPA's {@code spec} as it is; empty when nobody knows it
     * @return the patch
     */
    public static PolicyPatch of(Policy policy, Policy present, Optional<JsonNode> spec) {
        boolean target = policy.targetMilli() != present.targetMilli();
        boolean behavior = policy.spec().behavior().isPresent();
        String yaml = yaml(policy, behavior, target ? spec : Optional.empty());
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        changes.set("spec", other(tree(yaml), tree(yaml(present, behavior, Optional.empty()))));
        return new PolicyPatch(yaml, changes, target && spec.isEmpty());
    }

    private static JsonNode tree(String yaml) {
        return new YAMLMapper().readTree(yaml).path("spec");
    }

    /** {@code target}: the HPA's spec as it is, where the metric is to be in it. */
    private static String yaml(Policy policy, boolean behavior, Optional<JsonNode> target) {
        StringBuilder yaml = new StringBuilder("spec:\n");
        yaml.append("  minReplicas: ").append(policy.spec().minReplicas()).append('\n');
        yaml.append("  maxReplicas: ").append(policy.spec().maxReplicas()).append('\n');
        target.ifPresent(spec ->
                yaml.append("  metrics:\n    - ").append(metric(policy, spec)).append('\n'));
        if (behavior) {
            yaml.append("  behavior:\n");
            rules(yaml, "scaleUp", policy.up());
            rules(yaml, "scaleDown", policy.down());
        }
        return yaml.toString();
    }

    /** What is otherwise than it is, field by field; lists as a whole, as a merge patch has them. */
    private static ObjectNode other(JsonNode wanted, JsonNode is) {
        ObjectNode other = JsonNodeFactory.instance.objectNode();
        wanted.properties().forEach(field -> {
            JsonNode now = is.path(field.getKey());
            boolean fields = field.getValue().isObject() && now.isObject();
            JsonNode value = fields ? other(field.getValue(), now) : field.getValue();
            if (!now.equals(field.getValue()) && !(fields && value.isEmpty())) {
                other.set(field.getKey(), value);
            }
        });
        return other;
    }

    /** JSON is YAML, and on one line nothing of a strange label can break the layout. */
    private static String metric(Policy policy, JsonNode spec) {
        JsonNode metric = spec.path("metrics").path(0).deepCopy();
        String field = metric.at("/external/target").hasNonNull("averageValue") ? "averageValue" : "value";
        JsonNode target = JsonMapper.shared()
                .createObjectNode()
                .put("type", field.equals("value") ? "Value" : "AverageValue")
                .put(field, Quantity.ofMilli(policy.targetMilli()).canonical());
        if (metric.path("external") instanceof ObjectNode external) {
            external.set("target", target);
        }
        return metric.toString();
    }

    private static void rules(StringBuilder yaml, String name, ScalingRules rules) {
        yaml.append("    ").append(name).append(":\n");
        yaml.append("      stabilizationWindowSeconds: ")
                .append(rules.window().toSeconds())
                .append('\n');
        String select =
                switch (rules.select()) {
                    case MIN -> "Min";
                    case MAX -> "Max";
                    case DISABLED -> "Disabled";
                };
        yaml.append("      selectPolicy: ").append(select).append('\n');
        rules.tolerance().ifPresent(share -> yaml.append("      tolerance: \"")
                .append(BigDecimal.valueOf(share).stripTrailingZeros().toPlainString())
                .append("\"\n"));
        yaml.append("      policies:\n");
        for (ScalingRules.Policy one : rules.policies()) {
            yaml.append("        - {type: ")
                    .append(one.unit() == ScalingRules.Unit.PODS ? "Pods" : "Percent")
                    .append(", value: ")
                    .append(one.value())
                    .append(", periodSeconds: ")
                    .append(one.period().toSeconds())
                    .append("}\n");
        }
    }
}
