package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Types;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How many replicas each ReplicaSet of a Deployment gets next, after Kubernetes pkg/controller/deployment/rolling.go. */
final class RolloutScale {
    private final ControllerContext context;

    RolloutScale(ControllerContext context) {
        this.context = context;
    }

    /** One step: the new ReplicaSet first; when it can take no more for now, the old ones give way. */
    void step(ObjectNode deployment, List<ObjectNode> sets, Optional<ObjectNode> current) {
        if (deployment.path("spec").path("paused").asBoolean(false)) {
            latest(sets, current).ifPresent(set -> to(deployment, set, wanted(deployment)));
            return;
        }
        if (recreates(deployment)) {
            old(sets, current).forEach(set -> to(deployment, set, 0));
            current.ifPresent(set -> to(deployment, set, wanted(deployment)));
            return;
        }
        boolean scaled = current.map(set -> to(deployment, set, forNew(deployment, sets, replicas(set))))
                .orElse(false);
        if (!scaled) {
            shrinkOld(deployment, sets, current);
        }
    }

    /** @return the replicas that the new ReplicaSet may have now, when it has {@code has} */
    int forNew(ObjectNode deployment, List<ObjectNode> sets, int has) {
        int wanted = wanted(deployment);
        if (recreates(deployment) || has >= wanted) {
            return wanted;
        }
        int total = sets.stream().mapToInt(RolloutScale::replicas).sum();
        int room = wanted + surge(deployment, wanted) - total;
        return Math.min(wanted, has + Math.max(0, room));
    }

    private void shrinkOld(ObjectNode deployment, List<ObjectNode> sets, Optional<ObjectNode> current) {
        int total = sets.stream().mapToInt(RolloutScale::replicas).sum();
        int least = leastAvailable(deployment);
        int notYet = current.map(set -> replicas(set) - available(set)).orElse(0);
        int budget = total - least - Math.max(0, notYet);
        for (ObjectNode set : old(sets, current)) {
            int unhealthy = Math.min(Math.max(0, budget), replicas(set) - Math.min(replicas(set), available(set)));
            budget -= unhealthy;
            int healthy = Math.min(Math.max(0, budget), replicas(set) - unhealthy);
            budget -= healthy;
            to(deployment, set, replicas(set) - unhealthy - healthy);
        }
    }

    private boolean to(ObjectNode deployment, ObjectNode set, int replicas) {
        int before = replicas(set);
        if (before == replicas) {
            return false;
        }
        context.modify(Types.REPLICA_SET, set, stored -> {
            stored.withObjectProperty("spec").put("replicas", replicas);
            return stored;
        });
        tell(deployment, Meta.name(set), before, replicas);
        return true;
    }

    void tell(ObjectNode deployment, String set, int from, int to) {
        if (from != to) {
            context.events()
                    .record(
                            DeploymentController.NAME,
                            deployment,
                            "Normal",
                            "ScalingReplicaSet",
                            "Scaled " + (to > from ? "up" : "down") + " replica set " + set + " from " + from + " to "
                                    + to);
        }
    }

    static boolean recreates(JsonNode deployment) {
        return deployment
                .path("spec")
                .path("strategy")
                .path("type")
                .asString("")
                .equals("Recreate");
    }

    static int surge(JsonNode deployment, int replicas) {
        return recreates(deployment) ? 0 : amount(deployment, "maxSurge", replicas, true);
    }

    /** @return how many replicas must be available at any time */
    static int leastAvailable(JsonNode deployment) {
        return recreates(deployment)
                ? wanted(deployment)
                : wanted(deployment) - unavailable(deployment, wanted(deployment));
    }

    private static int unavailable(JsonNode deployment, int replicas) {
        int unavailable = amount(deployment, "maxUnavailable", replicas, false);
        // Both zero would never move; Kubernetes then lets one be unavailable.
        return unavailable == 0 && surge(deployment, replicas) == 0 ? 1 : unavailable;
    }

    private static int amount(JsonNode deployment, String field, int replicas, boolean roundUp) {
        JsonNode value =
                deployment.path("spec").path("strategy").path("rollingUpdate").path(field);
        if (value.isNumber()) {
            return value.asInt(0);
        }
        double share = Double.parseDouble(value.asString("25%").replace("%", "")) / 100 * replicas;
        return (int) (roundUp ? Math.ceil(share) : Math.floor(share));
    }

    private static List<ObjectNode> old(List<ObjectNode> sets, Optional<ObjectNode> current) {
        return sets.stream()
                .filter(set ->
                        current.map(it -> !Meta.name(it).equals(Meta.name(set))).orElse(true))
                .toList();
    }

    private static Optional<ObjectNode> latest(List<ObjectNode> sets, Optional<ObjectNode> current) {
        return current.isPresent() || sets.isEmpty() ? current : Optional.of(sets.get(sets.size() - 1));
    }

    static int wanted(JsonNode deployment) {
        return deployment.path("spec").path("replicas").asInt(1);
    }

    private static int replicas(JsonNode set) {
        return set.path("spec").path("replicas").asInt(1);
    }

    private static int available(JsonNode set) {
        return set.path("status").path("availableReplicas").asInt(0);
    }
}
