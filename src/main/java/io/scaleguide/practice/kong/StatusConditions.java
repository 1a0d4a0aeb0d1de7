package io.scaleguide.practice.kong;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sets conditions as controllers do: the transition time moves only when the status changes. */
final class StatusConditions {
    private StatusConditions() {}

    static void set(ObjectNode holder, String type, boolean value, String reason, String message, String now) {
        ArrayNode conditions = holder.withArray("conditions");
        ObjectNode entry = find(conditions, type);
        String wanted = value ? "True" : "False";
        if (!entry.path("status").asString("").equals(wanted)) {
            entry.put("lastTransitionTime", now);
        }
        entry.put("status", wanted).put("reason", reason).put("message", message);
    }

    private static ObjectNode find(ArrayNode conditions, String type) {
        for (JsonNode condition : conditions) {
            if (condition.path("type").asString("").equals(type)) {
                return (ObjectNode) condition;
            }
        }
        return conditions.addObject().put("type", type);
    }
}
