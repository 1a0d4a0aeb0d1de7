package io.scaleguide.kong;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Autodiscovery annotation that makes the Datadog agent scrape an operator.
 *
 * @param key the annotation's key, with the container's name in it
 * @param json the check, as compact JSON
 */
public record ScrapeAnnotation(String key, String json) {
    /** The metric's namespace in Datadog. */
    public static final String NAMESPACE = "autoscaling";

    /** The family that the operator exposes; the check matches family names, not {@code _bucket} and its like (trap 14). */
    public static final String FAMILY = "kong_upstream_latency_ms";

    /**
     * The right annotation for an operator. It is the legacy form of the check (V1, {@code prometheus_url}), which Kong tested,
     * and the only one that sends a service account's token (trap 17); buckets go as a distribution (trap 16).
     *
     * @param operator the operator
     * @return the annotation
     */
    public static ScrapeAnnotation forOperator(OperatorInstall operator) {
        OperatorInstall.MetricsEndpoint metrics = operator.metrics();
        ObjectNode instance = JsonNodeFactory.instance.objectNode();
        instance.put("prometheus_url", metrics.scheme() + "://%%host%%:" + metrics.port() + "/metrics");
        instance.put("namespace", NAMESPACE);
        instance.putArray("metrics").add(FAMILY);
        instance.put("send_histograms_buckets", true);
        instance.put("send_distribution_buckets", true);
        if (metrics.tokenNeeded()) {
            instance.put("bearer_token_auth", true);
        }
        if (metrics.scheme().equals("https")) {
            // kube-rbac-proxy signs its own certificate at every start: there is nothing to verify it against.
            instance.put("tls_verify", false);
        }
        ObjectNode check = JsonNodeFactory.instance.objectNode();
        ObjectNode openmetrics = check.putObject("openmetrics");
        openmetrics.putObject("init_config");
        openmetrics.putArray("instances").add(instance);
        return new ScrapeAnnotation("ad.datadoghq.com/" + metrics.container() + ".checks", check.toString());
    }
}
