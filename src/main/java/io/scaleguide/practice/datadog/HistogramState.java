package io.scaleguide.practice.datadog;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One series of a histogram as one scrape saw it.
 *
 * @param buckets cumulative counts by upper bound, the last bound infinite
 * @param sum the sum of all observations
 * @param count the number of observations
 */
record HistogramState(NavigableMap<Double, Double> buckets, double sum, double count) {
    /** The most values sent for one series and scrape; above it every bucket is thinned alike, which keeps the mean. */
    private static final int MOST_VALUES = 1000;

    static HistogramState empty() {
        return new HistogramState(new TreeMap<>(), 0, 0);
    }

    /** @return what came since an earlier scrape; counts below zero mean that the process began anew */
    HistogramState since(HistogramState before) {
        NavigableMap<Double, Double> increments = new TreeMap<>();
        buckets.forEach((bound, total) -> increments.put(bound, total - before.buckets.getOrDefault(bound, 0.0)));
        return new HistogramState(increments, sum - before.sum, count - before.count);
    }

    /**
     * Makes the increments into values. The real agent spreads them evenly within each bucket and leaves the mean to the bucket's
     * bounds; here they are spread the same way and then scaled so that their mean is exactly the measured one, since
     * people compare the value with the delay they chose.
     *
     * @return the values; empty when nothing was observed
     */
    List<Double> values() {
        List<Double> values = new ArrayList<>();
        double lower = 0;
        double below = 0;
        double thinning = Math.max(1, count / MOST_VALUES);
        for (var bucket : buckets.entrySet()) {
            double upper = bucket.getKey().isInfinite() ? lower : bucket.getKey();
            long own = Math.round((bucket.getValue() - below) / thinning);
            for (long i = 0; i < own; i++) {
                values.add(lower + (upper - lower) * (i + 0.5) / own);
            }
            below = bucket.getValue();
            lower = upper;
        }
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        if (mean <= 0 || count <= 0) {
            return values;
        }
        double scale = sum / count / mean;
        return values.stream().map(value -> value * scale).toList();
    }
}
