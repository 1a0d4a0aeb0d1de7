package io.scaleguide.path.probe;

import io.scaleguide.kube.Kinds;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.ReadingDraft;
import io.scaleguide.path.hop.Timing;
import io.scaleguide.path.hop.Verdict;
import io.scaleguide.path.scope.PathScope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Hop 9: the HPA's conditions, its value against its target, and how it is set. */
public final class HpaProbe implements Probe {
    /** datadog-agent externalmetrics/utils.go: no dots, and nothing behind the name. */
    private static final Pattern NAME =
            Pattern.compile("datadogmetric@[a-z0-9]([-a-z0-9]*[a-z0-9])?:[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    @Override
    public Hop hop() {
        return Hop.HPA;
    }

    @Override
    public Reading look(ProbeContext context) {
        ReadingDraft draft = new ReadingDraft(hop());
        PathScope scope = context.scope();
        Optional<ObjectNode> found = context.reads().get(scope.hpaRef());
        if (found.isEmpty()) {
            return draft.breaks(Finding.of("hpa-missing", "namespace", scope.namespace()))
                    .judged("No HPA of namespace " + scope.namespace() + " scales on an external metric.");
        }
        ObjectNode hpa = found.get();
        draft.saw("HPA " + scope.hpa(), "kubectl describe hpa " + scope.hpa() + " -n " + scope.namespace());
        settings(draft, hpa);
        others(context, hpa).ifPresent(draft::breaks);
        if (!NAME.matcher(scope.metricName()).matches()) {
            return draft.breaks(Finding.of("hpa-metric-name-wrong", "name", scope.metricName()))
                    .judged("It asks for the metric \"" + scope.metricName() + "\", which Datadog does not serve.");
        }
        return conditions(context, draft, hpa);
    }

    private static void settings(ReadingDraft draft, ObjectNode hpa) {
        JsonNode spec = hpa.path("spec");
        JsonNode external = external(spec.path("metrics")).path("external");
        int minimum = spec.path("minReplicas").asInt(1);
        if (minimum == spec.path("maxReplicas").asInt(0)) {
            draft.warns(Finding.of("hpa-fixed-size", "size", Integer.toString(minimum)));
        }
        if (external.path("target").path("type").asString("").equals("AverageValue")) {
            draft.warns(Finding.of("hpa-average-value", "name", ProbeContext.name(hpa)));
        }
        if (spec.path("behavior")
                .path("scaleDown")
                .path("selectPolicy")
                .asString("")
                .equals("Disabled")) {
            draft.warns(Finding.of("hpa-scale-down-disabled"));
        }
    }

    private static JsonNode external(JsonNode metrics) {
        for (JsonNode metric : metrics) {
            if (metric.path("type").asString("").equals("External")) {
                return metric;
            }
        }
        return MissingNode.getInstance();
    }

    /** Other HPAs of the namespace with the same target. */
    private static Optional<Finding> others(ProbeContext context, ObjectNode hpa) {
        JsonNode target = hpa.path("spec").path("scaleTargetRef");
        List<String> others = context.reads().list(Kinds.HPA, context.scope().namespace()).stream()
                .filter(one -> !ProbeContext.name(one).equals(ProbeContext.name(hpa)))
                .filter(one -> one.path("spec")
                                .path("scaleTargetRef")
                                .path("name")
                                .equals(target.path("name"))
                        && one.path("spec").path("scaleTargetRef").path("kind").equals(target.path("kind")))
                .map(ProbeContext::name)
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "hpa-two-on-one-target",
                        Map.of(
                                "others",
                                String.join(", ", others),
                                "target",
                                context.scope().workload())));
    }

    private static Reading conditions(ProbeContext context, ReadingDraft draft, ObjectNode hpa) {
        Status status = Status.of(hpa);
        String target = context.scope().workload();
        if (!status.has("AbleToScale")) {
            return unseen(context, draft, hpa);
        }
        if (status.isFalse("AbleToScale") && status.reason("AbleToScale").equals("FailedGetScale")) {
            since(draft, status, "AbleToScale");
            return draft.breaks(new Finding(
                            "hpa-no-target-workload",
                            Map.of("target", target, "message", status.message("AbleToScale"))))
                    .judged("Its target " + target + " is not there.");
        }
        if (status.isFalse("ScalingActive")) {
            since(draft, status, "ScalingActive");
            boolean disabled = status.reason("ScalingActive").equals("ScalingDisabled");
            draft.breaks(
                    disabled
                            ? Finding.of("hpa-scaling-disabled", "target", target)
                            : Finding.of("hpa-metric-unavailable", "message", status.message("ScalingActive")));
            return draft.judged(
                    disabled
                            ? "Scaling is off: " + target + " has 0 replicas."
                            : "It gets no metric: " + status.message("ScalingActive"));
        }
        return values(draft, hpa, status);
    }

    private static Reading unseen(ProbeContext context, ReadingDraft draft, ObjectNode hpa) {
        Instant due = Status.instant(
                        hpa.path("metadata").path("creationTimestamp").asString(""))
                .orElseGet(() -> context.clock().instant())
                .plus(context.periods().hpaSync().multipliedBy(2));
        return due.isAfter(context.clock().instant())
                ? draft.timing(new Timing.DueBy(due)).as(Verdict.WAITING, "The HPA controller has not looked yet.")
                : draft.timing(new Timing.BrokenSince(due))
                        .as(Verdict.LATE, "The HPA controller has never looked at it: see that it runs.");
    }

    private static void since(ReadingDraft draft, Status status, String type) {
        status.time(type, "lastTransitionTime").ifPresent(time -> draft.timing(new Timing.BrokenSince(time)));
    }

    private static Reading values(ReadingDraft draft, ObjectNode hpa, Status status) {
        JsonNode current = external(hpa.path("status").path("currentMetrics"))
                .path("external")
                .path("current");
        JsonNode wanted =
                external(hpa.path("spec").path("metrics")).path("external").path("target");
        String field = wanted.path("type").asString("").equals("AverageValue") ? "averageValue" : "value";
        int replicas = hpa.path("status").path("currentReplicas").asInt(0);
        int desired = hpa.path("status").path("desiredReplicas").asInt(0);
        int maximum = hpa.path("spec").path("maxReplicas").asInt(0);
        String value = current.path(field).asString("none");
        String target = wanted.path(field).asString("");
        if (replicas == maximum && status.reason("ScalingLimited").equals("TooManyReplicas")) {
            draft.warns(new Finding(
                    "hpa-at-maximum", Map.of("maximum", Integer.toString(maximum), "value", value, "target", target)));
        }
        draft.value(desired, "replicas");
        return draft.judged("Value " + value + " against " + target + ", " + replicas + " replicas, wants " + desired
                + " (" + hpa.path("spec").path("minReplicas").asInt(1) + " to " + maximum + ").");
    }
}
