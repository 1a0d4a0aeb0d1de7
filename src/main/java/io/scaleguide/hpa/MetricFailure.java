package io.scaleguide.hpa;

/** The words for a metric that cannot be had: horizontal.go computeReplicasForMetric and replica_calculator.go. */
final class MetricFailure {
    private static final String NO_RESOURCE_API = "unable to fetch metrics from resource metrics API: "
            + "the server could not find the requested resource (get pods.metrics.k8s.io)";
    private static final String NO_CUSTOM_API = "unable to fetch metrics from custom metrics API: "
            + "no custom metrics API (custom.metrics.k8s.io) registered";

    private MetricFailure() {}

    /** What the event and the condition say of a metric whose API nobody serves. Not for external metrics. */
    static String unread(MetricTarget metric) {
        String name = metric.name();
        return switch (metric.type()) {
            case RESOURCE, CONTAINER_RESOURCE ->
                "failed to get " + name + " utilization: unable to get metrics for resource " + name + ": "
                        + NO_RESOURCE_API;
            case PODS, OBJECT -> "unable to get metric " + name + ": " + NO_CUSTOM_API;
            default -> "unknown metric source type \"" + name + "\"";
        };
    }

    /** The same failure as the first of several is told of: each layer of the controller adds its words. */
    static String wrapped(MetricTarget metric, String error) {
        String name = metric.name();
        return switch (metric.type()) {
            case VALUE ->
                "failed to get " + name + " external metric value: failed to get external metric " + name + ": "
                        + error;
            case AVERAGE_VALUE ->
                "failed to get " + name + " external metric value: failed to get " + name + " external metric: "
                        + error;
            case RESOURCE -> "failed to get " + name + " resource metric value: " + error;
            case CONTAINER_RESOURCE -> "failed to get " + name + " container metric value: " + error;
            case PODS -> "failed to get pods metric value: " + error;
            case OBJECT -> "failed to get object metric value: " + error;
            case INVALID -> error;
        };
    }
}
