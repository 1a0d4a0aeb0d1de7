package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.ApiType;
import io.scaleguide.practice.api.table.Tables;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns stored trees into what is sent: the object in the asked version, a list, or a Table. */
final class Rendering {
    private final Tables tables;

    Rendering(Tables tables) {
        this.tables = tables;
    }

    ObjectNode one(Call call, ApiType type, ObjectNode object, long version) {
        ObjectNode shown = shown(type, object);
        return call.wantsTable()
                ? tables.table(type, List.of(shown), call.query("includeObject"), version, true)
                : shown;
    }

    ObjectNode list(Call call, ApiType type, List<ObjectNode> objects, long version) {
        List<ObjectNode> shown =
                objects.stream().map(object -> shown(type, object)).toList();
        if (call.wantsTable()) {
            return tables.table(type, shown, call.query("includeObject"), version, true);
        }
        ObjectNode list = Json.object()
                .put("kind", type.type().kind() + "List")
                .put("apiVersion", type.type().apiVersion());
        list.putObject("metadata").put("resourceVersion", Long.toString(version));
        ArrayNode items = list.putArray("items");
        shown.forEach(items::add);
        return list;
    }

    /** One watch event's object; the columns are told in the first Table only. */
    ObjectNode event(Call call, ApiType type, ObjectNode object, long version, boolean first) {
        ObjectNode shown = shown(type, object);
        return call.wantsTable()
                ? tables.table(type, List.of(shown), call.query("includeObject"), version, first)
                : shown;
    }

    private static ObjectNode shown(ApiType type, ObjectNode object) {
        String apiVersion = type.type().apiVersion();
        if (object.path("apiVersion").asString("").equals(apiVersion)) {
            return object;
        }
        // A shallow copy will do: only the version differs, and nobody writes below.
        ObjectNode copy = Json.object();
        copy.setAll(object);
        return copy.put("apiVersion", apiVersion);
    }
}
