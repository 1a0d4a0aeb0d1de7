package io.scaleguide.panel.model;

import io.scaleguide.hpa.Quantity;
import io.scaleguide.panel.view.HpaState;
import io.scaleguide.panel.view.WorkloadState;
import io.scaleguide.path.status.StatusRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What objects say, as the panel shows it. Pure. */
final class ObjectStates {
    private ObjectStates() {}

    static HpaState hpa(ObjectNode hpa) {
        List<HpaState.Condition> conditions = new ArrayList<>();
        for (JsonNode one : hpa.path("status").path("conditions")) {
            conditions.add(new HpaState.Condition(
                    one.path("type").asString(""),
                    one.path("status").asString(""),
                    one.path("reason").asString(""),
                    one.path("message").asString(""),
                    StatusRows.time(one.path("lastTransitionTime").asString(""))));
        }
        return new HpaState(
                StatusRows.hpa(hpa),
                target(hpa),
                List.copyOf(conditions),
                StatusRows.time(hpa.path("status").path("lastScaleTime").asString("")));
    }

    /** The target of the first external metric. */
    private static Optional<Double> target(ObjectNode hpa) {
        for (JsonNode metric : hpa.path("spec").path("metrics")) {
            JsonNode target = metric.path("external").path("target");
            String text =
                    target.path("value").asString(target.path("averageValue").asString(""));
            if (!text.isEmpty()) {
                return number(text);
            }
        }
        return Optional.empty();
    }

    private static Optional<Double> number(String quantity) {
        try {
            return Optional.of(Quantity.parse(quantity).value().doubleValue());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static WorkloadState workload(ObjectNode deployment, Collection<ObjectNode> pods) {
        JsonNode status = deployment.path("status");
        return new WorkloadState(
                deployment.path("spec").path("replicas").asInt(1),
                status.path("replicas").asInt(0),
                status.path("readyReplicas").asInt(0),
                pods.stream()
                        .map(ObjectStates::pod)
                        .sorted(Comparator.comparing(WorkloadState.Pod::name))
                        .toList());
    }

    private static WorkloadState.Pod pod(ObjectNode pod) {
        JsonNode metadata = pod.path("metadata");
        JsonNode status = pod.path("status");
        int restarts = 0;
        for (JsonNode container : status.path("containerStatuses")) {
            restarts += container.path("restartCount").asInt(0);
        }
        return new WorkloadState.Pod(
                metadata.path("name").asString(""),
                metadata.has("deletionTimestamp") ? "Terminating" : state(status),
                ready(status),
                restarts,
                StatusRows.time(metadata.path("creationTimestamp").asString("")));
    }

    private static String state(JsonNode status) {
        for (JsonNode container : status.path("containerStatuses")) {
            String waiting =
                    container.path("state").path("waiting").path("reason").asString("");
            if (!waiting.isEmpty()) {
                return waiting;
            }
        }
        return status.path("phase").asString("");
    }

    private static boolean ready(JsonNode status) {
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asString("").equals("Ready")) {
                return condition.path("status").asString("").equals("True");
            }
        }
        return false;
    }
}
