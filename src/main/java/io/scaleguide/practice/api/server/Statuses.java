package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.api.ResourceType;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes meta/v1 Status objects. */
final class Statuses {
    private Statuses() {}

    /** The Status of a refusal; the target gives its details. */
    static ObjectNode of(ApiError error, Optional<Target> target) {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", error.getMessage()).put("reason", error.reason());
        ObjectNode details = status.putObject("details");
        target.ifPresent(it -> describe(details, it, error.status() == 422));
        if (!error.causes().isEmpty()) {
            ArrayNode causes = details.putArray("causes");
            error.causes().forEach(cause -> causes.addObject()
                    .put("reason", cause.reason())
                    .put("message", cause.message())
                    .put("field", cause.field()));
        }
        return status.put("code", error.status());
    }

    /** The Status that a deletion which is complete is answered with. */
    static ObjectNode deleted(ResourceType type, String name, String uid) {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Success");
        status.putObject("details")
                .put("name", name)
                .put("group", type.group())
                .put("kind", type.plural())
                .put("uid", uid);
        return status;
    }

    private static void describe(ObjectNode details, Target target, boolean byKind) {
        if (!target.name().isEmpty()) {
            details.put("name", target.name());
        }
        ResourceType type = target.type().type();
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        details.put("kind", byKind ? type.kind() : type.plural());
    }
}
