package io.scaleguide.practice.api.table;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The columns of events. */
final class EventColumns {
    private EventColumns() {}

    static List<Column> all() {
        return List.of(
                new Column("Last Seen", "string", 0, (it, now) -> StringNode.valueOf(seen(it, "/lastTimestamp", now))),
                Columns.text("Type", it -> Columns.at(it, "/type")),
                Columns.text("Reason", it -> Columns.at(it, "/reason")),
                Columns.text("Object", EventColumns::object),
                Columns.wide("Subobject", it -> Columns.at(it, "/involvedObject/fieldPath")),
                Columns.wide(
                        "Source", it -> Columns.at(it, "/source/component", Columns.at(it, "/reportingComponent"))),
                Columns.text("Message", it -> Columns.at(it, "/message").strip()),
                new Column(
                        "First Seen", "string", 1, (it, now) -> StringNode.valueOf(seen(it, "/firstTimestamp", now))),
                Columns.wide("Count", it -> Columns.at(it, "/count", "1")),
                Columns.wide("Name", it -> Columns.at(it, "/metadata/name")));
    }

    private static String object(JsonNode event) {
        return Columns.at(event, "/involvedObject/kind").toLowerCase(Locale.ROOT) + "/"
                + Columns.at(event, "/involvedObject/name");
    }

    private static String seen(JsonNode event, String path, Instant now) {
        return Ages.since(Columns.at(event, path, Columns.at(event, "/eventTime")), now);
    }
}
