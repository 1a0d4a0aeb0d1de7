package io.scaleguide.panel.shadow;

import io.scaleguide.hpa.Autoscaler;
import io.scaleguide.hpa.Decision;
import io.scaleguide.hpa.Decision.Rule;
import io.scaleguide.hpa.History;
import io.scaleguide.hpa.HpaSpec;
import io.scaleguide.hpa.MetricReading;
import io.scaleguide.hpa.Observation;
import io.scaleguide.panel.session.Milli;
import io.scaleguide.panel.session.Sample;
import io.scaleguide.panel.shadow.Memory.Sampled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Compares the controller's decisions, as the status shows them, with what the shadow would have decided by the same inputs. */
final class Grader {
    /** A change of the spec that is younger than two of the controller's usual syncs may not have been seen by it. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Memory memory;
    private final Deque<Miss> misses = new ArrayDeque<>();
    private Optional<HpaOutcome> last = Optional.empty();
    private Instant specChanged = Instant.MIN;
    private int agreed;
    private int compared;
    private int notCompared;

    /** One comparison: what went in, and what the controller made of it. */
    private record Case(HpaSpec spec, HpaOutcome outcome, Observation seen, History before, String metric) {}

    Grader(Memory memory) {
        this.memory = memory;
    }

    void specChanged(Instant at) {
        specChanged = at;
    }

    Grade grade() {
        return new Grade(agreed, compared, notCompared, List.copyOf(misses));
    }

    void compare(HpaSpec spec, HpaOutcome outcome) {
        Optional<HpaOutcome> before = last;
        last = Optional.of(outcome);
        List<Sampled> samples = memory.samples();
        // The first status shows a decision of before we looked.
        if (before.isEmpty() || !outcome.decidedSince(before.get()) || samples.isEmpty()) {
            return;
        }
        boolean rescaled = outcome.rescaledSince(before.get());
        Case one = inputs(spec, outcome, rescaled, samples);
        Decision ours = decide(one, one.before());
        memory.wished(ours);
        if (outcome.at().isBefore(memory.knownFrom(spec))) {
            notCompared++;
        } else {
            grade(one, ours);
        }
        if (rescaled && outcome.currentReplicas() != outcome.desiredReplicas()) {
            memory.rescaled(
                    outcome.lastScaleTime().orElse(outcome.at()), outcome.currentReplicas(), outcome.desiredReplicas());
        }
    }

    /** The status shows the value and the replicas; the pods are those of the last sample, or of the last before the rescale. */
    private Case inputs(HpaSpec spec, HpaOutcome outcome, boolean rescaled, List<Sampled> samples) {
        Sampled chosen = samples.get(samples.size() - 1);
        for (int i = samples.size() - 1; i >= 0 && rescaled; i--) {
            if (samples.get(i).sample().specReplicas() == outcome.currentReplicas()) {
                chosen = samples.get(i);
                break;
            }
        }
        Sample sample = chosen.sample();
        MetricReading reading = reading(outcome, sample);
        Observation seen = new Observation(
                outcome.lastScaleTime().filter(time -> rescaled).orElse(outcome.at()),
                outcome.currentReplicas(),
                sample.statusReplicas(),
                sample.readyPods(),
                List.of(reading));
        String metric = reading instanceof MetricReading.Value value ? Milli.words(value.milli()) : "missing";
        return new Case(spec, outcome, seen, memory.beforeLast(chosen.before()), metric);
    }

    private static MetricReading reading(HpaOutcome outcome, Sample sample) {
        if (outcome.shownMilli().isPresent() && !outcome.average()) {
            return new MetricReading.Value(outcome.shownMilli().getAsLong());
        }
        return sample.metricMilli().isPresent()
                ? new MetricReading.Value(sample.metricMilli().getAsLong())
                : new MetricReading.Missing(sample.missing());
    }

    private static Decision decide(Case one, History history) {
        return Autoscaler.decide(one.spec(), one.seen(), history);
    }

    private void grade(Case one, Decision ours) {
        compared++;
        if (same(one, ours)) {
            agreed++;
            return;
        }
        if (misses.size() == Grade.MOST_MISSES) {
            misses.removeFirst();
        }
        misses.addLast(new Miss(
                one.outcome().at(),
                ShadowWords.inputs(one.seen(), one.metric()),
                ours.desiredReplicas(),
                one.outcome().desiredReplicas(),
                reason(one)));
    }

    /** Without a metric the controller leaves desiredReplicas as it was; that no value is shown is then its whole decision. */
    private static boolean same(Case one, Decision ours) {
        return ours.rule() == Rule.METRIC_MISSING
                ? one.outcome().shownMilli().isEmpty()
                : ours.desiredReplicas() == one.outcome().desiredReplicas();
    }

    private Miss.Reason reason(Case one) {
        HpaOutcome outcome = one.outcome();
        boolean olderSpec = outcome.observedGeneration() != 0 && outcome.observedGeneration() != outcome.generation();
        if (olderSpec || !outcome.at().isAfter(specChanged.plus(FRESH))) {
            return Miss.Reason.SPEC_CHANGED;
        }
        for (Sampled near : memory.samples()) {
            List<MetricReading> nearReadings =
                    Shadow.observation(near.sample(), one.spec()).readings();
            if (same(one, decide(with(one, near.sample(), nearReadings), one.before()))
                    || same(one, decide(with(one, near.sample(), one.seen().readings()), one.before()))) {
                return Miss.Reason.INPUTS_CHANGED;
            }
        }
        return same(one, decide(one, History.NONE)) ? Miss.Reason.MEMORY_LOST : Miss.Reason.UNKNOWN;
    }

    /** The same case with the pods of another sample, and a metric. */
    private static Case with(Case one, Sample sample, List<MetricReading> readings) {
        Observation seen = new Observation(
                one.seen().now(), one.seen().specReplicas(), sample.statusReplicas(), sample.readyPods(), readings);
        return new Case(one.spec(), one.outcome(), seen, one.before(), one.metric());
    }
}
