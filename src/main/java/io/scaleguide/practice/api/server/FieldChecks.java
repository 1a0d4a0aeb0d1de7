package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.api.ApiType;
import io.scaleguide.practice.api.schema.Admission;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The {@code fieldValidation} parameter: what becomes of fields that a type does not have. */
final class FieldChecks {
    private FieldChecks() {}

    /** @throws ApiError 400 in Strict mode; in Warn mode, the default, headers warn */
    static void check(Call call, Admission admission, ApiType type, ObjectNode object) {
        String mode = call.query("fieldValidation");
        if (mode.equals("Ignore")) {
            return;
        }
        List<String> unknown = admission.unknownFields(type, object);
        if (unknown.isEmpty()) {
            return;
        }
        List<String> words =
                unknown.stream().map(path -> "unknown field \"" + path + "\"").toList();
        if (!mode.equals("Strict")) {
            words.forEach(call::warn);
            return;
        }
        throw ApiError.badRequest(type.type().kind() + " in version \""
                + type.type().version() + "\" cannot be handled as a "
                + type.type().kind() + ": strict decoding error: " + String.join(", ", words));
    }
}
