package io.scaleguide.practice.api.schema;

import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.api.ApiError.Cause;
import io.scaleguide.practice.api.ApiType;
import io.scaleguide.practice.api.Meta;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What happens to an object before it is stored: defaults, and the checks of its fields. */
public final class Admission {
    private final BuiltinFields builtin = new BuiltinFields();

    /**
     * Writes values in the one form in which they are stored: an autoscaler's {@code value: 40} becomes {@code "40"}, and labels or
     * annotations that are empty are left out (ObjectMeta marks both omitempty).
     */
    public void normalise(ApiType type, ObjectNode object) {
        dropEmptyMaps(object.path("metadata"));
        dropEmptyMaps(object.path("spec").path("template").path("metadata"));
        if (!type.type().kind().equals("HorizontalPodAutoscaler")) {
            return;
        }
        for (JsonNode metric : object.path("spec").path("metrics")) {
            for (JsonNode source : metric) {
                if (source.path("target") instanceof ObjectNode target) {
                    for (String field : List.of("value", "averageValue")) {
                        if (target.path(field).isNumber()) {
                            target.put(field, target.path(field).asString());
                        }
                    }
                }
            }
        }
    }

    private static void dropEmptyMaps(JsonNode metadata) {
        if (metadata instanceof ObjectNode object) {
            for (String map : List.of("labels", "annotations")) {
                if (object.path(map).isObject() && object.path(map).isEmpty()) {
                    object.remove(map);
                }
            }
        }
    }

    /** Fills in what the writer left out. */
    public void setDefaults(ApiType type, ObjectNode object) {
        normalise(type, object);
        if (type.custom()) {
            JsonNode schema = schema(type);
            CustomFields.prune(schema, object);
            CustomFields.setDefaults(schema, object);
        } else if (!object.has("spec") || object.path("spec").isObject()) {
            Defaults.set(type.type(), object);
        }
    }

    /** @return the paths of fields that the type does not have; none for a type whose fields are not known here */
    public List<String> unknownFields(ApiType type, ObjectNode object) {
        return type.custom()
                ? CustomFields.prune(schema(type), object.deepCopy())
                : builtin.unknown(type.type().group() + "/" + type.type().kind(), object);
    }

    /** @throws ApiError 422 when a new object does not fit */
    public void check(ApiType type, ObjectNode object) {
        refuse(type, object, causes(type, object));
    }

    /** @throws ApiError 422 when a changed object does not fit, or changes what may not change */
    public void checkChange(ApiType type, ObjectNode live, ObjectNode changed) {
        List<Cause> causes = new ArrayList<>(causes(type, changed));
        causes.addAll(BuiltinRules.checkChange(type.type(), live, changed));
        refuse(type, changed, causes);
    }

    private static List<Cause> causes(ApiType type, ObjectNode object) {
        return type.custom() ? CustomFields.check(schema(type), object) : BuiltinRules.check(type.type(), object);
    }

    private static void refuse(ApiType type, ObjectNode object, List<Cause> causes) {
        if (causes.isEmpty()) {
            return;
        }
        List<String> words =
                causes.stream().map(it -> it.field() + ": " + it.message()).toList();
        String all = words.size() == 1 ? words.get(0) : "[" + String.join(", ", words) + "]";
        throw new ApiError(
                422, "Invalid", type.qualifiedKind() + " \"" + Meta.name(object) + "\" is invalid: " + all, causes);
    }

    private static JsonNode schema(ApiType type) {
        return type.schema().orElseThrow();
    }
}
