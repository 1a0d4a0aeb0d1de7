package io.scaleguide.path.status;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.path.status.StatusView.EventRow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Reads the DatadogMetric, the external value, the HPA and its events, in four requests. */
public final class StatusReader {
    private static final int EVENTS = 10;

    private final Cluster cluster;
    private final Clock clock;

    /**
     * @param cluster the cluster
     * @param clock the time that ages are reckoned from
     */
    public StatusReader(Cluster cluster, Clock clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    /**
     * Reads.
     *
     * @param namespace the HPA's namespace, and that of a metric that is given
     * @param metric the DatadogMetric's name; empty for the one that the HPA names, and where it names none, for the guide's
     * @param hpa the HPA's name
     * @return what there is
     */
    public StatusView read(String namespace, Optional<String> metric, String hpa) {
        ObjectRef autoscaler = new ObjectRef(Kinds.HPA, namespace, hpa);
        Optional<ObjectNode> found = cluster.get(autoscaler);
        ObjectRef reference = metric.map(name -> new ObjectRef(Kinds.DATADOG_METRIC, namespace, name))
                .or(() -> found.flatMap(StatusRows::metricOf))
                .orElseGet(() -> new ObjectRef(Kinds.DATADOG_METRIC, namespace, hpa + "-kong-upstream-latency-ms-avg"));
        List<EventRow> events = cluster.eventsOf(autoscaler).stream()
                .map(event ->
                        new EventRow(age(event.seen()), event.type(), event.reason(), event.object(), event.message()))
                .toList();
        return new StatusView(
                cluster.get(reference).map(one -> StatusRows.metric(one, clock.instant())),
                StatusRows.external(cluster.externalMetric(
                        namespace, "datadogmetric@" + reference.namespace() + ":" + reference.name())),
                found.map(StatusRows::hpa),
                events.subList(Math.max(0, events.size() - EVENTS), events.size()));
    }

    private long age(Instant then) {
        return StatusRows.age(then, clock.instant());
    }
}
