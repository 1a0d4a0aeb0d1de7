package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Starts the pods that have a node, keeps their status and ends those that were deleted. No process runs behind them. */
final class Kubelet {
    static final String NAME = "kubelet";

    private final ControllerContext context;
    private final KubeletSettings settings;
    private final PodStart start;
    private final PodAddresses addresses = new PodAddresses();
    private final Map<String, Instant> began = new HashMap<>();
    private final Map<String, Instant> ending = new HashMap<>();

    Kubelet(ControllerContext context, KubeletSettings settings) {
        this.context = context;
        this.settings = settings;
        this.start = new PodStart(context, settings);
    }

    void reconcile() {
        List<ObjectNode> pods = context.objects().list(Types.POD, "");
        addresses.inUse(pods);
        for (ObjectNode pod : pods) {
            if (Meta.deleting(pod)) {
                end(pod);
            } else if (Pods.active(pod) && pod.path("spec").hasNonNull("nodeName")) {
                advance(pod);
            }
        }
        forget(pods);
    }

    private void advance(ObjectNode pod) {
        Instant begin = began.computeIfAbsent(
                Meta.text(pod, "uid"), uid -> context.clock().now());
        Duration age = Duration.between(begin, context.clock().now());
        ObjectNode status = pod.withObjectProperty("status");
        if (!status.hasNonNull("startTime")) {
            status.put("startTime", context.timestamp());
            status.put("hostIP", ClusterSeed.NODE_IP)
                    .putArray("hostIPs")
                    .addObject()
                    .put("ip", ClusterSeed.NODE_IP);
        }
        start.advance(pod, age);
        boolean starting = status.path("phase").asString("").equals("Running");
        if (starting && !status.hasNonNull("podIP")) {
            boolean host = pod.path("spec").path("hostNetwork").asBoolean(false);
            String ip = host ? ClusterSeed.NODE_IP : addresses.next();
            status.put("podIP", ip).putArray("podIPs").addObject().put("ip", ip);
        }
        if (starting
                && Owners.isOwnedByKind(pod, "Job")
                && age.compareTo(start.length(pod).plus(settings.jobRun())) >= 0) {
            start.complete(status);
        }
        context.modify(Types.POD, pod, stored -> {
            if (!Meta.finalizers(stored).contains(Pods.FINALIZER)) {
                withFinalizers(stored).add(Pods.FINALIZER);
            }
            stored.set("status", status);
            return stored;
        });
    }

    private void end(ObjectNode pod) {
        Instant now = context.clock().now();
        Instant asked = ending.get(Meta.text(pod, "uid"));
        if (asked == null) {
            ending.put(Meta.text(pod, "uid"), now);
            if (pod.path("status").path("phase").asString("").equals("Running")) {
                pod.path("spec").path("containers").forEach(container -> context.events()
                        .record(
                                NAME,
                                pod,
                                "Normal",
                                "Killing",
                                "Stopping container " + container.path("name").asString("")));
            }
        } else if (Duration.between(asked, now).compareTo(settings.stopping()) >= 0) {
            context.modify(Types.POD, pod, stored -> {
                List<String> left = new ArrayList<>(Meta.finalizers(stored));
                left.remove(Pods.FINALIZER);
                ArrayNode finalizers = Meta.of(stored).putArray("finalizers");
                left.forEach(finalizers::add);
                return stored;
            });
        }
    }

    private void forget(List<ObjectNode> pods) {
        Set<String> there = new HashSet<>();
        pods.forEach(pod -> there.add(Meta.text(pod, "uid")));
        began.keySet().retainAll(there);
        ending.keySet().retainAll(there);
    }

    private static ArrayNode withFinalizers(ObjectNode pod) {
        JsonNode found = Meta.of(pod).path("finalizers");
        return found instanceof ArrayNode array ? array : Meta.of(pod).putArray("finalizers");
    }
}
