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
 * @param pod the pod's name
 * @param container the container; empty where the pod as a whole is meant
 * @param image the container's image; empty where the pod as a whole is meant
 * @param reason the kubelet's or scheduler's one word
 * @param detail their sentence; may be empty
 * @param lasting whether waiting longer is pointless
 */
public record PodTrouble(String pod, String container, String image, String reason, String detail, boolean lasting) {

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

    /** The pod and the reason, in words. */
    public String message() {
        return "Pod " + pod + (container.isEmpty() ? "" : ", container " + container) + ": " + reason
                + (detail.isBlank() ? "" : " (" + detail.strip() + ")");
    }

    /** Whether an image cannot be pulled. */
    public boolean imageNotPulled() {
        return reason.equals("ImagePullBackOff") || reason.equals("ErrImagePull") || reason.equals("InvalidImageName");
    }

    /** The first trouble among the pods of the newest template; one that lasts before one that may pass. */
    public static Optional<PodTrouble> first(List<ObjectNode> pods) {
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
        String name = Json.text(pod, "metadata", "name");
        return Stream.concat(
                        Json.objects(pod, "status", "initContainerStatuses").stream(),
                        Json.objects(pod, "status", "containerStatuses").stream())
                .filter(status -> LASTING.contains(Json.text(status, "state", "waiting", "reason")))
                .findFirst()
                .map(status -> new PodTrouble(
                        name,
                        Json.text(status, "name"),
                        Json.text(status, "image"),
                        Json.text(status, "state", "waiting", "reason"),
                        Json.text(status, "state", "waiting", "message"),
                        true))
                .or(() -> unschedulable(pod, name));
    }

    private static Optional<PodTrouble> unschedulable(ObjectNode pod, String name) {
        // A node may still join, or another pod leave.
        return Json.objects(pod, "status", "conditions").stream()
                .filter(condition -> Json.text(condition, "reason").equals("Unschedulable"))
                .findFirst()
                .map(condition ->
                        new PodTrouble(name, "", "", "Unschedulable", Json.text(condition, "message"), false));
    }

    private static String template(ObjectNode pod) {
        return TEMPLATE_LABELS.stream()
                .map(label -> Json.text(pod, "metadata", "labels", label))
                .filter(hash -> !hash.isEmpty())
                .findFirst()
                .orElse("");
    }
}
