package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.patch.JsonPatch;
import io.scaleguide.practice.api.patch.MergePatch;
import io.scaleguide.practice.api.patch.StrategicPatch;
import io.scaleguide.practice.api.schema.Admission;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers the four types of patch. */
final class Patches {
    private record Outcome(int status, ObjectNode object) {}

    private final ObjectStore store;
    private final Rendering rendering;
    private final Admission admission;
    private final Writes writes;

    Patches(ObjectStore store, Rendering rendering, Admission admission, Writes writes) {
        this.store = store;
        this.rendering = rendering;
        this.admission = admission;
        this.writes = writes;
    }

    void patch(Call call, Target target) throws IOException {
        String type = call.contentType();
        JsonNode patch = call.tree();
        if (target.subresource().equals("scale")) {
            ObjectNode changed = store.atomically(() -> writes.change(
                    call, target, live -> Scales.into(live, patched(type, target, Scales.of(target, live), patch))));
            call.reply(200, Scales.of(target, changed));
            return;
        }
        Outcome outcome = type.startsWith("application/apply-patch")
                ? apply(call, target, patch)
                : new Outcome(
                        200,
                        store.atomically(() -> writes.change(call, target, live -> {
                            ObjectNode changed = patched(type, target, live, patch);
                            FieldChecks.check(call, admission, target.type(), changed);
                            return changed;
                        })));
        call.reply(outcome.status(), rendering.one(call, target.type(), outcome.object(), store.resourceVersion()));
    }

    private static ObjectNode patched(String contentType, Target target, ObjectNode live, JsonNode patch) {
        JsonNode result;
        if (contentType.startsWith("application/json-patch+json")) {
            if (!patch.isArray()) {
                throw ApiError.badRequest("the body of a JSON patch is an array of operations");
            }
            result = JsonPatch.apply(live, patch);
        } else if (contentType.startsWith("application/merge-patch+json")) {
            result = MergePatch.apply(live, patch);
        } else if (contentType.startsWith("application/strategic-merge-patch+json")
                && !target.type().custom()
                && patch instanceof ObjectNode object) {
            result = new StrategicPatch(Writes.keys(target.type())).apply(live, object);
        } else {
            throw new ApiError(
                    415,
                    "UnsupportedMediaType",
                    "the body of the request was in an unknown format - accepted media types include:"
                            + " application/json-patch+json, application/merge-patch+json,"
                            + " application/apply-patch+yaml");
        }
        if (result instanceof ObjectNode object) {
            return object;
        }
        throw ApiError.badRequest("the patched object is no longer an object");
    }

    private Outcome apply(Call call, Target target, JsonNode body) {
        if (!(body instanceof ObjectNode applied)) {
            throw ApiError.badRequest("the applied configuration is not an object");
        }
        if (call.query("fieldManager").isEmpty()) {
            throw ApiError.badRequest("PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is"
                    + " required for apply patch");
        }
        FieldChecks.check(call, admission, target.type(), applied);
        admission.normalise(target.type(), applied);
        return store.atomically(() -> {
            Optional<ObjectNode> live = store.get(target.type().type(), target.namespace(), target.name());
            return live.isPresent() ? applyTo(call, target, live.get(), applied) : applyNew(call, target, applied);
        });
    }

    private Outcome applyNew(Call call, Target target, ObjectNode applied) {
        if (!target.subresource().isEmpty()) {
            throw ApiError.notFound(target.type().type(), target.name());
        }
        ObjectNode prepared = writes.prepare(target, applied);
        ObjectNode made = writes.owners(target.type()).apply(Json.object(), prepared, writes.writer(call, ""), false);
        return new Outcome(201, writes.admit(call, target, made));
    }

    private Outcome applyTo(Call call, Target target, ObjectNode live, ObjectNode applied) {
        ObjectMeta.checkKind(target.type().type(), applied);
        ObjectMeta.placeIn(target, Meta.of(applied));
        ObjectMeta.checkPreconditions(target, live, applied);
        Meta.of(applied).remove("resourceVersion");
        ObjectNode result = writes.owners(target.type())
                .apply(live, applied, writes.writer(call, target.subresource()), call.flag("force"));
        writes.keepOtherHalf(target, live, result);
        return new Outcome(200, writes.replace(call, target, live, result));
    }
}
