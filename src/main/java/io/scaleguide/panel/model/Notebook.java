package io.scaleguide.panel.model;

import io.scaleguide.kube.ExternalMetric;
import io.scaleguide.panel.model.Observations.Rescale;
import io.scaleguide.panel.model.Observations.Sample;
import io.scaleguide.panel.model.Observations.SpecSeen;
import io.scaleguide.panel.view.WorkloadState;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the observations. */
final class Notebook {
    private final Deque<Sample> samples = new ArrayDeque<>();
    private final Deque<SpecSeen> specs = new ArrayDeque<>();
    private final Deque<Rescale> rescales = new ArrayDeque<>();

    Notebook copy() {
        Notebook copy = new Notebook();
        copy.samples.addAll(samples);
        copy.specs.addAll(specs);
        copy.rescales.addAll(rescales);
        return copy;
    }

    void sampled(Instant at, ExternalMetric reading, Optional<WorkloadState> workload, OptionalDouble perSecond) {
        add(
                samples,
                new Sample(
                        at,
                        thousandths(reading),
                        workload.map(WorkloadState::wanted).orElse(0),
                        workload.map(WorkloadState::replicas).orElse(0),
                        workload.map(WorkloadState::ready).orElse(0),
                        perSecond),
                Observations.MOST);
    }

    /** As the autoscaler takes it: Quantity.MilliValue rounds up. */
    private static OptionalLong thousandths(ExternalMetric reading) {
        return reading instanceof ExternalMetric.Value value
                ? OptionalLong.of(value.value()
                        .movePointRight(3)
                        .setScale(0, RoundingMode.CEILING)
                        .longValue())
                : OptionalLong.empty();
    }

    /** Whether it has another spec than when it was seen before. */
    boolean specified(Instant at, ObjectNode hpa) {
        boolean first = specs.isEmpty();
        if (!(hpa.path("spec") instanceof ObjectNode spec)
                || !first && specs.getLast().spec().equals(spec)) {
            return false;
        }
        add(specs, new SpecSeen(at, spec), Observations.MOST_CHANGES);
        return !first;
    }

    void rescaled(Instant at, int from, int to) {
        add(rescales, new Rescale(at, from, to), Observations.MOST_CHANGES);
    }

    private static <T> void add(Deque<T> kept, T one, int most) {
        kept.addLast(one);
        if (kept.size() > most) {
            kept.removeFirst();
        }
    }

    Observations observations() {
        return new Observations(List.copyOf(samples), List.copyOf(specs), List.copyOf(rescales));
    }

    /** What was observed after a time. */
    Observations observations(Instant after) {
        return new Observations(
                newer(samples, Sample::at, after),
                newer(specs, SpecSeen::at, after),
                newer(rescales, Rescale::at, after));
    }

    private static <T> List<T> newer(Deque<T> kept, Function<T, Instant> time, Instant after) {
        Deque<T> newer = new ArrayDeque<>();
        Iterator<T> backwards = kept.descendingIterator();
        while (backwards.hasNext()) {
            T one = backwards.next();
            if (!time.apply(one).isAfter(after)) {
                break;
            }
            newer.addFirst(one);
        }
        return List.copyOf(newer);
    }
}
