package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What controllers ask of pods and how they make them. */
final class Pods {
    /** Holds a deleted pod until the kubelet has stopped it. */
    static final String FINALIZER = "practice.scaleguide.io/kubelet";

    private Pods() {}

    /**
     * What came of making a pod.
     *
     * @param pod the pod; empty when it was refused
     * @param refusal why it was refused; empty text when it was made
     */
    record Creation(Optional<ObjectNode> pod, String refusal) {}

    /** Makes a pod from the template of its owner, and tells so; a refusal is told again from time to time. */
    static Creation create(
            ControllerContext context, String component, ObjectNode owner, ObjectNode extraLabels, Repeats refusals) {
        JsonNode template = owner.path("spec").path("template");
        ObjectNode pod = JsonNodeFactory.instance.objectNode();
        ObjectNode meta = Meta.of(pod);
        String name = Meta.name(owner) + "-" + context.suffix();
        meta.put("name", name).put("generateName", Meta.name(owner) + "-").put("namespace", Meta.namespace(owner));
        ObjectNode labels = meta.putObject("labels");
        copy(template.path("metadata").path("labels"), labels);
        copy(extraLabels, labels);
        if (!template.path("metadata").path("annotations").isEmpty()) {
            copy(template.path("metadata").path("annotations"), meta.putObject("annotations"));
        }
        Owners.own(owner, pod);
        meta.putArray("finalizers").add(FINALIZER);
        ObjectNode spec = pod.putObject("spec");
        copy(template.path("spec"), spec);
        putIfAbsent(spec, "restartPolicy", "Always");
        putIfAbsent(spec, "serviceAccountName", "default");
        spec.set("serviceAccount", spec.path("serviceAccountName"));
        putIfAbsent(spec, "schedulerName", "default-scheduler");
        PodDefaults.set(pod);
        Optional<String> refusal = PodAdmission.refusal(context, pod);
        if (refusal.isPresent()) {
            if (refusals.due(Meta.text(owner, "uid"))) {
                context.events()
                        .record(component, owner, "Warning", "FailedCreate", "Error creating: " + refusal.get());
            }
            return new Creation(Optional.empty(), refusal.get());
        }
        ObjectNode made = context.objects().create(Types.POD, pod);
        context.events().record(component, owner, "Normal", "SuccessfulCreate", "Created pod: " + name);
        return new Creation(Optional.of(made), "");
    }

    /** Asks for a pod's end, and tells so. */
    static void delete(ControllerContext context, String component, ObjectNode owner, ObjectNode pod) {
        context.delete(Types.POD, pod);
        context.events().record(component, owner, "Normal", "SuccessfulDelete", "Deleted pod: " + Meta.name(pod));
    }

    static boolean active(JsonNode pod) {
        String phase = pod.path("status").path("phase").asString("");
        return !Meta.deleting(pod) && !phase.equals("Succeeded") && !phase.equals("Failed");
    }

    static boolean ready(JsonNode pod) {
        return Conditions.isTrue(pod.path("status"), "Ready");
    }

    /** Whether a pod has been ready for the owner's minReadySeconds. */
    static boolean available(ControllerContext context, JsonNode pod, JsonNode owner) {
        Duration least =
                Duration.ofSeconds(owner.path("spec").path("minReadySeconds").asInt(0));
        return ready(pod)
                && Conditions.find(pod.path("status"), "Ready")
                        .map(ready -> least.isZero()
                                || context.since(ready.path("lastTransitionTime")
                                                        .asString(""))
                                                .compareTo(least)
                                        >= 0)
                        .orElse(false);
    }

    static int count(List<ObjectNode> pods, Predicate<ObjectNode> which) {
        return (int) pods.stream().filter(which).count();
    }

    static void copy(JsonNode from, ObjectNode to) {
        from.properties()
                .forEach(entry -> to.set(entry.getKey(), entry.getValue().deepCopy()));
    }

    private static void putIfAbsent(ObjectNode object, String field, String value) {
        if (!object.hasNonNull(field)) {
            object.put(field, value);
        }
    }
}
