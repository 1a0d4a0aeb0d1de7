package io.scaleguide.practice.datadog;

import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds which HPAs reference which DatadogMetrics. */
final class References {
    private References() {}

    /** @return by {@code namespace/name} of a DatadogMetric its autoscalers as {@code hpa:namespace/name} */
    static Map<String, List<String>> in(Objects objects) {
        Map<String, List<String>> references = new HashMap<>();
        for (ObjectNode hpa : objects.list(Types.HPA, "")) {
            for (JsonNode metric : hpa.path("spec").path("metrics")) {
                String name =
                        metric.path("external").path("metric").path("name").asString("");
                MetricName.parse(name).ifPresent(found -> references
                        .computeIfAbsent(found.id(), id -> new ArrayList<>())
                        .add("hpa:" + Pods.namespace(hpa) + "/" + Pods.name(hpa)));
            }
        }
        return references;
    }
}
