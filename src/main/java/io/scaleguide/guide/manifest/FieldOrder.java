package io.scaleguide.guide.manifest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The order of fields, which means nothing, and would look like a change where two programs have another one. */
final class FieldOrder {
    private FieldOrder() {}

    /**
     * A tree with its fields in the order of another one; those that the other has not come last, in their own order.
     *
     * @param model the other tree
     * @param tree the tree; it is left as it is
     * @return the same in the other order
     */
    static JsonNode like(JsonNode model, JsonNode tree) {
        if (model instanceof ObjectNode first && tree instanceof ObjectNode second) {
            ObjectNode arranged = JsonNodeFactory.instance.objectNode();
            first.propertyNames().stream()
                    .filter(second::has)
                    .forEach(name -> arranged.set(name, like(first.path(name), second.path(name))));
            second.properties().forEach(entry -> arranged.putIfAbsent(entry.getKey(), entry.getValue()));
            return arranged;
        }
        if (model instanceof ArrayNode && tree instanceof ArrayNode items) {
            ArrayNode arranged = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < items.size(); i++) {
                arranged.add(like(model.path(i), items.path(i)));
            }
            return arranged;
        }
        return tree;
    }
}
