package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.Types;
import tools.jackson.databind.node.ObjectNode;

/** Gives each namespace its ServiceAccount and root certificate, and empties those that are ending. */
final class NamespaceController {
    static final String NAME = "namespace-controller";

    private final ControllerContext context;

    NamespaceController(ControllerContext context) {
        this.context = context;
    }

    void reconcile() {
        for (ObjectNode namespace : context.objects().list(Types.NAMESPACE, "")) {
            if (Meta.deleting(namespace)) {
                empty(namespace);
            } else {
                ClusterSeed.furnish(context.objects(), Meta.name(namespace));
                activate(namespace);
            }
        }
    }

    private void activate(ObjectNode namespace) {
        context.modify(Types.NAMESPACE, namespace, stored -> {
            stored.withObjectProperty("status").put("phase", "Active");
            return stored;
        });
    }

    private void empty(ObjectNode namespace) {
        boolean empty = true;
        for (ResourceType type : ServedTypes.all(context.objects())) {
            if (type.namespaced()) {
                for (ObjectNode object : context.objects().list(type, Meta.name(namespace))) {
                    empty = false;
                    context.delete(type, object);
                }
            }
        }
        if (empty) {
            context.objects()
                    .list(Types.EVENT, Meta.name(namespace))
                    .forEach(event -> context.delete(Types.EVENT, event));
            context.objects().delete(Types.NAMESPACE, "", Meta.name(namespace));
        }
    }
}
