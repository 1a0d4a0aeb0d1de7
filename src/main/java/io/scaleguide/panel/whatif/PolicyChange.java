package io.scaleguide.panel.whatif;

import io.scaleguide.hpa.ScalingRules;
import java.time.Duration;
import java.util.Optional;

/**
 * What is to be otherwise; what is empty stays.
 *
 * @param targetMilli the target, in thousandths
 * @param minimum the fewest replicas
 * @param maximum the most replicas
 * @param scaleUp the policies up, for example {@code pods:4/60s,percent:100/15s}, {@code min:pods:1/60s} or {@code disabled}
 * @param scaleDown the policies down
 * @param windowUp the stabilization window up, in seconds, 0 to 3600
 * @param windowDown the stabilization window down, in seconds, 0 to 3600
 * @param tolerance how far the ratio may be from 1 without a change, both ways, for example 0.1
 */
public record PolicyChange(
        Optional<Long> targetMilli,
        Optional<Integer> minimum,
        Optional<Integer> maximum,
        Optional<String> scaleUp,
        Optional<String> scaleDown,
        Optional<Integer> windowUp,
        Optional<Integer> windowDown,
        Optional<Double> tolerance) {
    private static final int LONGEST_WINDOW = 3600;

    /** @return whether everything stays */
    public boolean isEmpty() {
        return targetMilli.isEmpty()
                && minimum.isEmpty()
                && maximum.isEmpty()
                && scaleUp.isEmpty()
                && scaleDown.isEmpty()
                && windowUp.isEmpty()
                && windowDown.isEmpty()
                && tolerance.isEmpty();
    }

    /**
     * Makes the change.
     *
     * @param policy the policy so far
     * @return the policy with it
     * @throws IllegalArgumentException when Kubernetes would not take it; the message is a sentence
     */
    public Policy applyTo(Policy policy) {
        if (tolerance.isPresent() && !(tolerance.get() >= 0 && tolerance.get() <= 1)) {
            throw new IllegalArgumentException("The tolerance is a share from 0 to 1, not " + tolerance.get() + ".");
        }
        return policy.with(
                        targetMilli.orElse(policy.targetMilli()),
                        minimum.orElse(policy.spec().minReplicas()),
                        maximum.orElse(policy.spec().maxReplicas()))
                .with(rules(policy.up(), scaleUp, windowUp), rules(policy.down(), scaleDown, windowDown));
    }

    private ScalingRules rules(ScalingRules base, Optional<String> text, Optional<Integer> window) {
        ScalingRules rules = text.map(words -> RulesText.parse(words, base)).orElse(base);
        int seconds = window.orElse((int) rules.window().toSeconds());
        if (seconds < 0 || seconds > LONGEST_WINDOW) {
            throw new IllegalArgumentException(
                    "A stabilization window is 0 to " + LONGEST_WINDOW + " s, not " + seconds + ".");
        }
        return new ScalingRules(
                Duration.ofSeconds(seconds),
                rules.select(),
                rules.policies(),
                tolerance.isPresent() ? tolerance : rules.tolerance());
    }
}
