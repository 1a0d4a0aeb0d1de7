package io.scaleguide.panel.record;

import io.scaleguide.path.redact.Redactor;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Takes out of a line what may be secret: whatever looks like a key in any of its words, and what no recording needs of an object. */
final class Redaction {
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private final Redactor redactor = new Redactor(List.of());

    /** Whether the event is about a Secret, which is never recorded. */
    static boolean secret(ObjectNode line) {
        return line.path("ref").path("kind").path("kind").asString("").equals("Secret")
                || line.path("object").path("kind").asString("").equals("Secret");
    }

    /** Cleans it in place. */
    void clean(ObjectNode line) {
        for (Map.Entry<String, JsonNode> field : List.copyOf(line.properties())) {
            if (field.getKey().equals("managedFields") || field.getKey().equals(LAST_APPLIED)) {
                line.remove(field.getKey());
            } else {
                line.set(field.getKey(), cleaned(field.getValue()));
            }
        }
    }

    private JsonNode cleaned(JsonNode node) {
        if (node instanceof ObjectNode object) {
            clean(object);
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                array.set(index, cleaned(array.get(index)));
            }
        } else if (node instanceof StringNode text) {
            return StringNode.valueOf(redactor.redact(text.stringValue()));
        }
        return node;
    }
}
