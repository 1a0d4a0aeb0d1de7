package io.scaleguide.practice.datadog;

import io.scaleguide.practice.time.PracticeClock;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends a batch of queries in one call, as the cluster agent does, and reads one result for each. */
final class QueryClient {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PracticeClock clock;
    private final Outside outside;
    private final AgentLog log;

    QueryClient(PracticeClock clock, Outside outside, AgentLog log) {
        this.clock = clock;
        this.outside = outside;
        this.log = log;
    }

    /** One query's result. */
    sealed interface Result {
        /** A point, wall time. */
        record Point(Instant time, double value) implements Result {}

        /** The agent's words for why there is none. */
        record Failed(String message) implements Result {}
    }

    /**
     * @param settings the agent's settings
     * @param queries at most {@link ClusterAgentSettings#CHUNK} queries
     * @param window how far back, practice time
     * @return a result for each query, in order
     */
    List<Result> ask(ClusterAgentSettings settings, List<String> queries, Duration window) {
        if (!settings.hasBothKeys()) {
            // The real agent installs a client that answers every query with nothing, hence the misleading words.
            return each(queries, query -> new Result.Failed(MetricErrors.noSerie(window.toSeconds(), query)));
        }
        try {
            Optional<String> base = outside.route(settings.endpoint());
            if (base.isEmpty()) {
                return failed(queries, MetricErrors.GLOBAL);
            }
            HttpCalls.Reply reply = HttpCalls.get(
                    base.get() + parameters(queries, window),
                    Map.of(
                            "DD-API-KEY", settings.apiKey().orElse(""),
                            "DD-APPLICATION-KEY", settings.applicationKey().orElse(""),
                            "User-Agent", "Datadog-Cluster-Agent"));
            if (reply.status() >= 400) {
                tell(queries, reply.status() + ": " + reply.body().strip());
            }
            if (reply.status() == 429) {
                return failed(queries, MetricErrors.RATE_LIMIT);
            }
            JsonNode answer = reply.status() == 200 ? JSON.readTree(reply.body()) : JSON.missingNode();
            return "ok".equals(answer.path("status").asString(""))
                    ? results(answer.path("series"), queries, window)
                    : failed(queries, MetricErrors.GLOBAL);
        } catch (IOException | JacksonException e) {
            tell(queries, e.getClass().getSimpleName() + ": " + e.getMessage());
            return failed(queries, MetricErrors.GLOBAL);
        }
    }

    /** The keys travel in headers, so that neither the query nor the answer holds one. */
    private void tell(List<String> queries, String error) {
        log.error(
                "pkg/clusteragent/autoscaling/externalmetrics/metrics_retriever.go in retrieveMetricsValuesSlice",
                "Unable to fetch external metrics: error while executing metric query " + String.join(",", queries)
                        + ": API error " + error);
    }

    private String parameters(List<String> queries, Duration window) {
        Instant now = clock.wall();
        return "/api/v1/query?from=" + now.minus(clock.real(window)).getEpochSecond() + "&to=" + now.getEpochSecond()
                + "&query=" + URLEncoder.encode(String.join(",", queries), StandardCharsets.UTF_8);
    }

    private static List<Result> results(JsonNode series, List<String> queries, Duration window) {
        List<Result> results = new ArrayList<>();
        for (int index = 0; index < queries.size(); index++) {
            List<JsonNode> own = new ArrayList<>();
            for (JsonNode one : series) {
                if (one.path("query_index").asInt(0) == index) {
                    own.add(one);
                }
            }
            results.add(result(own, queries.get(index), window));
        }
        return results;
    }

    private static Result result(List<JsonNode> series, String query, Duration window) {
        if (series.size() > 1) {
            return new Result.Failed(MetricErrors.manySeries(query));
        }
        List<JsonNode> points = new ArrayList<>();
        series.forEach(one -> one.path("pointlist").forEach(point -> {
            if (point.path(1).isNumber()) {
                points.add(point);
            }
        }));
        if (points.isEmpty()) {
            return new Result.Failed(MetricErrors.noSerie(window.toSeconds(), query));
        }
        // The newest point may still be filling up: the agent takes the one before it when there is one.
        JsonNode chosen = points.get(Math.max(0, points.size() - 2));
        return new Result.Point(
                Instant.ofEpochMilli(chosen.path(0).asLong()), chosen.path(1).asDouble());
    }

    private static List<Result> failed(List<String> queries, String words) {
        return each(queries, query -> new Result.Failed(words));
    }

    private static List<Result> each(List<String> queries, Function<String, Result> result) {
        return queries.stream().map(result).toList();
    }
}
