package io.scaleguide.kube;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why a pod cannot start.
 *
 * @param message the pod and the reason, in words
 * @param lasting whether waiting longer is pointless
 */
record PodTrouble(String message, boolean lasting) {

    /** The kubelet's reasons that only a change of the template or its surroundings can end (Kubernetes pkg/kubelet). */
    private static final Set<String> LASTING = Set.of(
            "ImagePullBackOff",
            "ErrImagePull",
            "InvalidImageName",
            "ErrImageNeverPull",
            "CrashLoopBackOff",
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError");

    /** The labels by which controllers tell the pods of one template from those of another. */
    private static final List<String> TEMPLATE_LABELS = List.of("pod-template-hash", "controller-revision-hash");

    /** The first trouble among the pods of the newest template; one that lasts before one that may pass. */
    static Optional<PodTrouble> first(List<ObjectNode> pods) {
        List<ObjectNode> living = pods.stream()
                .filter(pod -> Json.text(pod, "metadata", "deletionTimestamp").isEmpty())
                .toList();
        Optional<String> newest = living.stream()
                .max(Comparator.comparing(pod -> Json.text(pod, "metadata", "creationTimestamp")))
                .map(PodTrouble::template);
        return living.stream()
                .filter(pod -> newest.filter(template(pod)::equals).isPresent())
                .sorted(Comparator.comparing(pod -> Json.text(pod, "metadata", "name")))
                .map(PodTrouble::of)
                .flatMap(Optional::stream)
                .min(Comparator.comparing(trouble -> !trouble.lasting()));
    }

    /** What keeps one pod from running. */
    static Optional<PodTrouble> of(ObjectNode pod) {
        String name = "Pod " + Json.text(pod, "metadata", "name");
        return Stream.concat(
                        Json.objects(pod, "status", "initContainerStatuses").stream(),
                        Json.objects(pod, "status", "containerStatuses").stream())
                .filter(status -> LASTING.contains(Json.text(status, "state", "waiting", "reason")))
                .findFirst()
                .map(status -> new PodTrouble(
                        name + ", container " + Json.text(status, "name") + ": "
                                + Json.text(status, "state", "waiting", "reason")
                                + detail(Json.text(status, "state", "waiting", "message")),
                        true))
                .or(() -> unschedulable(pod, name));
    }

    private static Optional<PodTrouble> unschedulable(ObjectNode pod, String name) {
        // A node may still join, or another pod leave.
        return Json.objects(pod, "status", "conditions").stream()
                .filter(condition -> Json.text(condition, "reason").equals("Unschedulable"))
                .findFirst()
                .map(condition ->
                        new PodTrouble(name + ": Unschedulable" + detail(Json.text(condition, "message")), false));
    }

    private static String template(ObjectNode pod) {
        return TEMPLATE_LABELS.stream()
                .map(label -> Json.text(pod, "metadata", "labels", label))
                .filter(hash -> !hash.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String detail(String message) {
        return message.isBlank() ? "" : " (" + message.strip() + ")";
    }
}
