package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.ApiError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads and makes the trees that go over the wire. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final YAMLMapper YAML = YAMLMapper.shared();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** Reads JSON, or YAML when the content type says so and it does not begin as JSON does. */
    static JsonNode read(byte[] body, String contentType) {
        try {
            boolean yaml = contentType.contains("yaml") && !startsLikeJson(body);
            return yaml ? YAML.readTree(body) : MAPPER.readTree(body);
        } catch (JacksonException broken) {
            throw ApiError.badRequest(
                    "the object provided is unrecognized: couldn't get version/kind; json parse error: "
                            + broken.getOriginalMessage());
        }
    }

    private static boolean startsLikeJson(byte[] body) {
        for (byte b : body) {
            if (!Character.isWhitespace(b)) {
                return b == '{' || b == '[';
            }
        }
        return true;
    }
}
