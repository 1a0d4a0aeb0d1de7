package io.scaleguide.practice.api.table;

import io.scaleguide.practice.api.ApiType;
import java.util.List;
import tools.jackson.databind.node.StringNode;

/** Chooses the columns of a type. */
final class Columns {
    static final Column NAME = new Column(
            "Name", "string", 0, (object, now) -> object.path("metadata").path("name"));
    static final Column AGE = new Column(
            "Age",
            "string",
            0,
            (object, now) -> StringNode.valueOf(
                    Ages.since(object.path("metadata").path("creationTimestamp").asString(""), now)));

    private Columns() {}

    static List<Column> of(ApiType type) {
        return List.of(NAME, AGE);
    }
}
