package io.scaleguide.practice.autoscaler;

import io.scaleguide.hpa.MetricReading;

/** Reads external metrics, as the HPA controller does through the External Metrics API. */
public interface ExternalMetrics {
    /**
     * Reads one metric.
     *
     * @param namespace the HPA's namespace
     * @param metric the metric's name
     * @return its value; or what went wrong, in the API server's words
     */
    MetricReading read(String namespace, String metric);
}
