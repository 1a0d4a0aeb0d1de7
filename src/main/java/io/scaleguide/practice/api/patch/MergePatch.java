package io.scaleguide.practice.api.patch;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON merge patch: RFC 7386. */
public final class MergePatch {
    private MergePatch() {}

    /**
     * @param target what is patched; left as it was
     * @param patch the patch
     * @return the result
     */
    public static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch.deepCopy();
        }
        ObjectNode result = target.isObject() ? (ObjectNode) target.deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.properties().forEach(entry -> {
            String name = entry.getKey();
            if (entry.getValue().isNull()) {
                result.remove(name);
            } else {
                result.set(name, apply(result.path(name), entry.getValue()));
            }
        });
        return result;
    }
}
