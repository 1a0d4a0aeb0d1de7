package io.scaleguide.practice.datadog;

import io.scaleguide.practice.datadog.DatadogStandIn.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The answer to GET /api/v1/query. A query that cannot be read gives 400; one that asks too much, 200 with status "error". */
final class QueryAnswer {
    /** What the cluster agent sends at most; the real limit is by length. */
    private static final int MOST_QUERIES = 35;

    private static final JsonMapper JSON = JsonMapper.shared();

    private QueryAnswer() {}

    static Answer of(TimeSeries store, Map<String, String> parameters, DoubleFunction<Optional<Double>> shown) {
        String from = parameters.getOrDefault("from", "");
        String to = parameters.getOrDefault("to", "");
        String query = parameters.getOrDefault("query", "");
        if (!from.matches("\\d{1,12}") || !to.matches("\\d{1,12}") || query.isBlank()) {
            return Answer.errors(400, "The parameters 'from', 'to' and 'query' are required");
        }
        try {
            return answer(store, MetricQuery.parseAll(query), Long.parseLong(from), Long.parseLong(to), query, shown);
        } catch (BadQueryException e) {
            return Answer.errors(400, e.words());
        }
    }

    private static Answer answer(
            TimeSeries store,
            List<MetricQuery> queries,
            long from,
            long to,
            String text,
            DoubleFunction<Optional<Double>> shown) {
        ObjectNode body = JSON.createObjectNode()
                .put("status", "ok")
                .put("res_type", "time_series")
                .put("from_date", from * 1000)
                .put("to_date", to * 1000)
                .put("query", text);
        ArrayNode series = body.putArray("series");
        body.putArray("values");
        body.putArray("times");
        body.putArray("group_by");
        if (queries.size() > MOST_QUERIES) {
            body.put("status", "error").put("error", "Too many queries: " + queries.size());
            return new Answer(200, body);
        }
        for (int index = 0; index < queries.size(); index++) {
            MetricQuery query = queries.get(index);
            // Clients cut "to" to whole seconds; the second itself belongs to the answer.
            for (TimeSeries.Series found :
                    store.query(query, Instant.ofEpochSecond(from), Instant.ofEpochSecond(to + 1))) {
                series.add(series(query, found, index, shown));
            }
        }
        return new Answer(200, body);
    }

    private static ObjectNode series(
            MetricQuery query, TimeSeries.Series found, int index, DoubleFunction<Optional<Double>> shown) {
        List<TimeSeries.Point> points = found.points();
        String scope = !found.group().isEmpty()
                ? String.join(",", found.group())
                : query.scope().isEmpty() ? "*" : String.join(",", query.scope());
        ObjectNode series = JSON.createObjectNode()
                .put("metric", query.metric())
                .put("display_name", query.metric())
                .put("aggr", query.aggregator().name().toLowerCase(Locale.ROOT))
                .put("scope", scope)
                .put("expression", query.text())
                .put("query_index", index)
                .put("length", points.size())
                .put("start", points.get(0).time().toEpochMilli())
                .put("end", points.get(points.size() - 1).time().toEpochMilli());
        found.group().forEach(series.putArray("tag_set")::add);
        ArrayNode list = series.putArray("pointlist");
        points.forEach(point -> {
            ArrayNode pair = list.addArray().add((double) point.time().toEpochMilli());
            shown.apply(point.value()).ifPresentOrElse(pair::add, pair::addNull);
        });
        return series;
    }
}
