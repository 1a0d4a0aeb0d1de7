package io.scaleguide.practice.datadog;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.scaleguide.practice.time.PracticeClock;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Datadog's HTTP API, as far as the agents and Scaleguide use it: key checks, metric queries and the intake. It may be mounted
 * under any prefix that does not contain {@code /api/}. Below {@link #ELSEWHERE} it is another site, which knows none of the
 * keys. Sources: datadog-api-client's v1 and v2 descriptions; Datadog's page on rate limits.
 */
public final class DatadogStandIn implements HttpHandler {
    /** A path segment that makes it a site on which the keys are not known. */
    public static final String ELSEWHERE = "/elsewhere";

    /** No public number; high enough that only a fault asked for reaches it. */
    public static final int USUAL_LIMIT = 100_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PracticeKeys keys;
    private final TimeSeries series;
    private final Intake intake;
    private final RateLimit queries;
    private volatile boolean mayQuery = true;
    private volatile boolean losing;
    private volatile DoubleFunction<Optional<Double>> shown = Optional::of;

    /** An answer. */
    record Answer(int status, ObjectNode body) {
        static Answer errors(int status, String... errors) {
            ObjectNode body = JSON.createObjectNode();
            for (String error : errors) {
                body.withArray("errors").add(error);
            }
            return new Answer(status, body);
        }
    }

    /**
     * @param keys the keys it accepts
     * @param series where the values are
     * @param clock the practice cluster's time
     * @param wall the machine's clock, for rate limits
     */
    public DatadogStandIn(PracticeKeys keys, TimeSeries series, PracticeClock clock, Clock wall) {
        this.keys = keys;
        this.series = series;
        this.intake = new Intake(series, clock);
        this.queries = new RateLimit(wall, "query_metrics", USUAL_LIMIT, Duration.ofHours(1));
    }

    /** @return the keys it accepts */
    public PracticeKeys keys() {
        return keys;
    }

    /**
     * A fault: an application key without the scope timeseries_query.
     *
     * @param allowed whether the key may query
     */
    public void allowQueries(boolean allowed) {
        mayQuery = allowed;
    }

    /**
     * A fault: a tight rate limit on queries.
     *
     * @param limit how many calls, 0 or more
     * @param period in how long, wall time
     */
    public void limitQueries(int limit, Duration period) {
        queries.change(limit, period);
    }

    /**
     * A fault: what is sent is taken and lost.
     *
     * @param begun whether it begins
     */
    public void losePoints(boolean begun) {
        losing = begun;
    }

    /**
     * A fault: queries show other values than those that came in.
     *
     * @param values makes a value that is shown of one that came in; empty for a point without a value, which Datadog shows as null
     */
    public void show(DoubleFunction<Optional<Double>> values) {
        shown = values;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            Answer answer = answer(exchange, new String(request, StandardCharsets.UTF_8));
            byte[] body = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange, String body) {
        String full = exchange.getRequestURI().getPath();
        int start = full.indexOf("/api/");
        String path = start < 0 ? full : full.substring(start);
        String apiKey = Optional.ofNullable(exchange.getRequestHeaders().getFirst("DD-API-KEY"))
                .orElse("");
        if (!apiKey.equals(keys.api()) || full.contains(ELSEWHERE + "/")) {
            return Answer.errors(403, "Forbidden");
        }
        return switch (exchange.getRequestMethod() + " " + path) {
            case "GET /api/v1/validate" ->
                new Answer(200, JSON.createObjectNode().put("valid", true));
            case "POST /api/v1/distribution_points" -> taken(() -> keep(() -> intake.distributions(body)));
            case "POST /api/v1/series" -> taken(() -> keep(() -> intake.series(body)));
            case "POST /api/v1/check_run" -> taken(() -> {});
            case "GET /api/v2/validate_keys" ->
                withApplicationKey(
                        exchange, () -> new Answer(200, JSON.createObjectNode().put("status", "ok")));
            case "GET /api/v1/metrics" -> withApplicationKey(exchange, () -> activeMetrics(parameters(exchange)));
            case "GET /api/v1/query" -> withApplicationKey(exchange, () -> query(exchange));
            default -> Answer.errors(404, "Not Found");
        };
    }

    private Answer withApplicationKey(HttpExchange exchange, Supplier<Answer> answer) {
        String key = Optional.ofNullable(exchange.getRequestHeaders().getFirst("DD-APPLICATION-KEY"))
                .orElse("");
        return key.equals(keys.application()) ? answer.get() : Answer.errors(403, "Forbidden");
    }

    private Answer query(HttpExchange exchange) {
        if (!mayQuery) {
            return Answer.errors(403, "Forbidden", "Failed permission authorization checks");
        }
        RateLimit.Verdict verdict = queries.count();
        verdict.headers().forEach(exchange.getResponseHeaders()::set);
        return verdict.allowed()
                ? QueryAnswer.of(series, parameters(exchange), shown)
                : Answer.errors(
                        429, "Rate limit of " + verdict.headers().get("X-RateLimit-Limit") + " requests reached");
    }

    private Answer activeMetrics(Map<String, String> parameters) {
        String from = parameters.getOrDefault("from", "");
        if (!from.matches("\\d{1,12}")) {
            return Answer.errors(400, "The parameter 'from' is required");
        }
        ObjectNode body = JSON.createObjectNode().put("from", from);
        series.metricsSince(Instant.ofEpochSecond(Long.parseLong(from))).forEach(body.withArray("metrics")::add);
        return new Answer(200, body);
    }

    private void keep(Runnable reading) {
        if (!losing) {
            reading.run();
        }
    }

    private static Answer taken(Runnable reading) {
        try {
            reading.run();
            return new Answer(202, JSON.createObjectNode().put("status", "ok"));
        } catch (JacksonException | IllegalArgumentException e) {
            return Answer.errors(400, "Payload is not in the expected format");
        }
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        Map<String, String> parameters = new HashMap<>();
        String raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        for (String pair : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                parameters.putIfAbsent(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }
}
