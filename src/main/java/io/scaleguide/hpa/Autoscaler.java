package io.scaleguide.hpa;

import io.scaleguide.hpa.Decision.Rule;
import io.scaleguide.hpa.Decision.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The algorithm of the HorizontalPodAutoscaler, as kube-controller-manager does it (pkg/controller/podautoscaler/horizontal.go,
 * reconcileAutoscaler): what was seen and remembered goes in, a decision comes out.
 */
public final class Autoscaler {
    private Autoscaler() {}

    /**
     * Decides.
     *
     * @param spec what the HPA asks for
     * @param seen what the controller sees, with a reading for each metric
     * @param remembered what it remembers; {@link History#NONE} at the first sync, which makes the replicas it finds the first
     *     recommendation, so that nothing is scaled down before a whole window has passed
     * @return the decision; {@link Decision#next()} already remembers a rescale, as if the target took it
     */
    public static Decision decide(HpaSpec spec, Observation seen, History remembered) {
        Condition scale = new Condition(
                "AbleToScale",
                true,
                "SucceededGetScale",
                "the HPA controller was able to get the target's current scale");
        int current = seen.specReplicas();
        History history = remembered.beginning(seen.now(), current);
        if (current == 0 && spec.minReplicas() != 0) {
            Condition off = new Condition(
                    "ScalingActive",
                    false,
                    "ScalingDisabled",
                    "scaling is disabled since the replica count of the target is zero");
            return still(0, List.of(scale, off), List.of(), Rule.DISABLED, history);
        }
        if (current > spec.maxReplicas()) {
            return outOfRange(
                    spec, seen, history, spec.maxReplicas(), "Current number of replicas above Spec.MaxReplicas");
        }
        if (current < spec.minReplicas()) {
            return outOfRange(
                    spec, seen, history, spec.minReplicas(), "Current number of replicas below Spec.MinReplicas");
        }
        Proposals.Result proposed = Proposals.of(spec, seen);
        if (proposed.replicas().isEmpty()) {
            return still(current, List.of(scale, proposed.active()), proposed.warnings(), Rule.METRIC_MISSING, history);
        }
        return byMetrics(
                spec, seen, history, scale, proposed, proposed.replicas().get());
    }

    private static Decision byMetrics(
            HpaSpec spec, Observation seen, History history, Condition scale, Proposals.Result proposed, int proposal) {
        Normalization.Result normal = spec.behavior()
                .map(rules -> Normalization.withBehavior(spec, rules, seen, history, proposal))
                .orElseGet(() -> Normalization.plain(spec, seen, history, proposal));
        List<Condition> conditions = new ArrayList<>();
        // A later condition of a type replaces an earlier one, but the first of each decides the order in the status.
        conditions.add(scale);
        conditions.add(proposed.active());
        conditions.addAll(normal.conditions());
        int current = seen.specReplicas();
        if (normal.replicas() == current) {
            return new Decision(
                    current,
                    Optional.of(proposal),
                    Optional.empty(),
                    conditions,
                    proposed.warnings(),
                    normal.rule(),
                    normal.until(),
                    normal.next());
        }
        conditions.add(rescaled(normal.replicas()));
        return new Decision(
                normal.replicas(),
                Optional.of(proposal),
                Optional.of(reason(current, proposal, proposed.metric())),
                conditions,
                proposed.warnings(),
                normal.rule(),
                normal.until(),
                remember(spec, seen, normal.next(), normal.replicas()));
    }

    /** The words are settled before normalization; a change that normalization alone makes has none. */
    private static String reason(int current, int proposal, String metric) {
        if (proposal > current) {
            return metric + " above target";
        }
        return proposal < current ? "All metrics below target" : "";
    }

    private static Decision outOfRange(HpaSpec spec, Observation seen, History history, int replicas, String reason) {
        return new Decision(
                replicas,
                Optional.empty(),
                Optional.of(reason),
                List.of(rescaled(replicas)),
                List.of(),
                Rule.OUT_OF_RANGE,
                Optional.empty(),
                remember(spec, seen, history, replicas));
    }

    private static Decision still(
            int replicas, List<Condition> conditions, List<Warning> warnings, Rule rule, History history) {
        return new Decision(
                replicas, Optional.empty(), Optional.empty(), conditions, warnings, rule, Optional.empty(), history);
    }

    private static Condition rescaled(int replicas) {
        return new Condition(
                "AbleToScale",
                true,
                "SucceededRescale",
                "the HPA controller was able to update the target scale to " + replicas);
    }

    private static History remember(HpaSpec spec, Observation seen, History history, int replicas) {
        return spec.behavior()
                .map(rules -> history.rescaled(seen.now(), seen.specReplicas(), replicas, rules))
                .orElse(history);
    }
}
