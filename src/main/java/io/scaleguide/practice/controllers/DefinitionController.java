package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Types;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Accepts the names of CustomResourceDefinitions and establishes them. */
final class DefinitionController {
    static final String NAME = "crd-controller";

    private final ControllerContext context;

    DefinitionController(ControllerContext context) {
        this.context = context;
    }

    void reconcile() {
        for (ObjectNode definition : context.objects().list(Types.CRD, "")) {
            context.modify(Types.CRD, definition, this::established);
        }
    }

    private ObjectNode established(ObjectNode definition) {
        ObjectNode status = definition.withObjectProperty("status");
        JsonNode names = definition.path("spec").path("names");
        status.set("acceptedNames", names.deepCopy());
        String now = context.timestamp();
        Conditions.set(status, "NamesAccepted", true, "NoConflicts", "no conflicts found", now);
        Conditions.set(
                status, "Established", true, "InitialNamesAccepted", "the initial names have been accepted", now);
        if (status.path("storedVersions").isEmpty()) {
            for (JsonNode version : definition.path("spec").path("versions")) {
                if (version.path("storage").asBoolean(false)) {
                    status.putArray("storedVersions").add(version.path("name").asString(""));
                }
            }
        }
        return definition;
    }
}
