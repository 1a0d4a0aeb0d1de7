package io.scaleguide.practice.datadog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the status of a DatadogMetric. {@code Updated} is always True and its lastUpdateTime is the data's own time; the
 * other conditions carry the time of the poll. Only {@code Error} has words. All times are wall times. Source: datadog-agent
 * pkg/clusteragent/autoscaling/externalmetrics/model/datadogmetricinternal.go.
 */
final class MetricStatus {
    private static final JsonMapper JSON = JsonMapper.shared();

    private MetricStatus() {}

    static ObjectNode of(MetricState state, JsonNode before) {
        ObjectNode status = JSON.createObjectNode();
        if (!state.references().isEmpty()) {
            status.put("autoscalerReferences", state.references());
        }
        ArrayNode conditions = status.putArray("conditions");
        MetricState.Outcome outcome = state.outcome();
        conditions.add(condition("Active", state.active(), state.updated(), before));
        conditions.add(condition("Valid", outcome.valid(), state.updated(), before));
        conditions.add(condition("Updated", true, outcome.dataTime().orElse(state.updated()), before));
        ObjectNode error = condition("Error", outcome.error().isPresent(), state.updated(), before);
        outcome.error().ifPresent(words -> error.put("reason", "Unable to fetch data from Datadog")
                .put("message", words));
        conditions.add(error);
        status.put("currentValue", Quantity.plain(outcome.value()));
        return status;
    }

    /** @return the time as the API writes it, in whole seconds */
    static String time(Instant wall) {
        return wall.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static ObjectNode condition(String type, boolean holds, Instant updated, JsonNode before) {
        String status = holds ? "True" : "False";
        String since = time(updated);
        for (JsonNode earlier : before.path("conditions")) {
            if (type.equals(earlier.path("type").asString(""))
                    && status.equals(earlier.path("status").asString(""))) {
                since = earlier.path("lastTransitionTime").asString(since);
            }
        }
        return JSON.createObjectNode()
                .put("type", type)
                .put("status", status)
                .put("lastTransitionTime", since)
                .put("lastUpdateTime", time(updated));
    }
}
