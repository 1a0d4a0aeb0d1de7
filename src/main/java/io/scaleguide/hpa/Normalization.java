package io.scaleguide.hpa;

import io.scaleguide.hpa.Decision.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** From a proposal to what is set: stabilization first, then policies and bounds. */
final class Normalization {
    /** --horizontal-pod-autoscaler-downscale-stabilization. */
    private static final Duration DOWNSCALE_WINDOW = Duration.ofSeconds(300);

    private static final String LOWER =
            "recent recommendations were lower than current one, applying the lowest recent recommendation";
    private static final String HIGHER =
            "recent recommendations were higher than current one, applying the highest recent recommendation";

    /** What came out. {@code until}: when the window that holds it lets go. */
    record Result(int replicas, List<Condition> conditions, Rule rule, Optional<Instant> until, History next) {}

    /** A number after limits, with the condition that says which. */
    private record Limited(int replicas, String reason, String message) {}

    private Normalization() {}

    /** normalizeDesiredReplicasWithBehaviors. */
    static Result withBehavior(HpaSpec spec, HpaSpec.Behavior rules, Observation seen, History history, int proposal) {
        int stabilized = stabilize(rules, seen, history, proposal);
        Condition able = stabilized == proposal
                ? able("ReadyForNewScale", "recommended size matches current size")
                : proposal >= seen.specReplicas()
                        ? able("ScaleUpStabilized", LOWER)
                        : able("ScaleDownStabilized", HIGHER);
        Limited limited = limitWithBehavior(spec, rules, seen, history, stabilized);
        Duration longest = rules.up().window().compareTo(rules.down().window()) > 0
                ? rules.up().window()
                : rules.down().window();
        return new Result(
                limited.replicas(),
                List.of(able, limitedCondition(limited, stabilized)),
                rule(seen, proposal, stabilized, limited),
                stabilized == proposal
                        ? Optional.empty()
                        : lettingGo(
                                history,
                                seen.now(),
                                proposal < seen.specReplicas()
                                        ? rules.down().window()
                                        : rules.up().window(),
                                past -> proposal < seen.specReplicas()
                                        ? past.replicas() >= stabilized
                                        : past.replicas() <= stabilized),
                history.recommended(seen.now(), proposal, longest));
    }

    /** stabilizeRecommendationWithBehaviors: the lowest wish of the up window, the highest of the down window. */
    private static int stabilize(HpaSpec.Behavior rules, Observation seen, History history, int proposal) {
        Instant upCutoff = seen.now().minus(rules.up().window());
        Instant downCutoff = seen.now().minus(rules.down().window());
        int up = proposal;
        int down = proposal;
        for (History.Past past : history.recommendations()) {
            if (past.time().isAfter(upCutoff)) {
                up = Math.min(up, past.replicas());
            }
            if (past.time().isAfter(downCutoff)) {
                down = Math.max(down, past.replicas());
            }
        }
        return Math.min(Math.max(seen.specReplicas(), up), down);
    }

    /** When the last of the recommendations that hold it leaves the window; it may go further, or not, from then on. */
    private static Optional<Instant> lettingGo(
            History history, Instant now, Duration window, Predicate<History.Past> holding) {
        return history.recommendations().stream()
                .filter(holding)
                .map(past -> past.time().plus(window))
                .filter(now::isBefore)
                .max(Instant::compareTo);
    }

    /** convertDesiredReplicasWithBehaviorRate. */
    private static Limited limitWithBehavior(
            HpaSpec spec, HpaSpec.Behavior rules, Observation seen, History history, int wanted) {
        int current = seen.specReplicas();
        if (wanted > current) {
            int rate = RateLimits.up(rules.up(), history, seen.now(), current);
            return ceiling(wanted, spec.maxReplicas(), rate);
        }
        if (wanted < current) {
            int rate = RateLimits.down(rules.down(), history, seen.now(), current);
            boolean byRate = spec.minReplicas() < rate;
            int allowed = byRate ? rate : spec.minReplicas();
            if (wanted < allowed) {
                return byRate
                        ? new Limited(
                                allowed,
                                "ScaleDownLimit",
                                "the desired replica count is decreasing faster than the maximum scale rate")
                        : tooFew(allowed);
            }
        }
        return within(wanted);
    }

    /** normalizeDesiredReplicas: the path of an HPA without behavior. */
    static Result plain(HpaSpec spec, Observation seen, History history, int proposal) {
        Instant cutoff = seen.now().minus(DOWNSCALE_WINDOW);
        int stabilized = Math.max(
                proposal,
                history.recommendations().stream()
                        .filter(past -> !past.time().isBefore(cutoff))
                        .mapToInt(History.Past::replicas)
                        .max()
                        .orElse(proposal));
        Condition able = stabilized == proposal
                ? able("ReadyForNewScale", "recommended size matches current size")
                : able("ScaleDownStabilized", HIGHER);
        // calculateScaleUpLimit: twice as many, but at least 4.
        int rate = Math.max(2 * seen.specReplicas(), 4);
        Limited limited = stabilized < spec.minReplicas()
                ? tooFew(spec.minReplicas())
                : ceiling(stabilized, spec.maxReplicas(), rate);
        return new Result(
                limited.replicas(),
                List.of(able, limitedCondition(limited, stabilized)),
                rule(seen, proposal, stabilized, limited),
                stabilized == proposal
                        ? Optional.empty()
                        : lettingGo(history, seen.now(), DOWNSCALE_WINDOW, past -> past.replicas() >= stabilized),
                history.recommended(seen.now(), proposal, DOWNSCALE_WINDOW));
    }

    private static Limited ceiling(int wanted, int maximum, int rate) {
        boolean byRate = maximum > rate;
        int allowed = byRate ? rate : maximum;
        if (wanted <= allowed) {
            return within(wanted);
        }
        return byRate
                ? new Limited(
                        allowed,
                        "ScaleUpLimit",
                        "the desired replica count is increasing faster than the maximum scale rate")
                : new Limited(
                        allowed, "TooManyReplicas", "the desired replica count is more than the maximum replica count");
    }

    private static Limited tooFew(int minimum) {
        return new Limited(
                minimum, "TooFewReplicas", "the desired replica count is less than the minimum replica count");
    }

    private static Limited within(int wanted) {
        return new Limited(wanted, "DesiredWithinRange", "the desired count is within the acceptable range");
    }

    private static Condition able(String reason, String message) {
        return new Condition("AbleToScale", true, reason, message);
    }

    private static Condition limitedCondition(Limited limited, int stabilized) {
        return new Condition("ScalingLimited", limited.replicas() != stabilized, limited.reason(), limited.message());
    }

    private static Rule rule(Observation seen, int proposal, int stabilized, Limited limited) {
        if (limited.replicas() != stabilized) {
            return limited.reason().startsWith("Scale") ? Rule.RATE_LIMITED : Rule.BOUNDED;
        }
        if (stabilized != proposal) {
            return Rule.STABILIZED;
        }
        return proposal == seen.specReplicas() ? Rule.STEADY : Rule.METRIC;
    }
}
