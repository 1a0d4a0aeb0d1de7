package io.scaleguide.practice.datadog;

/** The cluster agent's words. Source: datadog-agent pkg/clusteragent/autoscaling/externalmetrics and pkg/util/kubernetes/autoscalers. */
final class MetricErrors {
    static final String GLOBAL =
            "Global error (all queries) from backend, invalid syntax in query? Check Cluster Agent leader logs for details";
    static final String RATE_LIMIT = "Global error: Datadog API rate limit exceeded";
    static final String NO_DETAILS = "DatadogMetric is invalid, missing error details";

    private MetricErrors() {}

    static String noSerie(long windowSeconds, String query) {
        return "Invalid metric error: no serie returned for this query, check data is available in the last "
                + windowSeconds + " seconds, query was: " + query;
    }

    static String manySeries(String query) {
        return "Invalid metric error: multiple series found. Please change your query to return a single serie, query was: "
                + query;
    }

    static String outdated(String query) {
        return "Query returned outdated result, check MaxAge setting, query: " + query;
    }

    static String unresolved(String query) {
        return "Cannot resolve query: " + query;
    }
}
