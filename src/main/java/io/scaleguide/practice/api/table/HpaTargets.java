package io.scaleguide.practice.api.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Prints an autoscaler's current and wanted values: formatHPAMetrics in Kubernetes pkg/printers/internalversion/printers.go. */
final class HpaTargets {
    private static final int MOST_SHOWN = 2;
    private static final Map<String, String> FIELDS = Map.of(
            "External", "external",
            "Object", "object",
            "Pods", "pods",
            "Resource", "resource",
            "ContainerResource", "containerResource");

    private HpaTargets() {}

    static String show(JsonNode hpa) {
        JsonNode specs = hpa.at("/spec/metrics");
        JsonNode statuses = hpa.at("/status/currentMetrics");
        List<String> words = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            words.add(one(specs.path(i), statuses.path(i)));
        }
        if (words.isEmpty()) {
            return "<none>";
        }
        if (words.size() > MOST_SHOWN) {
            return String.join(", ", words.subList(0, MOST_SHOWN)) + " + " + (words.size() - MOST_SHOWN) + " more...";
        }
        return String.join(", ", words);
    }

    private static String one(JsonNode spec, JsonNode status) {
        String type = spec.path("type").asString("");
        String field = FIELDS.getOrDefault(type, "");
        JsonNode target = spec.path(field).path("target");
        JsonNode current = status.path(field).path("current");
        boolean resource = type.endsWith("Resource");
        String prefix = resource ? spec.path(field).path("name").asString("") + ": " : "";
        if (target.hasNonNull("averageUtilization")) {
            String now = current.hasNonNull("averageUtilization")
                    ? current.path("averageUtilization").asInt() + "%"
                    : "<unknown>";
            return prefix + now + "/" + target.path("averageUtilization").asInt() + "%";
        }
        boolean average = target.hasNonNull("averageValue");
        String value = average ? "averageValue" : "value";
        boolean mark = average && (type.equals("External") || type.equals("Object"));
        return prefix + current.path(value).asString("<unknown>") + "/"
                + target.path(value).asString("<auto>") + (mark ? " (avg)" : "");
    }
}
