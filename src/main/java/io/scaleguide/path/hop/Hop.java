package io.scaleguide.path.hop;

import java.util.Arrays;
import java.util.Optional;

/** The ten stations of the signal path, from a request at the gateway to a ready replica, in their order. */
public enum Hop {
    /** Status classes and round trip at the gateway. */
    TRAFFIC("traffic", "traffic"),
    /** Gateway, HTTPRoute, Service and the metrics extension. */
    ROUTE("route", "route"),
    /** The operator's {@code /metrics}. */
    OPERATOR_METRICS("operator-metrics", "operator metrics"),
    /** The Autodiscovery annotation on the operator's pods. */
    ANNOTATION("annotation", "annotation"),
    /** The Datadog agent and its check. */
    AGENT("agent", "agent"),
    /** The metric in Datadog. */
    DATADOG("datadog", "Datadog"),
    /** The DatadogMetric's status. */
    DATADOG_METRIC("datadogmetric", "DatadogMetric"),
    /** The External Metrics API. */
    EXTERNAL_METRICS("external-metrics", "External Metrics API"),
    /** The HPA. */
    HPA("hpa", "HPA"),
    /** The scaled workload. */
    WORKLOAD("workload", "workload");

    private final String id;
    private final String title;

    Hop(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** @return its name in files and JSON, in kebab case */
    public String id() {
        return id;
    }

    /** @return its name on a screen */
    public String title() {
        return title;
    }

    /** @return its place on the path, from 1 */
    public int number() {
        return ordinal() + 1;
    }

    /**
     * @param id a name as in files
     * @return the hop; empty when there is none of that name
     */
    public static Optional<Hop> of(String id) {
        return Arrays.stream(values()).filter(hop -> hop.id.equals(id)).findFirst();
    }
}
