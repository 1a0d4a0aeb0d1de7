package io.scaleguide.hpa;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Prints a LabelSelector as Go's generated String method does (apimachinery pkg/apis/meta/v1): the controller's events show it so. */
final class GoText {
    private GoText() {}

    /** @param selector a LabelSelector; missing prints as {@code nil} */
    static String selector(JsonNode selector) {
        if (!selector.isObject()) {
            return "nil";
        }
        StringBuilder text = new StringBuilder("&LabelSelector{MatchLabels:map[string]string{");
        Map<String, String> labels = new TreeMap<>();
        selector.path("matchLabels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
        labels.forEach(
                (key, value) -> text.append(key).append(": ").append(value).append(','));
        text.append("},MatchExpressions:[]LabelSelectorRequirement{");
        for (JsonNode expression : selector.path("matchExpressions")) {
            text.append("LabelSelectorRequirement{Key:")
                    .append(expression.path("key").asString(""));
            text.append(",Operator:").append(expression.path("operator").asString(""));
            text.append(",Values:[");
            String between = "";
            for (JsonNode value : expression.path("values")) {
                text.append(between).append(value.asString(""));
                between = " ";
            }
            text.append("],},");
        }
        return text.append("},}").toString();
    }
}
