package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.Types;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers delete and deletecollection. */
final class Deletes {
    private final ObjectStore store;
    private final Rendering rendering;

    Deletes(ObjectStore store, Rendering rendering) {
        this.store = store;
        this.rendering = rendering;
    }

    void delete(Call call, Target target) throws IOException {
        JsonNode options = call.tree();
        ResourceType type = target.type().type();
        ObjectNode found = store.peek(type, target.namespace(), target.name())
                .orElseThrow(() -> ApiError.notFound(type, target.name()));
        checkPreconditions(type, options, found);
        if (!dryRun(call, options)) {
            remove(type, target.namespace(), target.name(), propagation(call, options));
        }
        JsonNode answer = store.peek(type, target.namespace(), target.name())
                .filter(left -> !dryRun(call, options))
                .<JsonNode>map(left -> rendering.one(call, target.type(), left, store.resourceVersion()))
                .orElseGet(() -> Statuses.deleted(type, target.name(), Meta.text(found, "uid")));
        call.reply(200, answer);
    }

    void deleteAll(Call call, Target target) throws IOException {
        JsonNode options = call.tree();
        ResourceType type = target.type().type();
        List<ObjectNode> found = store.snapshot(type, target.namespace()).items().stream()
                .filter(Reads.selector(call))
                .toList();
        if (!dryRun(call, options)) {
            found.forEach(it -> remove(type, Meta.namespace(it), Meta.name(it), propagation(call, options)));
        }
        call.reply(200, rendering.list(call, target.type(), found, store.resourceVersion()));
    }

    private void remove(ResourceType type, String namespace, String name, String propagation) {
        store.atomically(() -> {
            if (type.equals(Types.NAMESPACE)) {
                endNamespace(name);
                return null;
            }
            if (propagation.equals("Orphan")) {
                orphan(type, namespace, name);
            }
            boolean held = store.peek(type, namespace, name)
                    .filter(it -> !Meta.finalizers(it).isEmpty())
                    .isPresent();
            if (held) {
                store.modify(type, namespace, name, this::marked);
            } else {
                store.delete(type, namespace, name);
            }
            return null;
        });
    }

    /** A namespace is terminating until the last of its objects is gone. */
    private void endNamespace(String name) {
        store.modify(Types.NAMESPACE, "", name, it -> {
            marked(it).withObjectProperty("status").put("phase", "Terminating");
            return it;
        });
        store.contents(name).forEach(it -> remove(it.type(), name, Meta.name(it.object()), "Background"));
        if (store.contents(name).isEmpty()) {
            store.delete(Types.NAMESPACE, "", name);
        }
    }

    /** Makes the dependents forget the owner, so that the garbage collector leaves them. */
    private void orphan(ResourceType type, String namespace, String name) {
        String uid = store.peek(type, namespace, name)
                .map(it -> Meta.text(it, "uid"))
                .orElse("");
        store.contents(namespace).stream()
                .filter(it -> ownedBy(it.object(), uid))
                .forEach(it -> store.modify(it.type(), namespace, Meta.name(it.object()), dependent -> {
                    ArrayNode left = Json.array();
                    dependent.path("metadata").path("ownerReferences").forEach(owner -> {
                        if (!owner.path("uid").asString("").equals(uid)) {
                            left.add(owner);
                        }
                    });
                    if (left.isEmpty()) {
                        Meta.of(dependent).remove("ownerReferences");
                    } else {
                        Meta.of(dependent).set("ownerReferences", left);
                    }
                    return dependent;
                }));
    }

    private ObjectNode marked(ObjectNode object) {
        if (!Meta.deleting(object)) {
            Meta.of(object).put("deletionTimestamp", store.now()).put("deletionGracePeriodSeconds", 0);
        }
        return object;
    }

    private static boolean ownedBy(JsonNode object, String uid) {
        return object.path("metadata").path("ownerReferences").valueStream().anyMatch(owner -> owner.path("uid")
                .asString("")
                .equals(uid));
    }

    private static void checkPreconditions(ResourceType type, JsonNode options, ObjectNode found) {
        JsonNode wanted = options.path("preconditions");
        for (String field : List.of("uid", "resourceVersion")) {
            if (wanted.has(field) && !wanted.path(field).asString("").equals(Meta.text(found, field))) {
                throw ApiError.conflict(type, Meta.name(found));
            }
        }
    }

    private static boolean dryRun(Call call, JsonNode options) {
        return call.dryRun() || options.path("dryRun").path(0).asString("").equals("All");
    }

    private static String propagation(Call call, JsonNode options) {
        String asked = call.query("propagationPolicy");
        return asked.isEmpty() ? options.path("propagationPolicy").asString("Background") : asked;
    }
}
