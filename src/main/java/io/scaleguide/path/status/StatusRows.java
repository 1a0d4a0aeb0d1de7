package io.scaleguide.path.status;

import io.scaleguide.kube.ExternalMetric;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.path.status.StatusView.External;
import io.scaleguide.path.status.StatusView.HpaRow;
import io.scaleguide.path.status.StatusView.MetricRow;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Objects as kubectl prints them. Pure: what is not in an object is an empty column. */
public final class StatusRows {
    private static final Pattern METRIC = Pattern.compile("datadogmetric@([^:]+):(.+)");

    private StatusRows() {}

    /**
     * @param hpa an HPA
     * @return the DatadogMetric that it scales on, which may be in another namespace; empty where it scales on none
     */
    public static Optional<ObjectRef> metricOf(ObjectNode hpa) {
        for (JsonNode metric : hpa.path("spec").path("metrics")) {
            Matcher name = METRIC.matcher(
                    metric.path("external").path("metric").path("name").asString(""));
            if (name.matches()) {
                return Optional.of(new ObjectRef(Kinds.DATADOG_METRIC, name.group(1), name.group(2)));
            }
        }
        return Optional.empty();
    }

    /**
     * @param metric a DatadogMetric
     * @param now the moment that its age is reckoned from
     * @return its row
     */
    public static MetricRow metric(ObjectNode metric, Instant now) {
        JsonNode status = metric.path("status");
        return new MetricRow(
                metric.path("metadata").path("name").asString(""),
                condition(status, "Active", "status"),
                condition(status, "Valid", "status"),
                status.path("currentValue").asString(""),
                status.path("autoscalerReferences").asString(""),
                updated(metric).map(time -> age(time, now)));
    }

    /**
     * @param metric a DatadogMetric
     * @return when its value was last written; empty where it says none
     */
    public static Optional<Instant> updated(ObjectNode metric) {
        return time(condition(metric.path("status"), "Updated", "lastUpdateTime"));
    }

    private static String condition(JsonNode status, String type, String field) {
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asString("").equals(type)) {
                return condition.path(field).asString("");
            }
        }
        return "";
    }

    /**
     * @param metric what the External Metrics API says
     * @return its value, or why there is none
     */
    public static External external(ExternalMetric metric) {
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

    /**
     * @param hpa an HPA
     * @return its row
     */
    public static HpaRow hpa(ObjectNode hpa) {
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

    /**
     * @param then a time
     * @param now a moment
     * @return how long ago that was, in seconds; 0 where it is yet to come
     */
    public static long age(Instant then, Instant now) {
        return Math.max(0, Duration.between(then, now).toSeconds());
    }

    /**
     * @param text a time as Kubernetes writes it
     * @return the time; empty where it is none
     */
    public static Optional<Instant> time(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
