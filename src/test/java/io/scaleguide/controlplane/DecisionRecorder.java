package io.scaleguide.controlplane;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.practice.api.AggregatedApi;
import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.datadog.ExternalMetricsApi;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * External metrics that follow a script, one step for each sync of an HPA. As the controller asks for each HPA's metric once a sync, the request tells the
 * time, what the controller sees, and what its last sync has left.
 */
final class DecisionRecorder implements AggregatedApi {
    private static final Pattern PATH = Pattern.compile("namespaces/[^/]+/([a-z-]+)\\.(\\d)");
    private static final long SETTLING_MILLIS = 400;
    private static final long LOOK_MILLIS = 40;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Cluster cluster;
    private final Map<String, RecordedLife> lives;
    private final Instant start = Instant.now();

    /**
     * @param cluster the cluster whose controller is recorded
     * @param lives the HPAs, by name
     */
    DecisionRecorder(Cluster cluster, Map<String, RecordedLife> lives) {
        this.cluster = cluster;
        this.lives = Map.copyOf(lives);
    }

    @Override
    public List<ObjectNode> resources(String group, String version) {
        return ExternalMetricsApi.served();
    }

    @Override
    public ObjectNode get(String group, String version, String path, Map<String, String> query) {
        Matcher asked = PATH.matcher(path);
        if (!asked.matches() || !lives.containsKey(asked.group(1))) {
            throw new ApiError(404, "NotFound", "the server could not find the metric " + path);
        }
        RecordedLife life = lives.get(asked.group(1));
        int metric = Integer.parseInt(asked.group(2));
        if (metric == 0) {
            begin(life);
        }
        return answer(group + "/" + version, life.metric(metric), life.value(metric));
    }

    /** A sync begins: what is there now is what the one before has left, and what this one sees. */
    private void begin(RecordedLife life) {
        ObjectRef target = new ObjectRef(Kinds.DEPLOYMENT, RecordedLife.NAMESPACE, life.name());
        ObjectRef scaler = new ObjectRef(Kinds.HPA, RecordedLife.NAMESPACE, life.name());
        ObjectNode deployment = cluster.get(target).orElseThrow();
        life.ended(deployment, cluster.get(scaler).orElseThrow());
        int ready = settle(life, deployment.at("/spec/replicas").asInt());
        int status = life.perPod()
                ? deployment.at("/status/replicas").asInt(0)
                : cluster.get(target).orElseThrow().at("/status/replicas").asInt(0);
        life.begins(milliseconds(), deployment.at("/spec/replicas").asInt(1), status, ready);
        if (life.over()) {
            // Now, while the controller waits: what it says next is no longer recorded.
            life.said(cluster.eventsOf(scaler).stream()
                    .map(event -> event.reason() + ": " + event.message())
                    .toList());
        }
    }

    /**
     * Waits for the pods to be as many as they should be and ready: the controller, which waits for its answer, counts them only then. It has read the
     * scale before, which is why the status of a per-pod metric's target is read before as well.
     */
    private int settle(RecordedLife life, int wanted) {
        long end = milliseconds() + SETTLING_MILLIS;
        int ready = ready(life);
        while (ready != wanted && milliseconds() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
            ready = ready(life);
        }
        return ready;
    }

    private int ready(RecordedLife life) {
        return (int) cluster.list(Kinds.POD, RecordedLife.NAMESPACE, "app=" + life.name()).stream()
                .filter(DecisionRecorder::ready)
                .count();
    }

    /** As replica_calculator.go counts them: those that are being deleted as well. */
    private static boolean ready(JsonNode pod) {
        for (JsonNode condition : pod.at("/status/conditions")) {
            if (condition.path("type").asString("").equals("Ready")) {
                return condition.path("status").asString("").equals("True")
                        && pod.at("/status/phase").asString("").equals("Running");
            }
        }
        return false;
    }

    /** When the recording began. */
    Instant start() {
        return start;
    }

    /** Since the recording began. */
    long milliseconds() {
        return Duration.between(start, Instant.now()).toMillis();
    }

    private static ObjectNode answer(String apiVersion, String metric, String value) {
        if (value.startsWith("error:")) {
            throw new ApiError(500, "InternalError", "Internal error occurred: " + value.substring("error:".length()));
        }
        ObjectNode list =
                JSON.createObjectNode().put("kind", "ExternalMetricValueList").put("apiVersion", apiVersion);
        list.putObject("metadata");
        list.putArray("items");
        boolean old = value.startsWith("old:");
        String amounts = value.replaceFirst("^(old|set:\\d+):", "");
        if (!amounts.equals("none")) {
            for (String amount : amounts.split("\\+", -1)) {
                list.withArray("items")
                        .addObject()
                        .put("metricName", metric)
                        .putNull("metricLabels")
                        .put(
                                "timestamp",
                                Instant.now()
                                        .minusSeconds(old ? 3600 : 0)
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString())
                        .put("value", amount);
            }
        }
        return list;
    }
}
