package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.Types;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the status of PodDisruptionBudgets; what the pods' owners want is taken to be the pods there are. */
final class DisruptionBudgets {
    static final String NAME = "disruption-controller";

    static final ResourceType DISRUPTION_BUDGET =
            new ResourceType("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets", true);

    private final ControllerContext context;

    DisruptionBudgets(ControllerContext context) {
        this.context = context;
    }

    void reconcile() {
        context.objects().list(DISRUPTION_BUDGET, "").forEach(this::reconcile);
    }

    private void reconcile(ObjectNode budget) {
        JsonNode spec = budget.path("spec");
        List<ObjectNode> pods = context.objects().list(Types.POD, Meta.namespace(budget)).stream()
                .filter(pod -> Pods.active(pod)
                        && Selectors.matches(
                                spec.path("selector"), pod.path("metadata").path("labels")))
                .toList();
        int healthy = Pods.count(pods, Pods::ready);
        int desired = spec.hasNonNull("maxUnavailable")
                ? pods.size() - amount(spec.path("maxUnavailable"), pods.size())
                : amount(spec.path("minAvailable"), pods.size());
        int allowed = Math.max(0, healthy - desired);
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        if (budget.path("status").path("conditions").isArray()) {
            status.set("conditions", budget.path("status").path("conditions").deepCopy());
        }
        status.put("currentHealthy", healthy).put("desiredHealthy", desired).put("disruptionsAllowed", allowed);
        status.put("expectedPods", pods.size());
        status.put(
                "observedGeneration", budget.path("metadata").path("generation").asInt(1));
        String reason = allowed > 0 ? "SufficientPods" : "InsufficientPods";
        Conditions.set(status, "DisruptionAllowed", allowed > 0, reason, "", context.timestamp());
        context.status(DISRUPTION_BUDGET, budget, status);
    }

    private static int amount(JsonNode value, int pods) {
        return value.isNumber()
                ? value.asInt(0)
                : (int) Math.ceil(Double.parseDouble(value.asString("1").replace("%", "")) / 100 * pods);
    }
}
