package io.scaleguide.panel.insight;

import io.scaleguide.hpa.HpaReader;
import io.scaleguide.hpa.MetricTarget;
import io.scaleguide.panel.model.Observations;
import io.scaleguide.panel.session.Rescale;
import io.scaleguide.panel.session.Sample;
import io.scaleguide.panel.session.SessionLog;
import io.scaleguide.panel.session.SpecChange;
import io.scaleguide.panel.shadow.HpaOutcome;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * Joins what a panel observes, piece by piece, to what the shadow HPA, the elasticity and the what-if reckon with. Samples of before the workload was
 * first heard of are left out, and so is a spec that no API server would admit. As much is kept as a session may hold. For one thread.
 */
public final class EvidenceLog {
    private static final String NO_VALUE = "the External Metrics API gave no value";

    private final SessionLog log = new SessionLog();
    private final Deque<HpaOutcome> outcomes = new ArrayDeque<>();

    /** Those that no sample has come after yet. */
    private final Deque<HpaOutcome> ahead = new ArrayDeque<>();

    private OptionalInt desired = OptionalInt.empty();
    private Optional<MetricTarget> target = Optional.empty();
    private boolean heard;
    private Instant observedUntil = Instant.MIN;

    /**
     * Takes more in.
     *
     * @param observed what was observed after what is here
     * @param changes the HPA's status as it changed after what is here, oldest first
     */
    public void add(Observations observed, List<HpaOutcome> changes) {
        changes.forEach(this::add);
        Deque<Observations.SpecSeen> specs = new ArrayDeque<>(observed.specs());
        observed.samples().forEach(sample -> {
            heard |= sample.specReplicas() != 0 || sample.statusReplicas() != 0 || sample.readyPods() != 0;
            if (heard) {
                specify(specs, sample.at());
                log.add(joined(sample));
            }
        });
        specify(specs, Instant.MAX);
        observed.rescales().forEach(rescale -> log.add(new Rescale(rescale.at(), rescale.from(), rescale.to(), "")));
        observedUntil = observed.newest().orElse(observedUntil);
    }

    private void add(HpaOutcome outcome) {
        if (outcomes.size() == Observations.MOST) {
            outcomes.removeFirst();
        }
        outcomes.addLast(outcome);
        if (ahead.size() == Observations.MOST) {
            desired = OptionalInt.of(ahead.removeFirst().desiredReplicas());
        }
        ahead.addLast(outcome);
    }

    /** Takes the specs in until a time. */
    private void specify(Deque<Observations.SpecSeen> specs, Instant until) {
        while (!specs.isEmpty() && !specs.getFirst().at().isAfter(until)) {
            Observations.SpecSeen seen = specs.removeFirst();
            read(seen.spec()).ifPresent(metrics -> {
                target = metrics.size() == 1 ? Optional.of(metrics.get(0)) : Optional.empty();
                log.add(new SpecChange(seen.at(), seen.spec()));
            });
        }
    }

    /** A recording from elsewhere may hold anything. */
    private static Optional<List<MetricTarget>> read(JsonNode spec) {
        try {
            return Optional.of(HpaReader.read(spec).metrics());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Sample joined(Observations.Sample seen) {
        while (!ahead.isEmpty() && !ahead.getFirst().at().isAfter(seen.at())) {
            desired = OptionalInt.of(ahead.removeFirst().desiredReplicas());
        }
        return new Sample(
                seen.at(),
                seen.thousandths(),
                seen.thousandths().isPresent() ? "" : NO_VALUE,
                heldAgainst(seen),
                seen.specReplicas(),
                seen.statusReplicas(),
                seen.readyPods(),
                seen.perSecond(),
                desired);
    }

    /** An average over the replicas is to be at its target, so the metric itself at so many times that. */
    private OptionalLong heldAgainst(Observations.Sample seen) {
        return target.filter(one -> one.type().external()).stream()
                .mapToLong(one -> one.targetMilli() * parts(one, seen))
                .findFirst();
    }

    private static int parts(MetricTarget target, Observations.Sample seen) {
        return target.type() == MetricTarget.Type.AVERAGE_VALUE ? Math.max(1, seen.statusReplicas()) : 1;
    }

    /** @return everything so far */
    public Evidence evidence() {
        return new Evidence(log.session(), List.copyOf(outcomes));
    }

    /** @return until when what was observed is here; {@link Instant#MIN} as long as there is nothing */
    public Instant observedUntil() {
        return observedUntil;
    }

    /** @return until when the changes of the HPA's status are here; {@link Instant#MIN} as long as there is none */
    public Instant toldUntil() {
        return outcomes.isEmpty() ? Instant.MIN : outcomes.getLast().at();
    }
}
