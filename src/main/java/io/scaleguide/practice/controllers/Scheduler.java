package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Types;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Gives each new pod to a node that its nodeSelector allows. */
final class Scheduler {
    static final String NAME = "default-scheduler";

    private final ControllerContext context;

    Scheduler(ControllerContext context) {
        this.context = context;
    }

    void reconcile() {
        List<ObjectNode> nodes = context.objects().list(Types.NODE, "");
        context.objects().list(Types.POD, "").stream()
                .filter(pod -> Pods.active(pod) && !pod.path("spec").hasNonNull("nodeName"))
                .forEach(pod -> schedule(pod, nodes));
    }

    private void schedule(ObjectNode pod, List<ObjectNode> nodes) {
        Optional<ObjectNode> fitting = nodes.stream()
                .filter(node -> Selectors.containsAll(
                        pod.path("spec").path("nodeSelector"),
                        node.path("metadata").path("labels")))
                .findFirst();
        if (fitting.isPresent()) {
            bind(pod, Meta.name(fitting.get()));
        } else {
            refuse(pod, nodes.size());
        }
    }

    private void bind(ObjectNode pod, String node) {
        context.modify(Types.POD, pod, stored -> {
            stored.withObjectProperty("spec").put("nodeName", node);
            Conditions.set(stored.withObjectProperty("status"), "PodScheduled", true, "", "", context.timestamp());
            return stored;
        });
        context.events()
                .record(
                        NAME,
                        pod,
                        "Normal",
                        "Scheduled",
                        "Successfully assigned " + Meta.namespace(pod) + "/" + Meta.name(pod) + " to " + node);
    }

    private void refuse(ObjectNode pod, int nodes) {
        String message = "0/" + nodes + " nodes are available: " + nodes
                + " node(s) didn't match Pod's node affinity/selector. preemption: 0/" + nodes
                + " nodes are available: " + nodes + " Preemption is not helpful for scheduling.";
        if (Conditions.find(pod.path("status"), "PodScheduled").isPresent()) {
            return;
        }
        context.modify(Types.POD, pod, stored -> {
            ObjectNode status = stored.withObjectProperty("status").put("phase", "Pending");
            Conditions.set(status, "PodScheduled", false, "Unschedulable", message, context.timestamp());
            return stored;
        });
        context.events().record(NAME, pod, "Warning", "FailedScheduling", message);
    }
}
