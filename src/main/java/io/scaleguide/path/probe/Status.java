package io.scaleguide.path.probe;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object's conditions.
 *
 * @param status the object's status; missing when it has none
 */
record Status(JsonNode status) {
    static Status of(ObjectNode object) {
        return new Status(object.path("status"));
    }

    boolean has(String type) {
        return !find(type).isMissingNode();
    }

    boolean isTrue(String type) {
        return text(type, "status").equals("True");
    }

    boolean isFalse(String type) {
        return text(type, "status").equals("False");
    }

    String reason(String type) {
        return text(type, "reason");
    }

    String message(String type) {
        return text(type, "message");
    }

    Optional<Instant> time(String type, String field) {
        return instant(text(type, field));
    }

    private String text(String type, String field) {
        return find(type).path(field).asString("");
    }

    private JsonNode find(String type) {
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asString("").equals(type)) {
                return condition;
            }
        }
        return MissingNode.getInstance();
    }

    /** An RFC 3339 time; empty where there is none. */
    static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
