package io.scaleguide.panel.elasticity;

import io.scaleguide.panel.session.Session;
import java.util.List;

/**
 * Whether replicas move the metric, by what happened after each rescale. A change of replicas is compared only where there are readings before it and after
 * the new replicas were ready and the metric's own delay was over, and where the load stayed, or is not known.
 *
 * @param verdict the verdict over all changes
 * @param comparisons each change with what became of it, in the order of time
 */
public record Elasticity(ElasticityVerdict verdict, List<Comparison> comparisons) {
    /** Less than 10 % per doubling is nothing that an HPA, with its tolerance of 10 %, can use: 2 to the power of -e is 0.9. */
    static final double NOTICEABLE = -Math.log(0.9) / Math.log(2);

    /** One change alone may be chance, where the load is not known; and that there is no effect is never said after one. */
    private static final int ENOUGH = 2;

    /** The verdict rests on the newest so many changes: what a workload did hours ago says less than what it does now. */
    private static final int MOST = 30;

    public Elasticity {
        comparisons = List.copyOf(comparisons);
    }

    /**
     * Looks at a session.
     *
     * @param session what was seen
     * @param settling how slow the metric is
     * @return the verdict and what it rests on
     */
    public static Elasticity of(Session session, Settling settling) {
        return of(new Changes(settling).in(session));
    }

    static Elasticity of(List<Change> changes) {
        List<Change> counting =
                changes.stream().filter(change -> change.counted().counts()).toList();
        List<Change> counted = counting.subList(Math.max(0, counting.size() - MOST), counting.size());
        return new Elasticity(
                verdict(changes, counted),
                changes.stream().map(Change::comparison).toList());
    }

    private static ElasticityVerdict verdict(List<Change> changes, List<Change> counted) {
        int all = rescales(changes);
        int used = rescales(counted);
        if (all == 0) {
            return new ElasticityVerdict.TooEarly(0, 0, "there was no rescale yet");
        }
        if (counted.isEmpty()) {
            return new ElasticityVerdict.TooEarly(0, all, why(changes));
        }
        boolean loadKnown = counted.stream().allMatch(Change::loadKnown);
        ShiftInterval shift =
                ShiftInterval.of(counted.stream().map(Change::pair).toList());
        if (Double.isInfinite(shift.low())) {
            return new ElasticityVerdict.TooEarly(used, all, "there are too few readings yet");
        }
        boolean small = shift.low() > -NOTICEABLE && shift.high() < NOTICEABLE;
        boolean sure = shift.low() > 0 || shift.high() < 0;
        if (small && counted.size() >= ENOUGH) {
            return new ElasticityVerdict.NoEffect(used, counted.stream().allMatch(Change::aboveTarget), loadKnown);
        }
        if (sure && !small && (loadKnown || counted.size() >= ENOUGH)) {
            return new ElasticityVerdict.Moves(shift.middle(), shift.low(), shift.high(), used, loadKnown);
        }
        return new ElasticityVerdict.TooEarly(
                used,
                all,
                sure || small
                        ? "one change may be chance"
                        : "a doubling may do anything between " + ElasticityVerdict.perDoubling(shift.high()) + " and "
                                + ElasticityVerdict.perDoubling(shift.low()));
    }

    private static int rescales(List<Change> changes) {
        return changes.stream().mapToInt(Change::rescales).sum();
    }

    private static String why(List<Change> changes) {
        return changes.get(changes.size() - 1).comparison().counted().words();
    }
}
