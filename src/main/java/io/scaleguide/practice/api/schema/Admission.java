package io.scaleguide.practice.api.schema;

import io.scaleguide.practice.api.ApiType;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What happens to an object before it is stored: defaults, and the checks of its fields. */
public final class Admission {
    /** Fills in what the writer left out. */
    public void setDefaults(ApiType type, ObjectNode object) {
        Defaults.set(type.type(), object);
    }

    /** @return the paths of fields that the type does not have */
    public List<String> unknownFields(ApiType type, ObjectNode object) {
        return List.of();
    }

    /** @throws io.scaleguide.practice.api.ApiError 422 when a new object does not fit */
    public void check(ApiType type, ObjectNode object) {}

    /** @throws io.scaleguide.practice.api.ApiError 422 when a changed object does not fit */
    public void checkChange(ApiType type, ObjectNode live, ObjectNode changed) {
        check(type, changed);
    }
}
