package io.scaleguide.practice.controllers;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the API server fills in for a pod, and for no template: pkg/apis/core/v1/defaults.go, SetDefaults_Pod; the admission plugins Priority and
 * DefaultTolerationSeconds; pkg/apis/core/v1/helper/qos.
 */
final class PodDefaults {
    private static final List<String> RESOURCES = List.of("cpu", "memory");
    private static final int TOLERATION_SECONDS = 300;

    private PodDefaults() {}

    /** Fills in a pod that is about to be made; its status is set anew. */
    static void set(ObjectNode pod) {
        ObjectNode spec = (ObjectNode) pod.path("spec");
        if (!spec.has("enableServiceLinks")) {
            spec.put("enableServiceLinks", true);
        }
        if (!spec.has("priority")) {
            spec.put("priority", 0).put("preemptionPolicy", "PreemptLowerPriority");
        }
        ArrayNode tolerations = spec.withArrayProperty("tolerations");
        for (String key : List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable")) {
            tolerate(tolerations, key);
        }
        List<JsonNode> containers = new ArrayList<>();
        for (String list : List.of("containers", "initContainers")) {
            spec.path(list).forEach(container -> {
                request((ObjectNode) container);
                containers.add(container);
            });
        }
        pod.putObject("status").put("phase", "Pending").put("qosClass", quality(containers));
    }

    private static void tolerate(ArrayNode tolerations, String key) {
        for (JsonNode toleration : tolerations) {
            if (toleration.path("key").asString("").equals(key)) {
                return;
            }
        }
        tolerations
                .addObject()
                .put("key", key)
                .put("operator", "Exists")
                .put("effect", "NoExecute")
                .put("tolerationSeconds", TOLERATION_SECONDS);
    }

    /** A limit without a request is one as well. */
    private static void request(ObjectNode container) {
        container.at("/resources/limits").properties().forEach(limit -> {
            ObjectNode requests = container.withObjectProperty("resources").withObjectProperty("requests");
            if (!requests.has(limit.getKey())) {
                requests.set(limit.getKey(), limit.getValue());
            }
        });
    }

    private static String quality(List<JsonNode> containers) {
        boolean none = containers.stream()
                .allMatch(each -> each.at("/resources/limits").isEmpty()
                        && each.at("/resources/requests").isEmpty());
        if (none) {
            return "BestEffort";
        }
        boolean guaranteed = containers.stream()
                .allMatch(each -> RESOURCES.stream().allMatch(resource -> {
                    JsonNode limit = each.at("/resources/limits").path(resource);
                    return !limit.isMissingNode()
                            && limit.equals(each.at("/resources/requests").path(resource));
                }));
        return guaranteed ? "Guaranteed" : "Burstable";
    }
}
