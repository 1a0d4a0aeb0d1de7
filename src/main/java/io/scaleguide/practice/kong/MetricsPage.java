package io.scaleguide.practice.kong;

import io.scaleguide.practice.gateway.LatencyHistogram;
import io.scaleguide.practice.gateway.ServiceName;
import java.util.Locale;
import java.util.Map;

/** The operator's /metrics text: a few families of every controller, and the upstream latency (enricher.go in kong-operator). */
final class MetricsPage {
    private static final String FAMILY = "kong_upstream_latency_ms";
    private static final String ORDINARY = """
            # HELP controller_runtime_reconcile_total Total number of reconciliations per controller
            # TYPE controller_runtime_reconcile_total counter
            controller_runtime_reconcile_total{controller="gateway",result="success"} 12
            # HELP workqueue_depth Current depth of workqueue
            # TYPE workqueue_depth gauge
            workqueue_depth{name="gateway"} 0
            """;

    private MetricsPage() {}

    /** One latency for each data plane, whatever it serves: the last service written wins, as in the real collector. */
    static String of(Map<String, Map.Entry<ServiceName, LatencyHistogram>> byDataPlane) {
        StringBuilder page = new StringBuilder(ORDINARY);
        if (!byDataPlane.isEmpty()) {
            page.append("# HELP ").append(FAMILY).append(" Latency added by upstream response in ms\n");
            page.append("# TYPE ").append(FAMILY).append(" histogram\n");
        }
        byDataPlane.forEach((url, entry) -> append(page, url, entry.getKey(), entry.getValue()));
        return page.toString();
    }

    private static void append(StringBuilder page, String url, ServiceName service, LatencyHistogram latency) {
        String labels = "dataplane_url=\"" + url + "\",kubernetes_apiversion=\"v1\",kubernetes_kind=\"service\","
                + "kubernetes_name=\"" + service.name() + "\",kubernetes_namespace=\"" + service.namespace()
                + "\",namespace=\"" + service.namespace() + "\",service=\"" + service.name() + "\"";
        long[] buckets = latency.cumulativeBuckets();
        for (int index = 0; index < buckets.length; index++) {
            boolean last = index >= LatencyHistogram.BOUNDS.length || Double.isInfinite(LatencyHistogram.BOUNDS[index]);
            String bound = last ? "+Inf" : Long.toString((long) LatencyHistogram.BOUNDS[index]);
            page.append(FAMILY)
                    .append("_bucket{")
                    .append(labels)
                    .append(",le=\"")
                    .append(bound)
                    .append("\"} ")
                    .append(buckets[index])
                    .append('\n');
        }
        page.append(FAMILY)
                .append("_sum{")
                .append(labels)
                .append("} ")
                .append(String.format(Locale.ROOT, "%.3f", latency.sumMillis()))
                .append('\n');
        page.append(FAMILY)
                .append("_count{")
                .append(labels)
                .append("} ")
                .append(latency.count())
                .append('\n');
    }
}
