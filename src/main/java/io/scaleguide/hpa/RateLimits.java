package io.scaleguide.hpa;

import io.scaleguide.hpa.ScalingRules.Policy;
import io.scaleguide.hpa.ScalingRules.Select;
import io.scaleguide.hpa.ScalingRules.Unit;
import java.time.Instant;

/** How far the policies let one step go: horizontal.go calculateScaleUpLimitWithScalingRules and its twin for down. */
final class RateLimits {
    private RateLimits() {}

    static int up(ScalingRules rules, History history, Instant now, int current) {
        if (rules.select() == Select.DISABLED) {
            return current;
        }
        boolean min = rules.select() == Select.MIN;
        int limit = min ? Integer.MAX_VALUE : Integer.MIN_VALUE;
        for (Policy policy : rules.policies()) {
            int start = periodStart(history, now, policy, current);
            int proposed = policy.unit() == Unit.PODS
                    ? start + policy.value()
                    : (int) Math.ceil(start * (1 + policy.value() / 100.0));
            limit = min ? Math.min(limit, proposed) : Math.max(limit, proposed);
        }
        return Math.max(limit, current);
    }

    /** The smallest change of "Min" is the largest number that is left, hence the turned-round choice. */
    static int down(ScalingRules rules, History history, Instant now, int current) {
        if (rules.select() == Select.DISABLED) {
            return current;
        }
        boolean min = rules.select() == Select.MIN;
        int limit = min ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        for (Policy policy : rules.policies()) {
            int start = periodStart(history, now, policy, current);
            int proposed =
                    policy.unit() == Unit.PODS ? start - policy.value() : (int) (start * (1 - policy.value() / 100.0));
            limit = min ? Math.max(limit, proposed) : Math.min(limit, proposed);
        }
        return Math.min(limit, current);
    }

    private static int periodStart(History history, Instant now, Policy policy, int current) {
        return current
                - History.changed(history.ups(), now, policy.period())
                + History.changed(history.downs(), now, policy.period());
    }
}
