package io.scaleguide.hpa;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The rules of one direction.
 *
 * @param window the stabilization window
 * @param select which policy counts when they differ
 * @param policies the policies; at least one unless scaling in this direction is disabled
 * @param tolerance how far the ratio may be from 1 without a change; empty for the cluster's 0.1
 */
public record ScalingRules(Duration window, Select select, List<Policy> policies, Optional<Double> tolerance) {
    /** Which policy counts. */
    public enum Select {
        MAX,
        MIN,
        DISABLED
    }

    /** How a policy counts. */
    public enum Unit {
        PODS,
        PERCENT
    }

    /**
     * A limit on how fast it goes.
     *
     * @param unit pods or percent
     * @param value how many of them, more than 0
     * @param period in how long
     */
    public record Policy(Unit unit, int value, Duration period) {}

    /** The rules for up where none are given: pkg/apis/autoscaling/v2/defaults.go, scaleUpRules. */
    public static final ScalingRules UP = new ScalingRules(
            Duration.ZERO,
            Select.MAX,
            List.of(
                    new Policy(Unit.PODS, 4, Duration.ofSeconds(15)),
                    new Policy(Unit.PERCENT, 100, Duration.ofSeconds(15))),
            Optional.empty());

    /** The rules for down where none are given: defaults.go, scaleDownRules; the window is the controller's flag. */
    public static final ScalingRules DOWN = new ScalingRules(
            Duration.ofSeconds(300),
            Select.MAX,
            List.of(new Policy(Unit.PERCENT, 100, Duration.ofSeconds(15))),
            Optional.empty());

    public ScalingRules {
        policies = List.copyOf(policies);
    }

    /**
     * @param pace how many times as fast the clock runs
     * @return the rules with windows and periods so much shorter
     */
    ScalingRules atPace(double pace) {
        return new ScalingRules(
                shortened(window, pace),
                select,
                policies.stream()
                        .map(policy -> new Policy(policy.unit(), policy.value(), shortened(policy.period(), pace)))
                        .toList(),
                tolerance);
    }

    private static Duration shortened(Duration length, double pace) {
        return Duration.ofMillis(Math.round(length.toMillis() / pace));
    }

    /** @return the longest period of the policies; zero when there are none */
    public Duration longestPeriod() {
        return policies.stream().map(Policy::period).max(Duration::compareTo).orElse(Duration.ZERO);
    }
}
