package io.scaleguide.panel.whatif;

import io.scaleguide.hpa.HpaReader;
import io.scaleguide.hpa.HpaSpec;
import io.scaleguide.hpa.MetricTarget;
import io.scaleguide.hpa.ScalingRules;
import io.scaleguide.panel.session.Milli;
import io.scaleguide.panel.session.Sample;
import io.scaleguide.panel.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An HPA's policy: one external metric's target, bounds and behavior.
 *
 * @param spec the HPA's spec, with one external metric
 */
public record Policy(HpaSpec spec) {
    private static final Duration PLAIN_DOWN_WINDOW = Duration.ofSeconds(300);

    public Policy {
        if (spec.metrics().size() != 1 || !spec.metrics().get(0).type().external()) {
            throw new IllegalArgumentException(
                    "The HPA has other metrics than one external one; what it would do cannot be reckoned from one metric.");
        }
        if (spec.metrics().get(0).targetMilli() <= 0) {
            throw new IllegalArgumentException("The target is more than 0.");
        }
        if (spec.minReplicas() < 1 || spec.maxReplicas() < spec.minReplicas()) {
            throw new IllegalArgumentException("The minimum is at least 1 and the maximum at least the minimum, not "
                    + spec.minReplicas() + " and " + spec.maxReplicas() + ".");
        }
    }

    /**
     * @param spec the {@code spec} of an autoscaling/v2 HPA
     * @return its policy
     * @throws IllegalArgumentException when it is not one that can be replayed; the message is a sentence
     */
    public static Policy of(JsonNode spec) {
        return new Policy(HpaReader.read(spec));
    }

    /**
     * The policy at the end of a session. Where nobody knows the spec, its last known target, the fewest replicas seen (at least 1), the most seen, and no
     * behavior.
     *
     * @param session what was seen, at least one sample
     * @return the policy; empty when not even a target is known
     * @throws IllegalArgumentException when the spec is not one that can be replayed
     */
    public static Optional<Policy> recorded(Session session) {
        List<Sample> samples = session.samples();
        Optional<JsonNode> spec = session.specAt(samples.get(samples.size() - 1).at());
        if (spec.isPresent()) {
            return spec.map(Policy::of);
        }
        int fewest = samples.stream().mapToInt(Sample::specReplicas).min().orElse(1);
        int most = samples.stream().mapToInt(Sample::specReplicas).max().orElse(1);
        return samples.stream()
                .filter(sample -> sample.targetMilli().isPresent())
                .reduce((earlier, later) -> later)
                .map(sample -> bare(sample.targetMilli().orElseThrow(), Math.max(1, fewest), Math.max(1, most)));
    }

    /**
     * A policy without behavior.
     *
     * @param targetMilli the target, in thousandths, more than 0
     * @param minimum the fewest replicas, at least 1
     * @param maximum the most replicas
     * @return the policy
     */
    public static Policy bare(long targetMilli, int minimum, int maximum) {
        return new Policy(new HpaSpec(
                minimum,
                maximum,
                List.of(new MetricTarget("metric", MetricTarget.Type.VALUE, targetMilli)),
                Optional.empty()));
    }

    /** @return the target, in thousandths */
    public long targetMilli() {
        return spec.metrics().get(0).targetMilli();
    }

    /** @return the rules for up; for an HPA without behavior those that Kubernetes would fill in */
    ScalingRules up() {
        return spec.behavior().map(HpaSpec.Behavior::up).orElse(ScalingRules.UP);
    }

    /** @return the rules for down; for an HPA without behavior those that Kubernetes would fill in */
    ScalingRules down() {
        return spec.behavior().map(HpaSpec.Behavior::down).orElse(ScalingRules.DOWN);
    }

    Policy with(long targetMilli, int minimum, int maximum) {
        MetricTarget old = spec.metrics().get(0);
        MetricTarget target = new MetricTarget(old.name(), old.type(), targetMilli, old.selector());
        return new Policy(new HpaSpec(minimum, maximum, List.of(target), spec.behavior()));
    }

    /** Rules that change nothing leave an HPA without behavior without it. */
    Policy with(ScalingRules up, ScalingRules down) {
        return up.equals(up()) && down.equals(down())
                ? this
                : new Policy(new HpaSpec(
                        spec.minReplicas(),
                        spec.maxReplicas(),
                        spec.metrics(),
                        Optional.of(new HpaSpec.Behavior(up, down))));
    }

    /**
     * @param other another policy
     * @return how many of target, minimum, maximum, and each direction's policies, window and tolerance differ
     */
    public int differences(Policy other) {
        return differ(targetMilli(), other.targetMilli())
                + differ(spec.minReplicas(), other.spec.minReplicas())
                + differ(spec.maxReplicas(), other.spec.maxReplicas())
                + differences(up(), other.up())
                + differences(down(), other.down());
    }

    private static int differences(ScalingRules one, ScalingRules other) {
        return differ(RulesText.print(one), RulesText.print(other))
                + differ(one.window(), other.window())
                + differ(one.tolerance(), other.tolerance());
    }

    private static int differ(Object one, Object other) {
        return one.equals(other) ? 0 : 1;
    }

    /** @return for example {@code target 150, 1 to 10 replicas, up pods:4/15s,percent:100/15s window 0 s, down percent:100/15s window 300 s} */
    public String words() {
        String bounds = "target " + Milli.words(targetMilli()) + ", " + spec.minReplicas() + " to " + spec.maxReplicas()
                + " replicas, ";
        return spec.behavior().isEmpty()
                ? bounds + "no behavior (up to twice as many, down after " + PLAIN_DOWN_WINDOW.toSeconds() + " s)"
                : bounds + "up " + words(up()) + ", down " + words(down());
    }

    private static String words(ScalingRules rules) {
        return RulesText.print(rules) + " window " + rules.window().toSeconds() + " s"
                + rules.tolerance().map(share -> " tolerance " + share).orElse("");
    }
}
