package io.scaleguide.practice.api;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the metadata that every object has. */
public final class Meta {
    private Meta() {}

    /** @return the object's metadata, made if it was missing */
    public static ObjectNode of(ObjectNode object) {
        if (object.get("metadata") instanceof ObjectNode found) {
            return found;
        }
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        object.set("metadata", made);
        return made;
    }

    /** @return a field of the metadata as text; empty when absent */
    public static String text(JsonNode object, String field) {
        return object.path("metadata").path(field).asString("");
    }

    /** @return the name; empty when absent */
    public static String name(JsonNode object) {
        return text(object, "name");
    }

    /** @return the namespace; empty for an object of the cluster */
    public static String namespace(JsonNode object) {
        return text(object, "namespace");
    }

    /** @return the resource version; 0 when absent */
    public static long resourceVersion(JsonNode object) {
        String version = text(object, "resourceVersion");
        return version.isEmpty() ? 0 : Long.parseLong(version);
    }

    /** @return whether somebody asked for its deletion */
    public static boolean deleting(JsonNode object) {
        return object.path("metadata").hasNonNull("deletionTimestamp");
    }

    /** @return the finalizers, which hold up its deletion */
    public static List<String> finalizers(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.path("metadata").path("finalizers").forEach(name -> names.add(name.asString("")));
        return names;
    }
}
