package io.scaleguide.panel.event;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects without what the panel has no use for. Whatever may hold something secret or is long goes here, before anything keeps it: the
 * templates of pods with their environment, annotations, managedFields, and of a pod everything but how it is.
 */
public final class Slim {
    private static final Set<String> METADATA = Set.of(
            "name",
            "namespace",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "labels");
    private static final Set<String> DEPLOYMENT_SPEC = Set.of("replicas", "selector", "paused");
    private static final Set<String> POD_STATUS =
            Set.of("phase", "reason", "message", "conditions", "containerStatuses", "startTime");

    private Slim() {}

    /**
     * @param object an object as the cluster has it, with its kind
     * @return a copy of what the panel shows of it
     */
    public static ObjectNode of(ObjectNode object) {
        ObjectNode slim = object.deepCopy();
        part(slim, "metadata", METADATA);
        switch (slim.path("kind").asString("")) {
            case "Deployment" -> part(slim, "spec", DEPLOYMENT_SPEC);
            case "Pod" -> {
                slim.remove("spec");
                part(slim, "status", POD_STATUS);
            }
            case "Secret", "ConfigMap" -> slim.remove(List.of("data", "stringData", "binaryData"));
            default -> {
                // The HPA and the DatadogMetric are wanted whole.
            }
        }
        return slim;
    }

    private static void part(ObjectNode object, String name, Set<String> kept) {
        if (object.path(name) instanceof ObjectNode part) {
            part.retain(kept);
        }
    }
}
