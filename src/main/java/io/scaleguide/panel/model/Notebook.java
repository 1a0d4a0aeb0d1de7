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
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the observations. */
final class Notebook {
    private final Deque<Sample> samples = new ArrayDeque<>();
    private final Deque<SpecSeen> specs = new ArrayDeque<>();
    private final Deque<Rescale> rescales = new ArrayDeque<>();

    void sampled(Instant at, ExternalMetric reading, Optional<WorkloadState> workload, OptionalDouble perSecond) {
        add(
                samples,
                new Sample(
                        at,
                        thousandths(reading),
                        workload.map(WorkloadState::wanted).orElse(0),
                        workload.map(WorkloadState::replicas).orElse(0),
                        workload.map(WorkloadState::ready).orElse(0),
                        perSecond));
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

    void specified(Instant at, ObjectNode hpa) {
        if (hpa.path("spec") instanceof ObjectNode spec
                && (specs.isEmpty() || !specs.getLast().spec().equals(spec))) {
            add(specs, new SpecSeen(at, spec));
        }
    }

    void rescaled(Instant at, int from, int to) {
        add(rescales, new Rescale(at, from, to));
    }

    private static <T> void add(Deque<T> kept, T one) {
        kept.addLast(one);
        if (kept.size() > Observations.MOST) {
            kept.removeFirst();
        }
    }

    Observations observations() {
        return new Observations(List.copyOf(samples), List.copyOf(specs), List.copyOf(rescales));
    }
}
