package io.scaleguide.e2e;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An object as lines of path and value, without what is different in every cluster. */
final class TwinObject {
    private static final List<String> OF_NO_MATTER =
            List.of("uid", "resourceVersion", "generation", "creationTimestamp", "selfLink", "generateName");

    /** Sums over what is in a template, and counts of how often something was written. */
    private static final List<String> MADE_BY_CHANCE =
            List.of("pod-template-hash", "controller-revision-hash", "observedGeneration", "modifiedAt", "nodePort");

    private TwinObject() {}

    /** @return the values by path; of a Secret only the names of what is in it */
    static Map<String, String> lines(JsonNode object, TwinWords words) {
        ObjectNode copy = (ObjectNode) object.deepCopy();
        if (copy.path("metadata") instanceof ObjectNode metadata) {
            TreeSet<String> managers = new TreeSet<>();
            metadata.path("managedFields")
                    .forEach(entry -> managers.add(entry.path("manager").asString("") + " "
                            + entry.path("operation").asString("") + " "
                            + entry.path("subresource").asString("")));
            metadata.remove("managedFields");
            metadata.remove(OF_NO_MATTER);
            managers.forEach(metadata.putArray("managers")::add);
        }
        if (copy.path("kind").asString("").equals("Secret") && copy.path("data") instanceof ObjectNode data) {
            data.propertyNames().forEach(name -> data.put(name, "HIDDEN"));
        }
        Map<String, String> lines = new TreeMap<>();
        flatten("", copy, words, lines);
        return lines;
    }

    private static void flatten(String path, JsonNode node, TwinWords words, Map<String, String> lines) {
        if (node.isObject()) {
            node.properties().stream()
                    .filter(field -> !MADE_BY_CHANCE.contains(field.getKey()))
                    .forEach(
                            field -> flatten(path + "." + words.plain(field.getKey()), field.getValue(), words, lines));
        } else if (node.isArray()) {
            for (JsonNode item : node) {
                flatten(path + "[" + key(item, words) + "]", item, words, lines);
            }
        } else {
            lines.merge(path, words.plain(node.asString("")), (before, now) -> before + " " + now);
        }
    }

    /** An item goes by its name or type, so that the order of a list is of no matter. */
    private static String key(JsonNode item, TwinWords words) {
        for (String field : List.of("name", "type", "uid")) {
            if (item.path(field).isString()) {
                return words.plain(item.path(field).asString());
            }
        }
        return "";
    }
}
