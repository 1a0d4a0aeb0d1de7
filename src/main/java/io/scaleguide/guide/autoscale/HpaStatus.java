package io.scaleguide.guide.autoscale;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An HPA's status.
 *
 * @param replicas current replicas
 * @param desired desired replicas
 * @param currentValue the metric as the HPA last read it, a quantity; empty when it has not
 * @param scalingActive the status of the condition ScalingActive; empty when there is none
 * @param scalingActiveMessage its message
 */
public record HpaStatus(
        int replicas, int desired, String currentValue, String scalingActive, String scalingActiveMessage) {

    /**
     * Reads the status.
     *
     * @param hpa the HPA
     * @return its status
     */
    public static HpaStatus of(ObjectNode hpa) {
        JsonNode status = hpa.path("status");
        String active = "";
        String message = "The HPA controller has not looked at it yet.";
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asString("").equals("ScalingActive")) {
                active = condition.path("status").asString("");
                message = condition.path("message").asString("");
            }
        }
        return new HpaStatus(
                status.path("currentReplicas").asInt(0),
                status.path("desiredReplicas").asInt(0),
                status.path("currentMetrics")
                        .path(0)
                        .path("external")
                        .path("current")
                        .path("value")
                        .asString(""),
                active,
                message);
    }
}
