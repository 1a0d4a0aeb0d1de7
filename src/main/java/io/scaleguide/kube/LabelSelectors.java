package io.scaleguide.kube;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Writes the selector of a workload as the text that a list request takes. */
public final class LabelSelectors {

    private LabelSelectors() {}

    /** The text for a LabelSelector object; empty where it selects everything. */
    public static String text(JsonNode selector) {
        List<String> terms = new ArrayList<>();
        selector.path("matchLabels")
                .properties()
                .forEach(label ->
                        terms.add(label.getKey() + "=" + label.getValue().asString("")));
        Json.objects(selector, "matchExpressions").forEach(expression -> {
            String key = Json.text(expression, "key");
            String values = StreamSupport.stream(expression.path("values").spliterator(), false)
                    .map(value -> value.asString(""))
                    .collect(Collectors.joining(","));
            terms.add(
                    switch (Json.text(expression, "operator")) {
                        case "In" -> key + " in (" + values + ")";
                        case "NotIn" -> key + " notin (" + values + ")";
                        case "DoesNotExist" -> "!" + key;
                        default -> key;
                    });
        });
        return String.join(",", terms);
    }
}
