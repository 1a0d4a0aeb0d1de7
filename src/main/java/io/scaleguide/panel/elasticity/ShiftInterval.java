package io.scaleguide.panel.elasticity;

import java.util.Arrays;
import java.util.List;

/**
 * How far one group of readings is shifted against another, without any assumption about how they are distributed: the median of all differences between
 * the two (Hodges and Lehmann 1963), and as interval those differences between which the Wilcoxon-Mann-Whitney test does not refuse a shift at 5 %
 * (Hollander, Wolfe, Chicken: Nonparametric Statistical Methods, chapter 4.3). Several pairs of groups are taken together by adding the test's statistics
 * (van Elteren 1960). Its normal approximation gives the table's own limits, or one to the safe side, for groups of 3 to 6.
 *
 * <p>It holds as far as the readings are independent of each other and all groups are shifted alike.
 *
 * @param middle the shift
 * @param low the lower end, with 95 % confidence
 * @param high the upper end
 */
record ShiftInterval(double middle, double low, double high) {
    private static final double NORMAL_975 = 1.959964;

    /** Two groups of readings, and what a difference of 1 between them stands for. */
    record Pair(double[] before, double[] after, double scale) {}

    /** @return the shift from before to after in units of each pair's scale; an infinite interval when there are too few readings for one */
    static ShiftInterval of(List<Pair> pairs) {
        double mean = 0;
        double variance = 0;
        int size = 0;
        for (Pair pair : pairs) {
            double m = pair.before().length;
            double n = pair.after().length;
            mean += m * n / 2;
            variance += m * n * (m + n + 1) / 12;
            size += pair.before().length * pair.after().length;
        }
        double[] all = new double[size];
        int next = 0;
        for (Pair pair : pairs) {
            for (double before : pair.before()) {
                for (double after : pair.after()) {
                    all[next++] = (after - before) / pair.scale();
                }
            }
        }
        Arrays.sort(all);
        int inside = (int) Math.floor(mean + 0.5 - NORMAL_975 * Math.sqrt(variance));
        return inside < 1
                ? new ShiftInterval(median(all), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                : new ShiftInterval(median(all), all[inside - 1], all[size - inside]);
    }

    /** @return the median of sorted numbers; 0 of none */
    static double median(double[] sorted) {
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
