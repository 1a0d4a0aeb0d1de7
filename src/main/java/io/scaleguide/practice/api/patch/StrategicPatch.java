package io.scaleguide.practice.api.patch;

import io.scaleguide.practice.api.ApiError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Strategic merge patch, with its directives: Kubernetes docs, "Strategic Merge Patch" (sig-api-machinery). */
public final class StrategicPatch {
    private static final String ORDER = "$setElementOrder/";
    private static final String REMOVE_VALUES = "$deleteFromPrimitiveList/";
    private static final String RETAIN = "$retainKeys";
    private static final String DIRECTIVE = "$patch";

    private final ListKeys keys;

    /** @param keys tells how list items are identified */
    public StrategicPatch(ListKeys keys) {
        this.keys = keys;
    }

    /**
     * @param target what is patched; left as it was
     * @param patch the patch
     * @return the result
     * @throws ApiError 400 for a directive that is not known
     */
    public ObjectNode apply(ObjectNode target, ObjectNode patch) {
        return merge(target.deepCopy(), patch, List.of());
    }

    private ObjectNode merge(ObjectNode target, ObjectNode patch, List<String> path) {
        String directive = patch.path(DIRECTIVE).asString("");
        if (directive.equals("replace")) {
            return patch.deepCopy().without(DIRECTIVE);
        }
        if (directive.equals("delete")) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!directive.isEmpty() && !directive.equals("merge")) {
            throw ApiError.badRequest("Unknown patch type found: " + directive);
        }
        patch.properties().forEach(entry -> field(target, patch, entry.getKey(), entry.getValue(), path));
        patch.properties().forEach(entry -> reorder(target, entry.getKey(), entry.getValue(), path));
        if (patch.get(RETAIN) instanceof ArrayNode retained) {
            Set<String> names = new LinkedHashSet<>();
            retained.forEach(name -> names.add(name.asString("")));
            target.retain(names);
        }
        return target;
    }

    private void field(ObjectNode target, ObjectNode patch, String name, JsonNode value, List<String> path) {
        if (name.startsWith(REMOVE_VALUES)) {
            String list = name.substring(REMOVE_VALUES.length());
            if (target.get(list) instanceof ArrayNode array) {
                target.set(list, without(array, value));
            }
            return;
        }
        if (name.startsWith("$")) {
            return;
        }
        List<String> here = append(path, name);
        if (value.isNull()) {
            target.remove(name);
        } else if (value instanceof ObjectNode object) {
            if (object.path(DIRECTIVE).asString("").equals("delete")) {
                target.remove(name);
                return;
            }
            ObjectNode old =
                    target.get(name) instanceof ObjectNode found ? found : JsonNodeFactory.instance.objectNode();
            target.set(name, merge(old, object, here));
        } else if (value instanceof ArrayNode array) {
            ArrayNode old = target.get(name) instanceof ArrayNode found ? found : JsonNodeFactory.instance.arrayNode();
            target.set(name, mergeList(old, array, here));
        } else {
            target.set(name, value);
        }
    }

    private ArrayNode mergeList(ArrayNode target, ArrayNode patch, List<String> path) {
        Optional<List<String>> identity = keys.of(path);
        if (identity.isEmpty()) {
            return patch.deepCopy();
        }
        List<String> fields = identity.get();
        List<JsonNode> result = new ArrayList<>();
        boolean replace = patch.valueStream()
                .anyMatch(item -> item.path(DIRECTIVE).asString("").equals("replace"));
        if (!replace) {
            target.forEach(result::add);
        }
        for (JsonNode item : patch) {
            if (!(item instanceof ObjectNode object)) {
                if (!result.contains(item)) {
                    result.add(item);
                }
                continue;
            }
            if (!object.path(DIRECTIVE).asString("").equals("replace")) {
                mergeItem(result, object, fields, path);
            }
        }
        return JsonNodeFactory.instance.arrayNode().addAll(result);
    }

    private void mergeItem(List<JsonNode> items, ObjectNode patch, List<String> fields, List<String> path) {
        int at = indexOf(items, patch, fields);
        if (patch.path(DIRECTIVE).asString("").equals("delete")) {
            if (at >= 0) {
                items.remove(at);
            }
        } else if (at >= 0 && items.get(at) instanceof ObjectNode old) {
            items.set(at, merge(old, patch, path));
        } else {
            items.add(merge(JsonNodeFactory.instance.objectNode(), patch, path));
        }
    }

    private void reorder(ObjectNode target, String name, JsonNode order, List<String> path) {
        if (!name.startsWith(ORDER) || !(target.get(name.substring(ORDER.length())) instanceof ArrayNode array)) {
            return;
        }
        String list = name.substring(ORDER.length());
        List<String> fields = keys.of(append(path, list)).orElse(List.of());
        List<JsonNode> rest = new ArrayList<>();
        array.forEach(rest::add);
        List<JsonNode> sorted = new ArrayList<>();
        for (JsonNode wanted : order) {
            int at = wanted.isObject() ? indexOf(rest, wanted, fields) : rest.indexOf(wanted);
            if (at >= 0) {
                sorted.add(rest.remove(at));
            }
        }
        sorted.addAll(rest);
        target.set(list, JsonNodeFactory.instance.arrayNode().addAll(sorted));
    }

    /** Patches may name only the first key (kubectl does so for ports); the others then match anything. */
    private static int indexOf(List<JsonNode> items, JsonNode wanted, List<String> fields) {
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            if (!fields.isEmpty() && fields.stream().allMatch(field -> same(item, wanted, field, fields.get(0)))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean same(JsonNode item, JsonNode wanted, String field, String first) {
        if (!field.equals(first) && (!item.has(field) || !wanted.has(field))) {
            return true;
        }
        return item.path(field).equals(wanted.path(field));
    }

    private static ArrayNode without(ArrayNode array, JsonNode values) {
        ArrayNode left = JsonNodeFactory.instance.arrayNode();
        List<JsonNode> gone = values.valueStream().toList();
        array.forEach(item -> {
            if (!gone.contains(item)) {
                left.add(item);
            }
        });
        return left;
    }

    private static List<String> append(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
