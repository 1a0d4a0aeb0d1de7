package io.scaleguide.practice.datadog;

import tools.jackson.databind.JsonNode;

/** Readings of a pod that both agents need. */
final class Pods {
    private Pods() {}

    static boolean running(JsonNode pod) {
        return "Running".equals(pod.path("status").path("phase").asString(""))
                && pod.path("metadata").path("deletionTimestamp").isMissingNode();
    }

    static boolean ready(JsonNode pod) {
        for (JsonNode condition : pod.path("status").path("conditions")) {
            if ("Ready".equals(condition.path("type").asString(""))) {
                return running(pod) && "True".equals(condition.path("status").asString(""));
            }
        }
        return false;
    }

    static String namespace(JsonNode object) {
        return object.path("metadata").path("namespace").asString("");
    }

    static String name(JsonNode object) {
        return object.path("metadata").path("name").asString("");
    }
}
