package io.scaleguide.bench;

import java.io.IOException;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Ours and theirs in turn, so that a machine whose speed drifts drifts for both.
 *
 * @param what what is measured, with its unit
 * @param goal the largest ratio that is wanted
 * @param ours what we do
 * @param theirs what the peer does
 */
record Paired(String what, double goal, Side ours, Side theirs) {
    /** One thing to be measured. */
    interface Side {
        /** Measures once; gives the figure. */
        double measure() throws IOException, InterruptedException;
    }

    /** The first line of the table that {@link #row} gives the rows of. */
    static String header() {
        return "| what | runs | ours: median (min to max) | theirs: median (min to max) | ours/theirs: median (min to max) | goal | |\n"
                + "|---|---|---|---|---|---|---|";
    }

    /** Measures once for nothing, and then so many times; gives a row of the table. */
    String row(int runs) throws IOException, InterruptedException {
        ours.measure();
        theirs.measure();
        double[] mine = new double[runs];
        double[] other = new double[runs];
        double[] ratio = new double[runs];
        for (int i = 0; i < runs; i++) {
            mine[i] = ours.measure();
            other[i] = theirs.measure();
            ratio[i] = mine[i] / other[i];
        }
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | <= %.1f | %s |",
                what,
                runs,
                spread(mine, "%.0f"),
                spread(other, "%.0f"),
                spread(ratio, "%.2f"),
                goal,
                median(ratio) <= goal ? "met" : "missed");
    }

    /** The median of figures, and what they lie between. */
    static String spread(double[] figures, String form) {
        DoubleSummaryStatistics all = DoubleStream.of(figures).summaryStatistics();
        return String.format(
                Locale.ROOT,
                "**" + form + "** (" + form + " to " + form + ")",
                median(figures),
                all.getMin(),
                all.getMax());
    }

    private static double median(double[] figures) {
        double[] sorted = DoubleStream.of(figures).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
