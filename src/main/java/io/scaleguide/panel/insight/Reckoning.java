package io.scaleguide.panel.insight;

import io.scaleguide.panel.elasticity.GrowingElasticity;
import io.scaleguide.panel.elasticity.Settling;
import io.scaleguide.panel.session.Sample;
import io.scaleguide.panel.shadow.Judgement;
import io.scaleguide.panel.shadow.Shadow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reckons what follows from what was seen. It goes on from where it was; only for an earlier time, or when another unit becomes known, it begins anew. For one thread. */
public final class Reckoning {
    private final Settling settling;
    private final ZoneId zone;
    private Optional<Started> started = Optional.empty();

    /** From the first sample on. */
    private static final class Started {
        private final String unit;
        private final Shadow shadow;
        private final GrowingElasticity elasticity;
        private Optional<Judgement> judgement = Optional.empty();
        private Instant until = Instant.MIN;

        private Started(Instant first, String unit, Settling settling, ZoneId zone) {
            this.unit = unit;
            this.shadow = new Shadow(first, zone, unit, settling.pace());
            this.elasticity = new GrowingElasticity(settling);
        }
    }

    /** Something that the shadow HPA is told, and when. */
    private record Told(Instant at, Runnable tell) {}

    /**
     * @param settling how slow the metric is
     * @param zone the zone of the times of day in sentences
     */
    public Reckoning(Settling settling, ZoneId zone) {
        this.settling = settling;
        this.zone = zone;
    }

    /**
     * Reckons with what had been seen by a time.
     *
     * @param until the time
     * @param unit the metric's unit; empty where it is not known
     * @param evidence what was seen by then; what is later in it is left out
     * @return what follows
     */
    public Insight at(Instant until, String unit, Evidence evidence) {
        Evidence seen = evidence.until(until);
        List<Sample> samples = seen.session().samples();
        if (samples.isEmpty()) {
            started = Optional.empty();
            Started nothing = new Started(Instant.EPOCH, unit, settling, zone);
            return insight(nothing, seen);
        }
        Started going = started.filter(one -> !until.isBefore(one.until) && one.unit.equals(unit))
                .orElseGet(() -> new Started(samples.get(0).at(), unit, settling, zone));
        started = Optional.of(going);
        tell(going, seen.after(going.until));
        going.until = until;
        return insight(going, seen);
    }

    private static Insight insight(Started going, Evidence seen) {
        return new Insight(
                going.judgement,
                going.shadow.grade(),
                going.elasticity.of(seen.session()).verdict());
    }

    private static void tell(Started going, Evidence newer) {
        List<Told> all = new ArrayList<>();
        newer.session().specs().forEach(spec -> all.add(new Told(spec.at(), () -> going.shadow.spec(spec))));
        List<Sample> samples = newer.session().samples();
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            boolean newest = i + 1 == samples.size();
            all.add(new Told(sample.at(), () -> take(going, sample, newest)));
        }
        newer.outcomes().forEach(outcome -> all.add(new Told(outcome.at(), () -> going.shadow.outcome(outcome))));
        // Of what has the same time the spec comes first, since the sample is judged by it.
        all.sort(Comparator.comparing(Told::at));
        all.forEach(one -> one.tell().run());
    }

    private static void take(Started going, Sample sample, boolean newest) {
        if (newest) {
            going.judgement = going.shadow.judge(sample).or(() -> going.judgement);
        } else {
            going.shadow.pass(sample);
        }
    }
}
