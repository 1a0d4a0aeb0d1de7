package io.scaleguide.practice.api.schema;

import io.scaleguide.practice.api.ResourceType;
import tools.jackson.databind.node.ObjectNode;

/** The defaults of builtin types. */
final class Defaults {
    private Defaults() {}

    static void set(ResourceType type, ObjectNode object) {
        if (type.kind().equals("Namespace")) {
            object.withObjectProperty("status").put("phase", "Active");
        }
    }
}
