package io.scaleguide.guide.metric;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A DatadogMetric's status, as kubectl's columns show it. All are empty text while no HPA refers to it.
 *
 * @param active ACTIVE
 * @param valid VALID
 * @param value VALUE
 * @param references REFERENCES
 * @param updated when its data point is from, ISO 8601
 * @param error why it is not valid
 */
public record MetricStatus(String active, String valid, String value, String references, String updated, String error) {

    /**
     * Reads the status.
     *
     * @param metric the DatadogMetric
     * @return its status
     */
    public static MetricStatus of(ObjectNode metric) {
        JsonNode status = metric.path("status");
        JsonNode error = condition(status, "Error");
        return new MetricStatus(
                condition(status, "Active").path("status").asString(""),
                condition(status, "Valid").path("status").asString(""),
                status.path("currentValue").asString(""),
                status.path("autoscalerReferences").asString(""),
                condition(status, "Updated").path("lastUpdateTime").asString(""),
                error.path("status").asString("").equals("True")
                        ? error.path("message").asString("")
                        : "");
    }

    private static JsonNode condition(JsonNode status, String type) {
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asString("").equals(type)) {
                return condition;
            }
        }
        return tools.jackson.databind.node.MissingNode.getInstance();
    }
}
