package io.scaleguide.path.probe;

import io.scaleguide.kube.KubeEvent;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.PodTrouble;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.ReadingDraft;
import io.scaleguide.path.hop.Timing;
import io.scaleguide.path.hop.Verdict;
import io.scaleguide.path.scope.PathFinder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Hop 10: the pods that the HPA asked for are there and ready, and are those behind the Service. */
public final class WorkloadProbe implements Probe {
    @Override
    public Hop hop() {
        return Hop.WORKLOAD;
    }

    @Override
    public Reading look(ProbeContext context) {
        ReadingDraft draft = new ReadingDraft(hop());
        ObjectRef ref = context.scope().deploymentRef();
        Optional<ObjectNode> found = context.reads().get(ref);
        if (found.isEmpty()) {
            return draft.as(Verdict.UNKNOWN, "There is no " + ref + ".");
        }
        ObjectNode deployment = found.get();
        int wanted = deployment.path("spec").path("replicas").asInt(1);
        int ready = deployment.path("status").path("readyReplicas").asInt(0);
        draft.value(ready, "replicas").saw(ready + " of " + wanted + " ready", ProbeContext.kubectl(ref));
        Optional<KubeEvent> rescale = context.reads().events(context.scope().hpaRef()).stream()
                .filter(event -> event.reason().equals("SuccessfulRescale"))
                .reduce((first, second) -> second);
        rescale.ifPresent(event -> draft.at(event.seen()).saw(event.message(), "kubectl get events"));
        behind(context, deployment).ifPresent(draft::breaks);
        Optional<PodTrouble> trouble = PodTrouble.first(context.podsOf(deployment));
        if (trouble.isPresent()) {
            return draft.breaks(finding(trouble.get()))
                    .judged(ready + " of " + wanted + " replicas ready. "
                            + trouble.get().message());
        }
        if (ready < wanted) {
            return tooFew(context, draft, deployment, ready, wanted);
        }
        String last = rescale.map(event -> " Last rescale: " + event.message()).orElse("");
        return draft.judged(ready + " of " + wanted + " replicas ready." + last);
    }

    private static Optional<Finding> behind(ProbeContext context, ObjectNode deployment) {
        Optional<ObjectNode> service = context.reads().get(context.scope().serviceRef());
        return service.filter(one -> !PathFinder.selects(one, deployment))
                .map(one -> new Finding(
                        "workload-not-behind-service",
                        Map.of(
                                "service",
                                context.scope().service(),
                                "workload",
                                context.scope().workload())));
    }

    private static Reading tooFew(
            ProbeContext context, ReadingDraft draft, ObjectNode deployment, int ready, int wanted) {
        List<ObjectNode> pods = context.podsOf(deployment);
        String words = ready + " of " + wanted + " replicas ready.";
        Optional<String> refused = refused(deployment);
        if (refused.isPresent() && pods.size() < wanted) {
            return draft.breaks(Finding.of("workload-quota", "message", refused.get()))
                    .judged(words + " " + refused.get());
        }
        Instant due = context.readyBy(pods).orElseGet(() -> context.clock().instant());
        Duration late = Duration.between(due, context.clock().instant());
        return late.isNegative()
                ? draft.timing(new Timing.DueBy(due)).as(Verdict.WAITING, words)
                : draft.timing(new Timing.LateBy(late)).as(Verdict.LATE, words);
    }

    private static Finding finding(PodTrouble trouble) {
        if (trouble.imageNotPulled()) {
            return new Finding("workload-image-not-pulled", Map.of("pod", trouble.pod(), "image", trouble.image()));
        }
        return trouble.reason().equals("Unschedulable")
                ? Finding.of("workload-pods-pending", "message", trouble.message())
                : Finding.of("workload-pods-crash", "pod", trouble.pod());
    }

    private static Optional<String> refused(ObjectNode deployment) {
        Status status = Status.of(deployment);
        return status.isTrue("ReplicaFailure") ? Optional.of(status.message("ReplicaFailure")) : Optional.empty();
    }
}
