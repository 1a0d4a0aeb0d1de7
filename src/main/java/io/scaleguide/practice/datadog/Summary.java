package io.scaleguide.practice.datadog;

import io.scaleguide.practice.datadog.MetricQuery.Aggregator;

/**
 * What is kept of the values that fell into one stretch of time.
 *
 * @param count how many, at least 1
 * @param sum their sum
 * @param min the smallest
 * @param max the largest
 */
record Summary(long count, double sum, double min, double max) {
    static Summary of(double value) {
        return new Summary(1, value, value, value);
    }

    Summary and(Summary other) {
        return new Summary(count + other.count, sum + other.sum, Math.min(min, other.min), Math.max(max, other.max));
    }

    double as(Aggregator aggregator) {
        return switch (aggregator) {
            case AVG -> sum / count;
            case SUM -> sum;
            case MIN -> min;
            case MAX -> max;
        };
    }
}
