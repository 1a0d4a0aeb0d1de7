package io.scaleguide.practice.controllers;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Label selectors. */
final class Selectors {
    private Selectors() {}

    /** Whether labels match a plain map, as a Service's selector; an empty map matches nothing. */
    static boolean matchesMap(JsonNode map, JsonNode labels) {
        return !map.isEmpty() && containsAll(map, labels);
    }

    /** Whether labels match a LabelSelector with matchLabels and matchExpressions; an empty one matches nothing. */
    static boolean matches(JsonNode selector, JsonNode labels) {
        if (selector.isEmpty() || !containsAll(selector.path("matchLabels"), labels)) {
            return false;
        }
        for (JsonNode expression : selector.path("matchExpressions")) {
            if (!matchesExpression(expression, labels)) {
                return false;
            }
        }
        return true;
    }

    static boolean containsAll(JsonNode map, JsonNode labels) {
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            if (!entry.getValue().equals(labels.path(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matchesExpression(JsonNode expression, JsonNode labels) {
        JsonNode value = labels.path(expression.path("key").asString(""));
        boolean listed = false;
        for (JsonNode candidate : expression.path("values")) {
            listed |= candidate.equals(value);
        }
        return switch (expression.path("operator").asString("")) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "Exists" -> !value.isMissingNode();
            case "DoesNotExist" -> value.isMissingNode();
            default -> false;
        };
    }
}
