package io.scaleguide.practice.api.table;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The columns of jobs. */
final class JobColumns {
    private JobColumns() {}

    static List<Column> all() {
        return List.of(
                Columns.name(),
                Columns.text("Status", JobColumns::status),
                Columns.text(
                        "Completions",
                        it -> Columns.number(it, "/status/succeeded") + "/" + Columns.at(it, "/spec/completions", "1")),
                new Column("Duration", "string", 0, (it, now) -> StringNode.valueOf(duration(it, now))),
                Columns.age(),
                Columns.wide("Containers", it -> Labels.join(it.at("/spec/template/spec/containers"), "name")),
                Columns.wide("Images", it -> Labels.join(it.at("/spec/template/spec/containers"), "image")),
                Columns.wide("Selector", it -> Labels.show(it.at("/spec/selector/matchLabels"))));
    }

    private static String status(JsonNode job) {
        for (JsonNode condition : job.at("/status/conditions")) {
            String type = Columns.at(condition, "/type");
            if (Columns.at(condition, "/status").equals("True") && (type.equals("Complete") || type.equals("Failed"))) {
                return type;
            }
        }
        return "Running";
    }

    private static String duration(JsonNode job, Instant now) {
        String start = Columns.at(job, "/status/startTime");
        String end = Columns.at(job, "/status/completionTime");
        if (start.isEmpty()) {
            return "";
        }
        return Ages.of(Duration.between(Instant.parse(start), end.isEmpty() ? now : Instant.parse(end)));
    }
}
