package io.scaleguide.panel.insight;

import io.scaleguide.hpa.HpaReader;
import io.scaleguide.hpa.MetricTarget;
import io.scaleguide.panel.model.Observations;
import io.scaleguide.panel.session.Rescale;
import io.scaleguide.panel.session.Sample;
import io.scaleguide.panel.session.Session;
import io.scaleguide.panel.session.SessionLog;
import io.scaleguide.panel.session.SpecChange;
import io.scaleguide.panel.shadow.HpaOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Joins what a panel observed to the session that the shadow HPA, the elasticity and the what-if reckon with. */
final class ObservedSession {
    private static final String NO_VALUE = "the External Metrics API gave no value";

    private final List<HpaOutcome> outcomes;
    private final SessionLog log = new SessionLog();
    private Optional<MetricTarget> target = Optional.empty();
    private int nextSpec;
    private int nextOutcome;

    private ObservedSession(List<HpaOutcome> outcomes) {
        this.outcomes = outcomes;
    }

    /**
     * Joins them. Samples of before the workload was first heard of are left out, and so is a spec that no API server would admit.
     *
     * @param observed what was observed
     * @param outcomes the HPA's status as it changed, oldest first
     * @return the session
     */
    static Session of(Observations observed, List<HpaOutcome> outcomes) {
        ObservedSession joined = new ObservedSession(outcomes);
        observed.samples().stream().dropWhile(ObservedSession::unheard).forEach(sample -> {
            joined.specify(observed.specs(), sample.at());
            joined.log.add(joined.sample(sample));
        });
        joined.specify(observed.specs(), Instant.MAX);
        observed.rescales()
                .forEach(rescale -> joined.log.add(new Rescale(rescale.at(), rescale.from(), rescale.to(), "")));
        return joined.log.session();
    }

    private static boolean unheard(Observations.Sample sample) {
        return sample.specReplicas() == 0 && sample.statusReplicas() == 0 && sample.readyPods() == 0;
    }

    /** Takes the specs in until a time. */
    private void specify(List<Observations.SpecSeen> specs, Instant until) {
        for (; nextSpec < specs.size() && !specs.get(nextSpec).at().isAfter(until); nextSpec++) {
            Observations.SpecSeen seen = specs.get(nextSpec);
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

    private Sample sample(Observations.Sample seen) {
        return new Sample(
                seen.at(),
                seen.thousandths(),
                seen.thousandths().isPresent() ? "" : NO_VALUE,
                heldAgainst(seen),
                seen.specReplicas(),
                seen.statusReplicas(),
                seen.readyPods(),
                seen.perSecond(),
                desired(seen.at()));
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

    private OptionalInt desired(Instant at) {
        while (nextOutcome < outcomes.size() && !outcomes.get(nextOutcome).at().isAfter(at)) {
            nextOutcome++;
        }
        return nextOutcome == 0
                ? OptionalInt.empty()
                : OptionalInt.of(outcomes.get(nextOutcome - 1).desiredReplicas());
    }
}
