package io.scaleguide.controlplane;

import io.scaleguide.practice.api.AggregatedApi;
import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.datadog.ExternalMetricsApi;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** External metrics that go from value to value as time passes, whoever asks and however often. */
final class SteppingMetrics implements AggregatedApi {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Where there is no metric for a while. */
    static final long NONE = -1;

    private final Duration step;
    private final Map<String, List<Long>> values;
    private final Instant start = Instant.now();

    /**
     * @param step how long each value stays
     * @param values the values of each metric, in turn
     */
    SteppingMetrics(Duration step, Map<String, List<Long>> values) {
        this.step = step;
        this.values = Map.copyOf(values);
    }

    @Override
    public List<ObjectNode> resources(String group, String version) {
        return ExternalMetricsApi.served();
    }

    @Override
    public ObjectNode get(String group, String version, String path, Map<String, String> query) {
        String metric = path.substring(path.lastIndexOf('/') + 1);
        List<Long> all = values.get(metric);
        if (all == null) {
            throw new ApiError(404, "NotFound", "the server could not find the metric " + path);
        }
        Instant now = Instant.now();
        Duration passed = Duration.between(start, now);
        long value = all.get((int) (passed.dividedBy(step) % all.size()));
        ObjectNode list =
                JSON.createObjectNode().put("kind", "ExternalMetricValueList").put("apiVersion", group + "/" + version);
        list.putObject("metadata");
        list.putArray("items");
        if (value != NONE) {
            list.withArray("items")
                    .addObject()
                    .put("metricName", metric)
                    .putNull("metricLabels")
                    .put("timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString())
                    // A little more each second, so that each sync leaves its trace in the status.
                    .put("value", value * 1000 + passed.toSeconds() % 10 + "m");
        }
        return list;
    }
}
