package io.scaleguide.practice.card;

import java.util.stream.Stream;

/** Cards of what programs and networks in the cluster do wrong. */
class WorldCardsIT extends MeetsCards {
    private static final String NO_SERIES = "no serie returned for this query";

    static Stream<Meeting> meetings() {
        return wanted(
                fails("load-balancer-pending", "late-route-ready", "The Gateway is not programmed"),
                fails("gateway-silent", "traffic-in-vain", "the connection ended without an answer"),
                fails("gateway-404", "traffic-in-vain", "The gateway has no route"),
                fails("workload-500", "traffic-in-vain", "are 5xx"),
                fails("extensions-ignored", "late-route-ready", "does not carry the metrics plugin"),
                mayFail("operator-metrics-403", "late-metric-valid", NO_SERIES),
                mayFail("operator-metrics-closed", "late-metric-valid", NO_SERIES),
                fails("metric-absent", "late-metric-valid", NO_SERIES),
                fails("metric-of-another", "late-metric-valid", NO_SERIES),
                mayFail("agent-cut-off", "late-metric-valid", NO_SERIES),
                mayFail("agent-idle", "late-metric-valid", NO_SERIES),
                fails("agent-no-hostname", "agents-ready-stuck", "CrashLoopBackOff"),
                fails("cluster-agent-stuck", "late-metric-referenced", "has not seen yet that the HPA refers"),
                fails("external-api-unreachable", "late-external-api-available", "FailedDiscoveryCheck"),
                fails("external-value-refused", "late-external-value", "DatadogMetric not found"),
                fails("hpa-may-not-read", "late-scaling-active", "is forbidden"));
    }
}
