package io.scaleguide.kube;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes trees of JSON as Jackson's mapper does, from its tokens. A mapper also knows what to do with beans, dates and calendars: before it has read its
 * first object it has taken as much time as a whole status may (docs/adr/0010).
 */
final class JsonTree {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTree() {}

    /** One value and nothing after it; empty where the text is something else, or has none, or is beyond Jackson's own bounds. */
    static Optional<JsonNode> read(String text) {
        try (JsonParser tokens = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (tokens.nextToken() == null) {
                return Optional.empty();
            }
            JsonNode read = value(tokens);
            return tokens.nextToken() == null ? Optional.of(read) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static JsonNode value(JsonParser tokens) {
        return switch (tokens.currentToken()) {
            case START_OBJECT -> object(tokens);
            case START_ARRAY -> array(tokens);
            case VALUE_STRING -> NODES.stringNode(tokens.getString());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(tokens.getDoubleValue());
            case VALUE_NUMBER_INT ->
                switch (tokens.getNumberType()) {
                    case INT -> NODES.numberNode(tokens.getIntValue());
                    case LONG -> NODES.numberNode(tokens.getLongValue());
                    default -> NODES.numberNode(tokens.getBigIntegerValue());
                };
            default -> throw new IllegalStateException("No value begins with " + tokens.currentToken());
        };
    }

    private static ObjectNode object(JsonParser tokens) {
        ObjectNode object = NODES.objectNode();
        while (tokens.nextToken() != JsonToken.END_OBJECT) {
            String name = tokens.currentName();
            tokens.nextToken();
            object.set(name, value(tokens));
        }
        return object;
    }

    private static ArrayNode array(JsonParser tokens) {
        ArrayNode array = NODES.arrayNode();
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(tokens));
        }
        return array;
    }
}
