package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the number of pods that each ReplicaSet asks for, after Kubernetes pkg/controller/replicaset/replica_set.go. */
final class ReplicaSetController {
    static final String NAME = "replicaset-controller";

    private final ControllerContext context;
    private final Repeats refusals;

    ReplicaSetController(ControllerContext context) {
        this.context = context;
        this.refusals = new Repeats(context.clock());
    }

    void reconcile() {
        context.objects().list(Types.REPLICA_SET, "").forEach(this::reconcile);
    }

    private void reconcile(ObjectNode set) {
        List<ObjectNode> pods = new ArrayList<>(Owners.claim(context, Types.POD, set));
        pods.removeIf(pod -> !Pods.active(pod));
        String refusal = "";
        if (!Meta.deleting(set)) {
            int wanted = set.path("spec").path("replicas").asInt(1);
            for (int have = pods.size(); have < wanted; have++) {
                Pods.Creation made = Pods.create(context, NAME, set, JsonNodeFactory.instance.objectNode(), refusals);
                made.pod().ifPresent(pods::add);
                refusal = made.refusal();
            }
            pods.sort(victimsFirst());
            for (int i = pods.size() - wanted; i > 0; i--) {
                Pods.delete(context, NAME, set, pods.remove(0));
            }
        }
        String failure = refusal;
        context.modify(Types.REPLICA_SET, set, stored -> withStatus(stored, pods, failure));
    }

    /** Unassigned, then not running, then not ready, then youngest: Kubernetes pkg/controller/controller_utils.go, ActivePods. */
    private static Comparator<ObjectNode> victimsFirst() {
        return Comparator.<ObjectNode, Boolean>comparing(pod -> pod.path("spec").hasNonNull("nodeName"))
                .thenComparing(
                        pod -> pod.path("status").path("phase").asString("").equals("Running"))
                .thenComparing(Pods::ready)
                .thenComparing(pod -> Meta.text(pod, "creationTimestamp"), Comparator.reverseOrder())
                .thenComparing(Meta::resourceVersion, Comparator.reverseOrder());
    }

    private ObjectNode withStatus(ObjectNode set, List<ObjectNode> pods, String failure) {
        Optional<JsonNode> before = Conditions.find(set.path("status"), "ReplicaFailure");
        ObjectNode status = set.putObject("status");
        status.put("replicas", pods.size()).put("fullyLabeledReplicas", pods.size());
        status.put("readyReplicas", Pods.count(pods, Pods::ready));
        status.put("availableReplicas", Pods.count(pods, pod -> Pods.available(context, pod, set)));
        status.put("observedGeneration", set.path("metadata").path("generation").asInt(1));
        if (!failure.isEmpty()) {
            // The words name a pod that is another one each time; the first are kept.
            JsonNode condition = before.orElseGet(() -> Conditions.set(
                    JsonNodeFactory.instance.objectNode(),
                    "ReplicaFailure",
                    true,
                    "FailedCreate",
                    failure,
                    context.timestamp()));
            status.putArray("conditions").add(condition);
        }
        return set;
    }
}
