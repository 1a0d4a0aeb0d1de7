package io.scaleguide.panel.elasticity;

import io.scaleguide.panel.elasticity.Comparison.Counted;
import io.scaleguide.panel.elasticity.ShiftInterval.Pair;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A change of replicas with the readings before and after it.
 *
 * @param at when it began
 * @param from the replicas before
 * @param to the replicas after
 * @param rescales the rescales that it is made of
 * @param before the readings before
 * @param after the readings after; empty when the new replicas were never ready
 * @param targetMilli the target when it began, in thousandths; empty when it is not known
 */
record Change(
        Instant at,
        int from,
        int to,
        int rescales,
        Readings before,
        Optional<Readings> after,
        OptionalLong targetMilli) {
    /** Fewer readings on one side say nothing. */
    static final int FEWEST = 3;

    /** A load that differs by less is the same. */
    private static final double SAME_LOAD = Math.log(1.1);

    /** Requests under way (load times latency) that differ by less are the same. */
    private static final double SAME_UNDER_WAY = Math.log(1.15);

    /** A change of load up to here can be taken out. */
    private static final double CORRECTABLE = Math.log(1.25);

    Comparison comparison() {
        return new Comparison(
                at,
                from,
                to,
                rescales,
                Math.round(before.median()),
                after.map(readings -> Math.round(readings.median())).orElse(0L),
                counted());
    }

    Counted counted() {
        if (from == to) {
            return Counted.TAKEN_BACK;
        }
        if (after.isEmpty()) {
            return Counted.NOT_READY;
        }
        if (before.count() < FEWEST || after.get().count() < FEWEST) {
            return before.unsteady() + after.get().unsteady() >= FEWEST ? Counted.LOAD_CHANGED : Counted.FEW_READINGS;
        }
        double growth = loadGrowth();
        if (growth == 0) {
            return Counted.YES;
        }
        return Math.abs(growth) <= CORRECTABLE && Math.abs(growth) <= Math.abs(replicaGrowth()) / 2
                ? Counted.LOAD_CORRECTED
                : Counted.LOAD_CHANGED;
    }

    /** Whether the metric was above the target after it. */
    boolean aboveTarget() {
        double median = after.map(Readings::median).orElse(0.0);
        return targetMilli.isPresent() && median > targetMilli.getAsLong();
    }

    boolean loadKnown() {
        return before.load().isPresent()
                && after.flatMap(readings -> boxed(readings.load())).isPresent();
    }

    /**
     * The readings for the verdict. A change of load counts as a change of the load per replica: metric proportional to (load / replicas) to the
     * power of e.
     */
    Pair pair() {
        return new Pair(
                before.logarithms(),
                after.map(Readings::logarithms).orElse(new double[0]),
                loadGrowth() - replicaGrowth());
    }

    private double replicaGrowth() {
        return Math.log((double) Math.max(1, to) / Math.max(1, from));
    }

    /**
     * The logarithm by which the load grew; 0 when it stayed or is not known. It stayed, too, when as many requests are under way as before: clients that
     * wait for an answer send more when answers come sooner, and that is what the replicas did and not what happened to them.
     */
    private double loadGrowth() {
        if (!loadKnown() || after.isEmpty()) {
            return 0;
        }
        double growth = Math.log(Math.max(1e-3, after.get().load().orElse(0))
                / Math.max(1e-3, before.load().orElse(0)));
        double underWay = growth + Math.log(after.get().median() / before.median());
        return Math.abs(growth) <= SAME_LOAD || Math.abs(underWay) <= SAME_UNDER_WAY ? 0 : growth;
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
