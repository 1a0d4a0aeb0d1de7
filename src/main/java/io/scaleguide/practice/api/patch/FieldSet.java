package io.scaleguide.practice.api.patch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of an object as managedFields name them: {@code f:name}, <code>k:{"name":"x"}</code> for an item told by keys and
 * {@code v:"x"} for an item of a set. Only leaves, and items as such, are in a set.
 */
final class FieldSet {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> SYSTEM_METADATA = Set.of(
            "name",
            "namespace",
            "generateName",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "selfLink",
            "managedFields");

    private FieldSet() {}

    /** Every leaf of an object with its value. What the server itself sets is left out. */
    static Map<List<String>, JsonNode> leaves(ObjectNode object, ListKeys keys, boolean withStatus) {
        Map<List<String>, JsonNode> found = new LinkedHashMap<>();
        object.properties().forEach(entry -> {
            String name = entry.getKey();
            if (name.equals("metadata")) {
                entry.getValue().properties().forEach(field -> {
                    if (!SYSTEM_METADATA.contains(field.getKey())) {
                        walk(
                                found,
                                field.getValue(),
                                List.of("metadata", field.getKey()),
                                List.of("f:metadata", "f:" + field.getKey()),
                                keys);
                    }
                });
            } else if (!name.equals("apiVersion") && !name.equals("kind") && (withStatus || !name.equals("status"))) {
                walk(found, entry.getValue(), List.of(name), List.of("f:" + name), keys);
            }
        });
        return found;
    }

    private static void walk(
            Map<List<String>, JsonNode> found, JsonNode node, List<String> fields, List<String> path, ListKeys keys) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties()
                    .forEach(entry -> walk(
                            found,
                            entry.getValue(),
                            append(fields, entry.getKey()),
                            append(path, "f:" + entry.getKey()),
                            keys));
            return;
        }
        Optional<List<String>> keyed = node.isArray() ? keys.of(fields) : Optional.empty();
        if (keyed.isPresent()) {
            List<String> identity = keyed.get();
            for (JsonNode item : node) {
                List<String> itemPath = append(path, element(item, identity));
                found.put(itemPath, JsonNodeFactory.instance.missingNode());
                if (item.isObject()) {
                    item.properties()
                            .forEach(entry -> walk(
                                    found,
                                    entry.getValue(),
                                    append(fields, entry.getKey()),
                                    append(itemPath, "f:" + entry.getKey()),
                                    keys));
                }
            }
            return;
        }
        found.put(path, node);
    }

    /** How a list item is named. A port without a protocol is TCP. */
    static String element(JsonNode item, List<String> identity) {
        if (identity.isEmpty()) {
            return "v:" + JSON.writeValueAsString(item);
        }
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        for (String field : identity) {
            JsonNode value = item.get(field);
            if (value != null) {
                key.set(field, value);
            } else if (field.equals("protocol")) {
                key.put(field, "TCP");
            }
        }
        return "k:" + JSON.writeValueAsString(key);
    }

    /** Reads the {@code fieldsV1} of a managedFields entry. */
    static Set<List<String>> read(JsonNode fieldsV1) {
        Set<List<String>> paths = new LinkedHashSet<>();
        read(paths, fieldsV1, List.of());
        return paths;
    }

    private static void read(Set<List<String>> paths, JsonNode node, List<String> path) {
        if (node.isEmpty()) {
            if (!path.isEmpty()) {
                paths.add(path);
            }
            return;
        }
        node.properties().forEach(entry -> {
            if (entry.getKey().equals(".")) {
                paths.add(path);
            } else {
                read(paths, entry.getValue(), append(path, entry.getKey()));
            }
        });
    }

    /** Writes {@code fieldsV1}. */
    static ObjectNode write(Set<List<String>> paths) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        for (List<String> path : paths) {
            ObjectNode at = root;
            for (String step : path) {
                at = at.get(step) instanceof ObjectNode child ? child : at.putObject(step);
            }
        }
        // An item that is owned together with fields of its own needs the dot.
        for (List<String> path : paths) {
            JsonNode at = root;
            for (String step : path) {
                at = at.path(step);
            }
            if (at instanceof ObjectNode object && !object.isEmpty()) {
                object.putObject(".");
            }
        }
        return root;
    }

    /** A path as messages show it: {@code .spec.template.spec.containers[name="web"].image}. */
    static String show(List<String> path) {
        StringBuilder text = new StringBuilder();
        for (String step : path) {
            String rest = step.substring(2);
            if (step.startsWith("f:")) {
                text.append('.').append(rest);
            } else if (step.startsWith("v:")) {
                text.append("[=").append(rest).append(']');
            } else {
                StringJoiner keys = new StringJoiner(",", "[", "]");
                JSON.readTree(rest).properties().forEach(it -> keys.add(it.getKey() + "=" + it.getValue()));
                text.append(keys);
            }
        }
        return text.toString();
    }

    static List<String> append(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path.size() + 1);
        longer.addAll(path);
        longer.add(step);
        return longer;
    }
}
