package io.scaleguide.practice.api.table;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The columns of pods. */
final class PodColumns {
    private PodColumns() {}

    static List<Column> all() {
        return List.of(
                Columns.name(),
                Columns.text("Ready", PodColumns::ready),
                Columns.text("Status", PodColumns::status),
                Columns.text("Restarts", PodColumns::restarts),
                Columns.age(),
                Columns.wide("IP", it -> Columns.at(it, "/status/podIP", "<none>")),
                Columns.wide("Node", it -> Columns.at(it, "/spec/nodeName", "<none>")),
                Columns.wide("Nominated Node", it -> Columns.at(it, "/status/nominatedNodeName", "<none>")),
                Columns.wide("Readiness Gates", it -> "<none>"));
    }

    private static String ready(JsonNode pod) {
        long ready = pod.at("/status/containerStatuses")
                .valueStream()
                .filter(it -> it.path("ready").asBoolean(false))
                .count();
        return ready + "/" + pod.at("/spec/containers").size();
    }

    private static String restarts(JsonNode pod) {
        int sum = 0;
        for (JsonNode container : pod.at("/status/containerStatuses")) {
            sum += container.path("restartCount").asInt(0);
        }
        return Integer.toString(sum);
    }

    private static String status(JsonNode pod) {
        if (pod.path("metadata").hasNonNull("deletionTimestamp")) {
            return "Terminating";
        }
        String reason = Columns.at(pod, "/status/reason", Columns.at(pod, "/status/phase", "Unknown"));
        for (JsonNode container : pod.at("/status/containerStatuses")) {
            for (String state : List.of("waiting", "terminated")) {
                String why = Columns.at(container, "/state/" + state + "/reason");
                if (!why.isEmpty()) {
                    reason = why;
                }
            }
        }
        return reason;
    }
}
