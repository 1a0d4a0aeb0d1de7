package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.ApiError;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The scale subresource: a Deployment or the like seen as autoscaling/v1 Scale. */
final class Scales {
    private Scales() {}

    static ObjectNode of(Target target, ObjectNode object) {
        if (!target.type().subresources().contains("scale")) {
            throw Target.unknown();
        }
        ObjectNode scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        ObjectNode meta = scale.putObject("metadata");
        for (String field : List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
            if (object.path("metadata").has(field)) {
                meta.set(field, object.path("metadata").get(field));
            }
        }
        scale.putObject("spec")
                .put("replicas", object.path("spec").path("replicas").asInt(0));
        ObjectNode status = scale.putObject("status");
        status.put("replicas", object.path("status").path("replicas").asInt(0));
        List<String> labels = new ArrayList<>();
        JsonNode matchLabels = object.path("spec").path("selector").path("matchLabels");
        matchLabels
                .properties()
                .forEach(it -> labels.add(it.getKey() + "=" + it.getValue().asString("")));
        if (!labels.isEmpty()) {
            status.put("selector", String.join(",", labels));
        }
        return scale;
    }

    /** The object with the replicas that a changed Scale asks for. */
    static ObjectNode into(ObjectNode object, JsonNode scale) {
        JsonNode replicas = scale.path("spec").path("replicas");
        if (replicas.isInt() && replicas.asInt() < 0) {
            throw new ApiError(
                    422,
                    "Invalid",
                    "Scale.autoscaling \"" + scale.path("metadata").path("name").asString("")
                            + "\" is invalid: spec.replicas: Invalid value: " + replicas.asInt()
                            + ": must be greater than or equal to 0");
        }
        object.withObjectProperty("spec").put("replicas", replicas.asInt(0));
        return object;
    }
}
