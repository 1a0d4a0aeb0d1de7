package io.scaleguide.practice.api.schema;

import io.scaleguide.practice.api.ApiError.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules of a CRD's openAPIV3Schema, with the words of k8s.io/kube-openapi/pkg/validation. */
final class CustomFields {
    private static final List<String> TOP = List.of("apiVersion", "kind", "metadata");

    private CustomFields() {}

    /** Removes the fields that the schema does not have, and tells which. */
    static List<String> prune(JsonNode schema, ObjectNode object) {
        List<String> found = new ArrayList<>();
        if (!schema.isEmpty()) {
            prune(schema, object, "", found);
        }
        return found;
    }

    private static void prune(JsonNode schema, JsonNode value, String path, List<String> found) {
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                prune(schema.path("items"), value.path(i), path + "[" + i + "]", found);
            }
            return;
        }
        if (!(value instanceof ObjectNode object)
                || !schema.path("type").asString("").equals("object")) {
            return;
        }
        JsonNode properties = schema.path("properties");
        JsonNode additional = schema.path("additionalProperties");
        boolean open = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean(false)
                || schema.path("x-kubernetes-embedded-resource").asBoolean(false)
                || additional.asBoolean(false);
        for (String name : List.copyOf(object.propertyNames())) {
            String here = path.isEmpty() ? name : path + "." + name;
            if (properties.has(name) && !here.equals("metadata")) {
                prune(properties.path(name), object.path(name), here, found);
            } else if (additional.isObject()) {
                prune(additional, object.path(name), here, found);
            } else if (!properties.has(name) && !open && !(path.isEmpty() && TOP.contains(name))) {
                object.remove(name);
                found.add(here);
            }
        }
    }

    /** Sets the schema's defaults. */
    static void setDefaults(JsonNode schema, JsonNode value) {
        if (value.isArray()) {
            value.forEach(item -> setDefaults(schema.path("items"), item));
        } else if (value instanceof ObjectNode object) {
            schema.path("properties").properties().forEach(property -> {
                JsonNode inner = property.getValue();
                if (!object.has(property.getKey()) && inner.has("default")) {
                    object.set(property.getKey(), inner.path("default").deepCopy());
                }
                setDefaults(inner, object.path(property.getKey()));
            });
        }
    }

    /** What does not fit. */
    static List<Cause> check(JsonNode schema, ObjectNode object) {
        List<Cause> causes = new ArrayList<>();
        check(schema, object, "", causes);
        return causes;
    }

    private static void check(JsonNode schema, JsonNode value, String path, List<Cause> causes) {
        if (path.equals("metadata")
                || (value.isNull() && schema.path("nullable").asBoolean(false))) {
            return;
        }
        if (!fitsType(schema, value)) {
            String type = schema.path("type").asString("");
            String is = value.isString()
                    ? "string"
                    : value.isObject()
                            ? "object"
                            : value.isArray()
                                    ? "array"
                                    : value.isBoolean() ? "boolean" : value.isIntegralNumber() ? "integer" : "number";
            causes.add(invalid(
                    "FieldValueTypeInvalid",
                    path,
                    "Invalid value: \"" + is + "\": " + path + " in body must be of type " + type + ": \"" + is
                            + "\""));
            return;
        }
        checkValue(schema, value, path, causes);
        for (JsonNode required : schema.path("required")) {
            if (value.isObject() && !value.has(required.asString())) {
                causes.add(invalid("FieldValueRequired", join(path, required.asString()), "Required value"));
            }
        }
        if (value.isObject()) {
            value.properties().forEach(entry -> {
                JsonNode inner = schema.path("properties").path(entry.getKey());
                JsonNode rule = inner.isMissingNode() ? schema.path("additionalProperties") : inner;
                if (rule.isObject()) {
                    check(rule, entry.getValue(), join(path, entry.getKey()), causes);
                }
            });
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            check(schema.path("items"), value.path(i), path + "[" + i + "]", causes);
        }
    }

    private static void checkValue(JsonNode schema, JsonNode value, String path, List<Cause> causes) {
        String shown = value.toString();
        JsonNode allowed = schema.path("enum");
        if (allowed.isArray() && allowed.valueStream().noneMatch(value::equals)) {
            String words = String.join(
                    ", ", allowed.valueStream().map(JsonNode::toString).toList());
            causes.add(invalid(
                    "FieldValueNotSupported", path, "Unsupported value: " + shown + ": supported values: " + words));
        }
        String pattern = schema.path("pattern").asString("");
        if (value.isString()
                && !pattern.isEmpty()
                && !Pattern.compile(pattern).matcher(value.stringValue()).find()) {
            causes.add(bad(path, shown, "should match '" + pattern + "'"));
        }
        if (value.isNumber()
                && schema.has("minimum")
                && value.asDouble() < schema.path("minimum").asDouble()) {
            causes.add(bad(path, shown, "should be greater than or equal to " + schema.path("minimum")));
        }
        if (value.isNumber()
                && schema.has("maximum")
                && value.asDouble() > schema.path("maximum").asDouble()) {
            causes.add(bad(path, shown, "should be less than or equal to " + schema.path("maximum")));
        }
        if (value.isString()
                && value.stringValue().length() < schema.path("minLength").asInt(0)) {
            causes.add(bad(path, shown, "should be at least " + schema.path("minLength") + " chars long"));
        }
    }

    private static boolean fitsType(JsonNode schema, JsonNode value) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean(false)) {
            return value.isString() || value.isIntegralNumber();
        }
        return switch (schema.path("type").asString("")) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
    }

    private static Cause bad(String path, String shown, String rule) {
        return invalid("FieldValueInvalid", path, "Invalid value: " + shown + ": " + path + " in body " + rule);
    }

    private static Cause invalid(String reason, String path, String message) {
        return new Cause(reason, message, path);
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
