package io.scaleguide.practice.api.table;

import io.scaleguide.practice.api.ApiType;
import java.time.Clock;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes meta/v1 Tables, which is what {@code kubectl get} prints. */
public final class Tables {
    private final Clock clock;

    /** @param clock what ages are reckoned from: the machine's */
    public Tables(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param type the type
     * @param objects the rows
     * @param includeObject what each row carries: Object, None, or Metadata, which is the default
     * @param version the resource version of the list
     * @param withColumns whether the columns are told
     * @return the Table
     */
    public ObjectNode table(
            ApiType type, List<ObjectNode> objects, String includeObject, long version, boolean withColumns) {
        List<Column> columns = Columns.of(type);
        ObjectNode table =
                JsonNodeFactory.instance.objectNode().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.putObject("metadata").put("resourceVersion", Long.toString(version));
        ArrayNode definitions = table.putArray("columnDefinitions");
        if (withColumns) {
            columns.forEach(column -> definitions
                    .addObject()
                    .put("name", column.name())
                    .put("type", column.type())
                    .put("format", column.name().equals("Name") ? "name" : "")
                    .put("description", "")
                    .put("priority", column.priority()));
        }
        ArrayNode rows = table.putArray("rows");
        for (ObjectNode object : objects) {
            ObjectNode row = rows.addObject();
            ArrayNode cells = row.putArray("cells");
            columns.forEach(column -> cells.add(column.cell().of(object, clock.instant())));
            if (!includeObject.equals("None")) {
                row.set("object", includeObject.equals("Object") ? object : metadata(object));
            }
        }
        return table;
    }

    private static JsonNode metadata(ObjectNode object) {
        ObjectNode partial = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "PartialObjectMetadata")
                .put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.path("metadata"));
        return partial;
    }
}
