package io.scaleguide.path.status;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ExternalMetric;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.path.status.StatusView.EventRow;
import io.scaleguide.path.status.StatusView.External;
import io.scaleguide.path.status.StatusView.HpaRow;
import io.scaleguide.path.status.StatusView.MetricRow;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the DatadogMetric, the external value, the HPA and its events, in four requests. */
public final class StatusReader {
    private static final int EVENTS = 10;
    private static final Pattern METRIC = Pattern.compile("datadogmetric@([^:]+):(.+)");

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
                .or(() -> found.flatMap(StatusReader::named))
                .orElseGet(() -> new ObjectRef(Kinds.DATADOG_METRIC, namespace, hpa + "-kong-upstream-latency-ms-avg"));
        List<EventRow> events = cluster.eventsOf(autoscaler).stream()
                .map(event ->
                        new EventRow(age(event.seen()), event.type(), event.reason(), event.object(), event.message()))
                .toList();
        return new StatusView(
                cluster.get(reference).map(this::metric),
                external(cluster.externalMetric(
                        namespace, "datadogmetric@" + reference.namespace() + ":" + reference.name())),
                found.map(StatusReader::hpa),
                events.subList(Math.max(0, events.size() - EVENTS), events.size()));
    }

    /** The DatadogMetric that an HPA scales on, which may be in another namespace. */
    private static Optional<ObjectRef> named(ObjectNode hpa) {
        for (JsonNode metric : hpa.path("spec").path("metrics")) {
            Matcher name = METRIC.matcher(
                    metric.path("external").path("metric").path("name").asString(""));
            if (name.matches()) {
                return Optional.of(new ObjectRef(Kinds.DATADOG_METRIC, name.group(1), name.group(2)));
            }
        }
        return Optional.empty();
    }

    private MetricRow metric(ObjectNode metric) {
        JsonNode status = metric.path("status");
        Optional<Long> updated = Optional.of(condition(status, "Updated", "lastUpdateTime"))
                .filter(time -> !time.isEmpty())
                .map(time -> age(Instant.parse(time)));
        return new MetricRow(
                metric.path("metadata").path("name").asString(""),
                condition(status, "Active", "status"),
                condition(status, "Valid", "status"),
                status.path("currentValue").asString(""),
                status.path("autoscalerReferences").asString(""),
                updated);
    }

    private static String condition(JsonNode status, String type, String field) {
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asString("").equals(type)) {
                return condition.path(field).asString("");
            }
        }
        return "";
    }

    private static External external(ExternalMetric metric) {
        if (metric instanceof ExternalMetric.Value value) {
            return new External(
                    Optional.of(value.value().setScale(3, RoundingMode.HALF_UP).doubleValue()), value.quantity(), "");
        }
        return new External(
                Optional.empty(),
                "",
                metric instanceof ExternalMetric.NotServed away
                        ? away.message()
                        : ((ExternalMetric.Failed) metric).message());
    }

    private static HpaRow hpa(ObjectNode hpa) {
        JsonNode spec = hpa.path("spec");
        JsonNode status = hpa.path("status");
        JsonNode reference = spec.path("scaleTargetRef");
        return new HpaRow(
                hpa.path("metadata").path("name").asString(""),
                reference.path("kind").asString("") + "/"
                        + reference.path("name").asString(""),
                targets(spec, status),
                spec.path("minReplicas").asInt(1),
                spec.path("maxReplicas").asInt(0),
                status.path("currentReplicas").asInt(0),
                status.path("desiredReplicas").asInt(0));
    }

    private static String targets(JsonNode spec, JsonNode status) {
        JsonNode target = spec.path("metrics").path(0).path("external").path("target");
        JsonNode current =
                status.path("currentMetrics").path(0).path("external").path("current");
        boolean average = target.path("type").asString("").equals("AverageValue");
        String field = average ? "averageValue" : "value";
        String suffix = average ? " (avg)" : "";
        return current.path(field).asString("<unknown>") + "/"
                + target.path(field).asString("<none>") + suffix;
    }

    private long age(Instant then) {
        return Math.max(0, Duration.between(then, clock.instant()).toSeconds());
    }
}
