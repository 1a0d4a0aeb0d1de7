package io.scaleguide.panel.shadow;

import io.scaleguide.hpa.Condition;
import io.scaleguide.hpa.Decision;

/** What decides now, as a person would name it. */
public enum ShadowRule {
    /** The metric is within the tolerance of the target. */
    TOLERANCE,
    /** The metric asks for as many replicas as there are. */
    ENOUGH,
    /** The metric's wish is carried out as it is. */
    METRIC,
    /** The minimum holds it. */
    MINIMUM,
    /** The maximum holds it. */
    MAXIMUM,
    /** A policy limits the step up. */
    SCALE_UP_POLICY,
    /** A policy limits the step down. */
    SCALE_DOWN_POLICY,
    /** Lower wishes of the recent past hold it down. */
    SCALE_UP_WINDOW,
    /** Higher wishes of the recent past hold it up. */
    SCALE_DOWN_WINDOW,
    /** There is no metric: nothing is changed. */
    METRIC_MISSING,
    /** There are more replicas than the maximum or fewer than the minimum, and that alone is corrected. */
    OUT_OF_RANGE,
    /** The target runs no replicas: the HPA is off. */
    DISABLED,
    /** The HPA has other metrics than one external one; what it decides by cannot be seen from here. */
    NOT_FOLLOWED;

    static ShadowRule of(Decision decision, boolean withinTolerance) {
        return switch (decision.rule()) {
            case DISABLED -> DISABLED;
            case OUT_OF_RANGE -> OUT_OF_RANGE;
            case METRIC_MISSING -> METRIC_MISSING;
            case METRIC -> METRIC;
            case STEADY -> withinTolerance ? TOLERANCE : ENOUGH;
            case STABILIZED -> has(decision, "ScaleUpStabilized") ? SCALE_UP_WINDOW : SCALE_DOWN_WINDOW;
            case RATE_LIMITED -> has(decision, "ScaleUpLimit") ? SCALE_UP_POLICY : SCALE_DOWN_POLICY;
            case BOUNDED -> has(decision, "TooManyReplicas") ? MAXIMUM : MINIMUM;
        };
    }

    private static boolean has(Decision decision, String reason) {
        return decision.conditions().stream().map(Condition::reason).anyMatch(reason::equals);
    }
}
