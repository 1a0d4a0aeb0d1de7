package io.scaleguide.practice;

/** What can go wrong in a practice cluster on demand, beside what its objects can be made to say. */
public enum PracticeFault {
    /** The API server cannot reach the provider of external metrics, as behind a firewall that lacks port 8443. */
    EXTERNAL_API_UNREACHABLE,
    /** The operator does not act on metrics extensions: Kong/kong-operator pull request 5210. */
    EXTENSIONS_IGNORED,
    /** Nothing gives addresses to Services of type LoadBalancer, as in kind and minikube. */
    NO_LOAD_BALANCER,
    /** The gateway takes connections and hangs up. */
    GATEWAY_SILENT,
    /** The operator does not push routes to Kong. */
    ROUTES_NOT_PUSHED,
    /** The workload answers every request with 500. */
    WORKLOAD_FAILS,
    /** The operator answers 403 for its metrics. */
    OPERATOR_METRICS_REFUSED,
    /** The operator's metrics port is closed. */
    OPERATOR_METRICS_CLOSED,
    /** The operator publishes no latency. */
    OPERATOR_METRICS_EMPTY,
    /** The operator publishes the latency of another Service only. */
    OPERATOR_METRICS_OF_ANOTHER,
    /** The agent cannot reach other pods, as behind a NetworkPolicy. */
    AGENT_CUT_OFF,
    /** The agent schedules no check. */
    AGENT_SCHEDULES_NOTHING,
    /** The agent cannot find out the name of its host, and ends. */
    AGENT_WITHOUT_HOSTNAME,
    /** Datadog takes what the agents send and loses it. */
    INTAKE_LOSES_POINTS,
    /** The cluster agent writes no status. */
    CLUSTER_AGENT_STUCK,
    /** The cluster agent answers the External Metrics API with an error. */
    EXTERNAL_VALUES_REFUSED,
    /** The HPA controller may not read external metrics. */
    HPA_MAY_NOT_READ,
    /** The application key lacks the scope timeseries_query. */
    QUERIES_REFUSED,
    /** Datadog answers every query with 429. */
    QUERIES_LIMITED
}
