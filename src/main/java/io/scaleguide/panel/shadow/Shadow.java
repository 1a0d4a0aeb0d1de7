package io.scaleguide.panel.shadow;

import io.scaleguide.hpa.Autoscaler;
import io.scaleguide.hpa.Decision;
import io.scaleguide.hpa.History;
import io.scaleguide.hpa.HpaReader;
import io.scaleguide.hpa.HpaSpec;
import io.scaleguide.hpa.MetricReading;
import io.scaleguide.hpa.MetricTarget;
import io.scaleguide.hpa.Observation;
import io.scaleguide.panel.session.Rescale;
import io.scaleguide.panel.session.Sample;
import io.scaleguide.panel.session.SpecChange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A second HPA that changes nothing: it decides with the controller's own algorithm from what can be seen from outside, says why, and grades itself.
 *
 * <p>What it cannot know, and what it does about it:
 *
 * <ul>
 *   <li><b>When the controller syncs.</b> Only changes of the status tell. A decision is compared when lastScaleTime, desiredReplicas, the value of
 *       currentMetrics or observedGeneration changes; a sync that changes none of them is not seen and not counted. So the grade is of decisions that
 *       left a trace, and a long quiet time adds nothing to it.
 *   <li><b>What the controller read.</b> The status shows the value it decided by, and that is taken, with status.currentReplicas; of an average, which is
 *       rounded up, the metric is reckoned. Only where no value is shown the last sample's metric stands in. Ready pods are never shown: the last sample's
 *       stand in.
 *   <li><b>What the controller remembers.</b> At first sight nothing is known of its windows and policies. Until the longest of them has passed no decision
 *       is compared, and {@link Judgement#unsureUntil()} says until when. A controller that restarts meanwhile forgets; that shows as a miss.
 * </ul>
 *
 * For one thread.
 */
public final class Shadow {
    private final ShadowWords words;
    private final Memory memory;
    private final Grader grader;
    private final double pace;
    private Optional<HpaSpec> written = Optional.empty();
    private Optional<HpaSpec> spec = Optional.empty();

    /**
     * @param firstSight when the HPA was first looked at
     * @param zone the zone of the times of day in sentences
     * @param unit the metric's unit; empty where it is not known
     * @param pace how many seconds of the cluster's time pass in one second
     */
    public Shadow(Instant firstSight, ZoneId zone, String unit, double pace) {
        this.pace = pace;
        this.words = new ShadowWords(zone, unit);
        this.memory = new Memory(firstSight);
        this.grader = new Grader(memory, words, pace);
    }

    /**
     * Takes a spec.
     *
     * @param change the HPA's spec from now on
     * @throws IllegalArgumentException when a quantity in it is none; the API server admits no such spec
     */
    public void spec(SpecChange change) {
        HpaSpec now = HpaReader.read(change.spec());
        if (written.isPresent() && !written.get().equals(now)) {
            grader.specChanged(change.at());
        }
        written = Optional.of(now);
        spec = Optional.of(now.atPace(pace));
    }

    /**
     * Takes a SuccessfulRescale event, of whose size the policies keep count.
     *
     * @param rescale the event; one that the status told of already counts once
     */
    public void rescaled(Rescale rescale) {
        memory.rescaled(rescale.at(), rescale.from(), rescale.to());
    }

    /**
     * Takes a sample in whose judgement nobody asks for; far quicker than {@link #judge(Sample)}, which looks ahead.
     *
     * @param sample what is seen
     */
    public void pass(Sample sample) {
        spec.filter(Shadow::followed)
                .ifPresent(rules ->
                        memory.sampled(sample, Autoscaler.decide(rules, observation(sample, rules), memory.history())));
    }

    /**
     * Decides.
     *
     * @param sample what is seen
     * @return the decision and why; empty as long as no spec was given
     */
    public Optional<Judgement> judge(Sample sample) {
        return spec.map(rules -> judge(rules, sample));
    }

    private Judgement judge(HpaSpec rules, Sample sample) {
        if (!followed(rules)) {
            Decision none = Autoscaler.decide(rules, observation(sample, rules), History.NONE);
            return new Judgement(
                    sample.at(),
                    ShadowRule.NOT_FOLLOWED,
                    sample.specReplicas(),
                    sample.specReplicas(),
                    OptionalInt.empty(),
                    words.rule(ShadowRule.NOT_FOLLOWED, written.orElse(rules), sample, none),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        Observation seen = observation(sample, rules);
        History before = memory.history();
        Decision decision = Autoscaler.decide(rules, seen, before);
        memory.sampled(sample, decision);
        ShadowRule rule = ShadowRule.of(decision, withinTolerance(rules, sample));
        return new Judgement(
                sample.at(),
                rule,
                sample.specReplicas(),
                decision.desiredReplicas(),
                decision.proposal().map(OptionalInt::of).orElse(OptionalInt.empty()),
                words.rule(rule, written.orElse(rules), sample, decision),
                decision.until(),
                NextSteps.find(rules, seen, decision, memory.history()),
                Optional.of(memory.knownFrom(rules)).filter(sample.at()::isBefore));
    }

    /** @param outcome the HPA's status, at every change of the object */
    public void outcome(HpaOutcome outcome) {
        spec.filter(Shadow::followed).ifPresent(rules -> grader.compare(rules, outcome));
    }

    /** @return how well it foretold so far */
    public Grade grade() {
        return grader.grade();
    }

    private static boolean followed(HpaSpec spec) {
        return spec.metrics().size() == 1 && spec.metrics().get(0).type().external();
    }

    /** A sample as the controller would have seen it. An HPA that is not followed gets readings that nobody uses. */
    static Observation observation(Sample sample, HpaSpec spec) {
        MetricReading reading = sample.metricMilli().isPresent()
                ? new MetricReading.Value(sample.metricMilli().getAsLong())
                : new MetricReading.Missing(sample.missing());
        return new Observation(
                sample.at(),
                sample.specReplicas(),
                sample.statusReplicas(),
                sample.readyPods(),
                spec.metrics().stream().map(metric -> reading).toList());
    }

    /** Whether the metric itself is near its target: a steady HPA may also be one whose rounded-up wish is what there is. */
    private static boolean withinTolerance(HpaSpec spec, Sample sample) {
        MetricTarget target = spec.metrics().get(0);
        if (sample.metricMilli().isEmpty()) {
            return false;
        }
        double parts = target.type() == MetricTarget.Type.AVERAGE_VALUE ? Math.max(1, sample.statusReplicas()) : 1;
        return Tolerance.of(spec).holds(sample.metricMilli().getAsLong() / (target.targetMilli() * parts));
    }

    /** The longest that anything remembered counts. */
    static Duration longestMemory(HpaSpec spec) {
        return spec.behavior()
                .map(rules -> {
                    Duration up = longer(rules.up().window(), rules.up().longestPeriod());
                    return longer(up, longer(rules.down().window(), rules.down().longestPeriod()));
                })
                .orElse(NextSteps.PLAIN_WINDOW);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
