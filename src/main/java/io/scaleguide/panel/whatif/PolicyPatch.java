package io.scaleguide.panel.whatif;

import io.scaleguide.hpa.HpaSpec;
import io.scaleguide.hpa.Quantity;
import io.scaleguide.hpa.ScalingRules;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A policy as a merge patch for the HPA. A merge patch replaces a list as a whole, so the target is in it only where the HPA's own spec is known, and then with
 * the rest of the metric as it is.
 *
 * @param yaml the patch, YAML, each line with its end
 * @param targetLeftOut whether the target has to be changed by hand
 */
public record PolicyPatch(String yaml, boolean targetLeftOut) {
    /**
     * @param policy the policy that is wanted
     * @param present the policy as it is
     * @param spec the HPA's {@code spec} as it is; empty when nobody knows it
     * @return the patch
     */
    public static PolicyPatch of(Policy policy, Policy present, Optional<JsonNode> spec) {
        StringBuilder yaml = new StringBuilder("spec:\n");
        yaml.append("  minReplicas: ").append(policy.spec().minReplicas()).append('\n');
        yaml.append("  maxReplicas: ").append(policy.spec().maxReplicas()).append('\n');
        boolean target = policy.targetMilli() != present.targetMilli();
        if (target && spec.isPresent()) {
            yaml.append("  metrics:\n    - ").append(metric(policy, spec.get())).append('\n');
        }
        policy.spec().behavior().ifPresent(behavior -> behavior(yaml, behavior));
        return new PolicyPatch(yaml.toString(), target && spec.isEmpty());
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

    private static void behavior(StringBuilder yaml, HpaSpec.Behavior behavior) {
        yaml.append("  behavior:\n");
        rules(yaml, "scaleUp", behavior.up());
        rules(yaml, "scaleDown", behavior.down());
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
