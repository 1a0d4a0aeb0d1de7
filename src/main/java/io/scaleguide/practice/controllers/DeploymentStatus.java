package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The status of a Deployment, after Kubernetes pkg/controller/deployment/progress.go and sync.go. */
final class DeploymentStatus {
    static final String REVISION = "deployment.kubernetes.io/revision";

    private final ControllerContext context;

    DeploymentStatus(ControllerContext context) {
        this.context = context;
    }

    void write(ObjectNode deployment, List<ObjectNode> sets, Optional<ObjectNode> current) {
        context.modify(Types.DEPLOYMENT, deployment, stored -> {
            current.map(set -> Long.toString(DeploymentController.revision(set)))
                    .ifPresent(revision ->
                            Meta.of(stored).withObjectProperty("annotations").put(REVISION, revision));
            stored.set("status", status(deployment, sets, current, stored.path("status")));
            return stored;
        });
    }

    private ObjectNode status(
            ObjectNode deployment, List<ObjectNode> sets, Optional<ObjectNode> current, JsonNode before) {
        int wanted = RolloutScale.wanted(deployment);
        int available = sum(sets, "availableReplicas");
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put(
                "observedGeneration",
                deployment.path("metadata").path("generation").asInt(1));
        putUnlessZero(status, "replicas", sum(sets, "replicas"));
        putUnlessZero(
                status,
                "updatedReplicas",
                current.map(set -> sum(List.of(set), "replicas")).orElse(0));
        putUnlessZero(status, "readyReplicas", sum(sets, "readyReplicas"));
        putUnlessZero(status, "availableReplicas", available);
        putUnlessZero(status, "unavailableReplicas", Math.max(0, Math.max(wanted, sum(sets, "replicas")) - available));
        if (before.path("conditions").isArray()) {
            status.set("conditions", before.path("conditions").deepCopy());
        }
        replicaFailure(status, current);
        availability(status, RolloutScale.leastAvailable(deployment) <= available);
        progress(status, before, deployment, current);
        return status;
    }

    /** A ReplicaSet's failure is its Deployment's: Kubernetes pkg/controller/deployment/sync.go, calculateStatus. */
    private static void replicaFailure(ObjectNode status, Optional<ObjectNode> current) {
        ArrayNode others = status.arrayNode();
        for (JsonNode condition : status.path("conditions")) {
            if (!condition.path("type").asString("").equals("ReplicaFailure")) {
                others.add(condition);
            }
        }
        current.flatMap(set -> Conditions.find(set.path("status"), "ReplicaFailure"))
                .ifPresent(failure -> others.add(failure.deepCopy()));
        status.set("conditions", others);
    }

    private void availability(ObjectNode status, boolean available) {
        boolean moved = Conditions.isTrue(status, "Available") != available
                || Conditions.find(status, "Available").isEmpty();
        ObjectNode condition = Conditions.set(
                status,
                "Available",
                available,
                available ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                available ? "Deployment has minimum availability." : "Deployment does not have minimum availability.",
                context.timestamp());
        if (moved) {
            condition.put("lastUpdateTime", context.timestamp());
        }
    }

    private void progress(ObjectNode status, JsonNode before, ObjectNode deployment, Optional<ObjectNode> current) {
        String set = current.map(Meta::name).orElse("");
        if (set.isEmpty()) {
            return;
        }
        JsonNode old = Conditions.find(status, "Progressing").orElse(JsonNodeFactory.instance.objectNode());
        String subject = "ReplicaSet \"" + set + "\" ";
        boolean otherSet = !old.path("message").asString("").contains("\"" + set + "\"");
        if (complete(status, RolloutScale.wanted(deployment))) {
            progressing(status, true, "NewReplicaSetAvailable", subject + "has successfully progressed.");
        } else if (otherSet) {
            progressing(status, true, "NewReplicaSetCreated", "Created new replica set \"" + set + "\"");
        } else if (moved(status, before)) {
            progressing(status, true, "ReplicaSetUpdated", subject + "is progressing.")
                    .put("lastUpdateTime", context.timestamp());
        } else if (!old.path("reason").asString("").equals("NewReplicaSetAvailable") && late(deployment, old)) {
            progressing(status, false, "ProgressDeadlineExceeded", subject + "has timed out progressing.");
        }
    }

    private ObjectNode progressing(ObjectNode status, boolean value, String reason, String message) {
        String before = Conditions.find(status, "Progressing")
                .map(condition -> condition.path("reason").asString("")
                        + condition.path("message").asString(""))
                .orElse("");
        ObjectNode condition = Conditions.set(status, "Progressing", value, reason, message, context.timestamp());
        if (!before.equals(reason + message)) {
            condition.put("lastUpdateTime", context.timestamp());
        }
        return condition;
    }

    private static boolean complete(ObjectNode status, int wanted) {
        return status.path("updatedReplicas").asInt(0) == wanted
                && status.path("replicas").asInt(0) == wanted
                && status.path("availableReplicas").asInt(0) == wanted;
    }

    private static boolean moved(JsonNode status, JsonNode before) {
        int oldNow = status.path("replicas").asInt(0)
                - status.path("updatedReplicas").asInt(0);
        int oldBefore = before.path("replicas").asInt(0)
                - before.path("updatedReplicas").asInt(0);
        return grew(status, before, "updatedReplicas")
                || grew(status, before, "readyReplicas")
                || grew(status, before, "availableReplicas")
                || oldNow < oldBefore;
    }

    private static boolean grew(JsonNode status, JsonNode before, String field) {
        return status.path(field).asInt(0) > before.path(field).asInt(0);
    }

    /** The default deadline of 600 s: Kubernetes pkg/apis/apps/v1/defaults.go. */
    private boolean late(ObjectNode deployment, JsonNode condition) {
        int seconds = deployment.path("spec").path("progressDeadlineSeconds").asInt(600);
        return context.since(condition.path("lastUpdateTime").asString("")).compareTo(Duration.ofSeconds(seconds)) > 0;
    }

    private static int sum(List<ObjectNode> sets, String field) {
        return sets.stream()
                .mapToInt(set -> set.path("status").path(field).asInt(0))
                .sum();
    }

    private static void putUnlessZero(ObjectNode status, String field, int value) {
        if (value != 0) {
            status.put(field, value);
        }
    }
}
