package io.scaleguide.hpa;

/** What the External Metrics API gave for one metric of an HPA; what is given for a metric of another type is not looked at. */
public sealed interface MetricReading {
    /** A value, in thousandths; the sum where the API gave several. */
    record Value(long milli) implements MetricReading {}

    /** No value, and the error as the controller words it, from {@code unable to get external metric} on. */
    record Missing(String error) implements MetricReading {}
}
