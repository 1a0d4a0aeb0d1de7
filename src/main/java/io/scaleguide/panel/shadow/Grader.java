package io.scaleguide.panel.shadow;

import io.scaleguide.hpa.Autoscaler;
import io.scaleguide.hpa.Decision;
import io.scaleguide.hpa.Decision.Rule;
import io.scaleguide.hpa.History;
import io.scaleguide.hpa.HpaSpec;
import io.scaleguide.hpa.MetricReading;
import io.scaleguide.hpa.Observation;
import io.scaleguide.panel.session.Sample;
import io.scaleguide.panel.shadow.Memory.Sampled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares the controller's decisions, as the status shows them, with what the shadow would have decided by the same inputs. */
final class Grader {
    /** A change of the spec that is younger than two of the controller's usual syncs may not have been seen by it. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Memory memory;
    private final ShadowWords words;
    private final double pace;
    private final Deque<Miss> misses = new ArrayDeque<>();
    private Optional<HpaOutcome> last = Optional.empty();
    private Instant specChanged = Instant.MIN;
    private int agreed;
    private int compared;
    private int notCompared;

    /** One comparison: what went in, and what the controller made of it. */
    private record Case(HpaSpec spec, HpaOutcome outcome, Observation seen, History before, String metric) {}

    Grader(Memory memory, ShadowWords words, double pace) {
        this.memory = memory;
        this.words = words;
        this.pace = pace;
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
            memory.rescaled(scaled(outcome), outcome.currentReplicas(), outcome.desiredReplicas());
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
                rescaled ? scaled(outcome) : outcome.at(),
                outcome.currentReplicas(),
                sample.statusReplicas(),
                sample.readyPods(),
                List.of(reading));
        String metric = reading instanceof MetricReading.Value value ? words.amount(value.milli()) : "missing";
        return new Case(spec, outcome, seen, memory.beforeLast(chosen.before()), metric);
    }

    /** When it was rescaled. Kubernetes writes whole seconds; where time runs faster, a status is heard of sooner than a second is over. */
    private Instant scaled(HpaOutcome outcome) {
        return outcome.lastScaleTime().filter(time -> pace == 1).orElse(outcome.at());
    }

    private static MetricReading reading(HpaOutcome outcome, Sample sample) {
        if (outcome.shownMilli().isPresent()) {
            long shown = outcome.shownMilli().getAsLong();
            return new MetricReading.Value(outcome.average() ? whole(shown, sample) : shown);
        }
        return sample.metricMilli().isPresent()
                ? new MetricReading.Value(sample.metricMilli().getAsLong())
                : new MetricReading.Missing(sample.missing());
    }

    /** The metric of an average that was rounded up: the sample's where that fits, else as near as it can be told. */
    private static long whole(long average, Sample sample) {
        long parts = Math.max(1, sample.statusReplicas());
        long metric = sample.metricMilli().orElse(0);
        return -Math.floorDiv(-metric, parts) == average ? metric : average * parts;
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
        if (morePodsReady(one)) {
            return Miss.Reason.INPUTS_CHANGED;
        }
        if (same(one, decide(one, History.NONE))) {
            return Miss.Reason.MEMORY_LOST;
        }
        return atAnEdge(one) ? Miss.Reason.TIME_WAS_UP : Miss.Reason.UNKNOWN;
    }

    /** Whether pods that were still starting had become ready. */
    private static boolean morePodsReady(Case one) {
        Observation seen = one.seen();
        return IntStream.rangeClosed(seen.readyPods() + 1, seen.statusReplicas())
                .mapToObj(ready ->
                        new Observation(seen.now(), seen.specReplicas(), seen.statusReplicas(), ready, seen.readings()))
                .anyMatch(later -> same(one, decide(with(one, later), one.before())));
    }

    /** Whether as long as the last samples took, sooner or later, it would have been the same: the controller's own times are not shown. */
    private boolean atAnEdge(Case one) {
        List<Sampled> samples = memory.samples();
        Duration near = Duration.between(
                samples.get(0).sample().at(),
                samples.get(samples.size() - 1).sample().at());
        return Stream.of(near, near.negated())
                .map(shift -> new Observation(
                        one.seen().now().plus(shift),
                        one.seen().specReplicas(),
                        one.seen().statusReplicas(),
                        one.seen().readyPods(),
                        one.seen().readings()))
                .anyMatch(moved -> same(one, decide(with(one, moved), one.before())));
    }

    private static Case with(Case one, Observation seen) {
        return new Case(one.spec(), one.outcome(), seen, one.before(), one.metric());
    }

    /** The same case with the pods of another sample, and a metric. */
    private static Case with(Case one, Sample sample, List<MetricReading> readings) {
        Observation seen = new Observation(
                one.seen().now(), one.seen().specReplicas(), sample.statusReplicas(), sample.readyPods(), readings);
        return with(one, seen);
    }
}
