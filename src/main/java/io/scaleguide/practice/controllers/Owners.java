package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.ResourceType;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Owner references. */
final class Owners {
    private Owners() {}

    /** Makes an object belong to its controller. */
    static void own(ObjectNode owner, ObjectNode object) {
        ObjectNode meta = Meta.of(object);
        meta.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", owner.path("apiVersion").asString(""))
                .put("kind", owner.path("kind").asString(""))
                .put("name", Meta.name(owner))
                .put("uid", Meta.text(owner, "uid"))
                .put("controller", true)
                .put("blockOwnerDeletion", true);
    }

    static boolean isOwnedBy(JsonNode object, JsonNode owner) {
        for (JsonNode reference : object.path("metadata").path("ownerReferences")) {
            if (reference.path("uid").asString("").equals(Meta.text(owner, "uid"))) {
                return true;
            }
        }
        return false;
    }

    static boolean isOwnedByKind(JsonNode object, String kind) {
        for (JsonNode reference : object.path("metadata").path("ownerReferences")) {
            if (reference.path("kind").asString("").equals(kind)) {
                return true;
            }
        }
        return false;
    }

    /** The objects that belong to an owner; those that match its selector and belong to nobody are adopted. */
    static List<ObjectNode> claim(ControllerContext context, ResourceType type, ObjectNode owner) {
        List<ObjectNode> claimed = new ArrayList<>();
        JsonNode selector = owner.path("spec").path("selector");
        for (ObjectNode object : context.objects().list(type, Meta.namespace(owner))) {
            JsonNode meta = object.path("metadata");
            if (isOwnedBy(object, owner)) {
                claimed.add(object);
            } else if (meta.path("ownerReferences").isEmpty()
                    && !Meta.deleting(object)
                    && Selectors.matches(selector, meta.path("labels"))) {
                context.modify(type, object, stored -> {
                    own(owner, stored);
                    return stored;
                });
                claimed.add(object);
            }
        }
        return claimed;
    }
}
