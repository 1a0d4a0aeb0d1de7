package io.scaleguide.practice.gateway;

import java.util.Arrays;

/**
 * Upstream latencies of one service so far, as in Kong's metric kong_upstream_latency_ms.
 *
 * @param cumulativeBuckets how many took at most each of {@link #BOUNDS}, in the same order
 * @param sumMillis all latencies together, in milliseconds
 * @param count how many there were
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, below
public record LatencyHistogram(long[] cumulativeBuckets, double sumMillis, long count) {
    /** Upper bounds in milliseconds, the last infinite: the buckets of Kong's prometheus plugin (kong/plugins/prometheus/exporter.lua). */
    @SuppressWarnings("MutablePublicArray")
    public static final double[] BOUNDS = {
        25, 50, 80, 100, 250, 400, 700, 1000, 2000, 5000, 10000, 30000, 60000, Double.POSITIVE_INFINITY
    };

    /** @throws IllegalArgumentException when there is not one bucket for each bound */
    public LatencyHistogram {
        if (cumulativeBuckets.length != BOUNDS.length) {
            throw new IllegalArgumentException("a latency histogram has " + BOUNDS.length + " buckets");
        }
        cumulativeBuckets = cumulativeBuckets.clone();
    }

    static LatencyHistogram empty() {
        return new LatencyHistogram(new long[BOUNDS.length], 0, 0);
    }

    LatencyHistogram with(double millis) {
        long[] buckets = cumulativeBuckets.clone();
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] += millis <= BOUNDS[i] ? 1 : 0;
        }
        return new LatencyHistogram(buckets, sumMillis + millis, count + 1);
    }

    /** @return a copy of the buckets */
    @Override
    public long[] cumulativeBuckets() {
        return cumulativeBuckets.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LatencyHistogram that
                && Arrays.equals(cumulativeBuckets, that.cumulativeBuckets)
                && Double.compare(sumMillis, that.sumMillis) == 0
                && count == that.count;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(cumulativeBuckets) + Double.hashCode(sumMillis) + Long.hashCode(count);
    }

    @Override
    public String toString() {
        return count + " latencies, " + sumMillis + " ms in all, buckets " + Arrays.toString(cumulativeBuckets);
    }
}
