package io.scaleguide.practice.controllers;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The conditions in an object's status. */
final class Conditions {
    private Conditions() {}

    static Optional<JsonNode> find(JsonNode status, String type) {
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asString("").equals(type)) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }

    static boolean isTrue(JsonNode status, String type) {
        return find(status, type)
                .map(condition -> condition.path("status").asString("").equals("True"))
                .orElse(false);
    }

    /**
     * Sets a condition; its transition time moves only when its status changes.
     *
     * @param reason empty to leave the field out, as for pods that are well
     * @param message likewise
     */
    static ObjectNode set(ObjectNode status, String type, boolean value, String reason, String message, String now) {
        ArrayNode all = status.get("conditions") instanceof ArrayNode found ? found : status.putArray("conditions");
        ObjectNode condition = null;
        for (JsonNode candidate : all) {
            if (candidate instanceof ObjectNode object
                    && object.path("type").asString("").equals(type)) {
                condition = object;
            }
        }
        if (condition == null) {
            condition = all.addObject().put("type", type);
        }
        String text = value ? "True" : "False";
        if (!condition.path("status").asString("").equals(text)) {
            condition.put("status", text).put("lastTransitionTime", now);
        }
        putOrRemove(condition, "reason", reason);
        putOrRemove(condition, "message", message);
        return condition;
    }

    private static void putOrRemove(ObjectNode object, String field, String value) {
        if (value.isEmpty()) {
            object.remove(field);
        } else {
            object.put(field, value);
        }
    }
}
