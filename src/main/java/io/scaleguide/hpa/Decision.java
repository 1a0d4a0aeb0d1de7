package io.scaleguide.hpa;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the controller decides at one sync.
 *
 * @param desiredReplicas what it sets
 * @param proposal what the metrics alone ask for; empty when they were not asked or do not answer
 * @param rescaleReason why it rescales, as the event says; empty when it does not
 * @param conditions the conditions it sets, in order; others stay as they are
 * @param warnings what went wrong with metrics: one for each that failed, and one of all when nothing can be computed
 * @param rule what decided
 * @param until when the rule may let go at the earliest, where that is known
 * @param next what to remember
 */
public record Decision(
        int desiredReplicas,
        Optional<Integer> proposal,
        Optional<String> rescaleReason,
        List<Condition> conditions,
        List<Warning> warnings,
        Rule rule,
        Optional<Instant> until,
        History next) {

    /**
     * A warning event.
     *
     * @param reason one word
     * @param message the controller's words
     */
    public record Warning(String reason, String message) {}

    /** What decided. */
    public enum Rule {
        /** The target runs no replicas: the HPA is off. */
        DISABLED,
        /** More replicas than the maximum, or fewer than the minimum. */
        OUT_OF_RANGE,
        /** The metric is within the tolerance of the target, or asks for what there is. */
        STEADY,
        /** No metric answers, or one does not and the others ask for fewer. */
        METRIC_MISSING,
        /** A stabilization window holds it. */
        STABILIZED,
        /** A scaling policy limits the step. */
        RATE_LIMITED,
        /** The minimum or maximum limits it. */
        BOUNDED,
        /** The metric's proposal, as it is. */
        METRIC
    }

    public Decision {
        conditions = List.copyOf(conditions);
        warnings = List.copyOf(warnings);
    }
}
