package io.scaleguide.kube;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON trees with a default where something is absent, which in Kubernetes is the rule. */
final class Json {

    private Json() {}

    /** A new object without fields. */
    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The text at a path of field names; empty where there is none. */
    static String text(JsonNode from, String... path) {
        return at(from, path).asString("");
    }

    /** The whole number at a path of field names; 0 where there is none. */
    static int number(JsonNode from, String... path) {
        return at(from, path).asInt(0);
    }

    /** The node at a path of field names; a missing node where there is none. */
    static JsonNode at(JsonNode from, String... path) {
        JsonNode node = from;
        for (String field : path) {
            node = node.path(field);
        }
        return node;
    }

    /** The objects in the array at a path of field names; empty where there is none. */
    static List<ObjectNode> objects(JsonNode from, String... path) {
        List<ObjectNode> found = new ArrayList<>();
        for (JsonNode each : at(from, path)) {
            if (each instanceof ObjectNode object) {
                found.add(object);
            }
        }
        return found;
    }

    /** The text as a JSON object; empty where it is something else. */
    static Optional<ObjectNode> object(String text) {
        return JsonTree.read(text).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
    }
}
