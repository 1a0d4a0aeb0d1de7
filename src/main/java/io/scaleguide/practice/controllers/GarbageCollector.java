package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.ResourceType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Deletes what belongs to nobody any more, and helps owners that wait for their dependents to end. */
final class GarbageCollector {
    static final String NAME = "garbage-collector-controller";
    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";

    private record Found(ResourceType type, ObjectNode object) {}

    private final ControllerContext context;

    GarbageCollector(ControllerContext context) {
        this.context = context;
    }

    void reconcile() {
        List<Found> all = new ArrayList<>();
        for (ResourceType type : ServedTypes.all(context.objects())) {
            context.objects().list(type, "").forEach(object -> all.add(new Found(type, object)));
        }
        Set<String> living = new HashSet<>();
        all.forEach(found -> living.add(Meta.text(found.object(), "uid")));
        all.stream().filter(found -> Meta.deleting(found.object())).forEach(owner -> help(owner, all));
        all.stream().filter(found -> abandoned(found.object(), living)).forEach(this::delete);
    }

    /** Whether an object has owners and none of them is left. */
    private static boolean abandoned(JsonNode object, Set<String> living) {
        JsonNode references = object.path("metadata").path("ownerReferences");
        for (JsonNode reference : references) {
            if (living.contains(reference.path("uid").asString(""))) {
                return false;
            }
        }
        return !references.isEmpty();
    }

    private void help(Found owner, List<Found> all) {
        List<String> finalizers = Meta.finalizers(owner.object());
        List<Found> dependents = all.stream()
                .filter(found -> Owners.isOwnedBy(found.object(), owner.object()))
                .toList();
        if (finalizers.contains(ORPHAN)) {
            dependents.forEach(dependent -> release(dependent, owner));
            drop(owner, ORPHAN);
        } else if (finalizers.contains(FOREGROUND)) {
            dependents.forEach(this::delete);
            if (dependents.isEmpty()) {
                drop(owner, FOREGROUND);
            }
        }
    }

    private void delete(Found found) {
        context.delete(found.type(), found.object());
    }

    private void release(Found dependent, Found owner) {
        context.modify(dependent.type(), dependent.object(), stored -> {
            ArrayNode left = Meta.of(stored).arrayNode();
            for (JsonNode reference : stored.path("metadata").path("ownerReferences")) {
                if (!reference.path("uid").asString("").equals(Meta.text(owner.object(), "uid"))) {
                    left.add(reference);
                }
            }
            Meta.of(stored).remove("ownerReferences");
            if (!left.isEmpty()) {
                Meta.of(stored).set("ownerReferences", left);
            }
            return stored;
        });
    }

    private void drop(Found owner, String finalizer) {
        context.modify(owner.type(), owner.object(), stored -> {
            List<String> left = new ArrayList<>(Meta.finalizers(stored));
            left.remove(finalizer);
            ArrayNode finalizers = Meta.of(stored).putArray("finalizers");
            left.forEach(finalizers::add);
            return stored;
        });
    }
}
