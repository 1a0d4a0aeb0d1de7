package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Types;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Keeps one pod of each DaemonSet on every node that its nodeSelector allows. */
final class DaemonSetController {
    static final String NAME = "daemonset-controller";
    private static final String HASH = "controller-revision-hash";

    private final ControllerContext context;
    private final Repeats refusals;

    DaemonSetController(ControllerContext context) {
        this.context = context;
        this.refusals = new Repeats(context.clock());
    }

    void reconcile() {
        context.objects().list(Types.DAEMON_SET, "").forEach(this::reconcile);
    }

    private void reconcile(ObjectNode set) {
        String hash = hash(set);
        List<ObjectNode> pods = new ArrayList<>(Owners.claim(context, Types.POD, set));
        pods.removeIf(pod -> !Pods.active(pod));
        int wanted = Meta.deleting(set)
                ? 0
                : (int) context.objects().list(Types.NODE, "").stream()
                        .filter(node -> fits(set, node))
                        .count();
        if (!Meta.deleting(set)) {
            pods.removeIf(pod -> outdated(set, pod, hash));
            ObjectNode labels =
                    JsonNodeFactory.instance.objectNode().put(HASH, hash).put("pod-template-generation", "1");
            for (int have = pods.size(); have < wanted; have++) {
                Pods.create(context, NAME, set, labels, refusals).pod().ifPresent(pods::add);
            }
            while (pods.size() > wanted) {
                Pods.delete(context, NAME, set, pods.remove(0));
            }
        }
        context.status(Types.DAEMON_SET, set, status(set, pods, wanted, hash));
    }

    /** Deletes a pod of an older template; the next one takes its place. */
    private boolean outdated(ObjectNode set, ObjectNode pod, String hash) {
        boolean onDelete = set.path("spec")
                .path("updateStrategy")
                .path("type")
                .asString("")
                .equals("OnDelete");
        if (onDelete
                || pod.path("metadata").path("labels").path(HASH).asString("").equals(hash)) {
            return false;
        }
        Pods.delete(context, NAME, set, pod);
        return true;
    }

    private static boolean fits(ObjectNode set, ObjectNode node) {
        return Selectors.containsAll(
                set.path("spec").path("template").path("spec").path("nodeSelector"),
                node.path("metadata").path("labels"));
    }

    private ObjectNode status(ObjectNode set, List<ObjectNode> pods, int wanted, String hash) {
        int available = Pods.count(pods, pod -> Pods.available(context, pod, set));
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("currentNumberScheduled", pods.size()).put("desiredNumberScheduled", wanted);
        status.put("numberMisscheduled", 0).put("numberReady", Pods.count(pods, Pods::ready));
        status.put("numberAvailable", available).put("numberUnavailable", wanted - available);
        status.put("updatedNumberScheduled", Pods.count(pods, pod -> pod.path("metadata")
                .path("labels")
                .path(HASH)
                .asString("")
                .equals(hash)));
        status.put("observedGeneration", set.path("metadata").path("generation").asInt(1));
        return status;
    }

    private static String hash(ObjectNode set) {
        CRC32 sum = new CRC32();
        sum.update(set.path("spec").path("template").toString().getBytes(StandardCharsets.UTF_8));
        return ControllerContext.letters(sum.getValue());
    }
}
