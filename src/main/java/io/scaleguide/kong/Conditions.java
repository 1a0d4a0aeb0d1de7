package io.scaleguide.kong;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads conditions. */
final class Conditions {
    private Conditions() {}

    static boolean isTrue(JsonNode status, String type) {
        return find(status, type).path("status").asString("").equals("True");
    }

    /** The reason and message of a condition, in brackets; empty when there is none. */
    static String words(JsonNode status, String type) {
        JsonNode condition = find(status, type);
        String reason = condition.path("reason").asString("");
        String message = condition.path("message").asString("");
        return reason.isEmpty() ? "" : " (" + reason + (message.isEmpty() ? "" : ": " + message) + ")";
    }

    /** The condition's reason and message, as the catalogue's placeholders. */
    static Map<String, String> details(JsonNode status, String type) {
        JsonNode condition = find(status, type);
        return Map.of(
                "reason", condition.path("reason").asString("none given"),
                "message", condition.path("message").asString(""));
    }

    private static JsonNode find(JsonNode status, String type) {
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asString("").equals(type)) {
                return condition;
            }
        }
        return MissingNode.getInstance();
    }
}
