package io.scaleguide.practice.datadog;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends a node agent's metrics to the intake, on a thread of its own. */
final class IntakeSender implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Outside outside;
    private final Worker worker = new Worker("practice-datadog-agent");
    private volatile Optional<String> error = Optional.empty();

    IntakeSender(Outside outside) {
        this.outside = outside;
    }

    /** @return why the last sending failed; empty when it did not */
    Optional<String> error() {
        return error;
    }

    /**
     * @param env the agent's environment: DD_API_KEY, and DD_DD_URL or DD_SITE
     * @param submissions what to send; nothing is sent when there is none
     * @param wall when it was measured
     */
    void send(Map<String, String> env, List<Submission> submissions, Instant wall) {
        String configured = env.getOrDefault("DD_DD_URL", "");
        String url = configured.isBlank() ? "https://app." + env.getOrDefault("DD_SITE", "datadoghq.com") : configured;
        Optional<String> target = outside.route(url);
        if (target.isEmpty()) {
            error = Optional.of("the intake's address is not valid: " + url);
            return;
        }
        Map<String, String> headers = Map.of("DD-API-KEY", env.getOrDefault("DD_API_KEY", ""));
        worker.submit(() -> {
            error = Optional.empty();
            post(target.get() + "/api/v1/distribution_points", headers, body(submissions, true, wall));
            post(target.get() + "/api/v1/series", headers, body(submissions, false, wall));
        });
    }

    @Override
    public void close() {
        worker.close();
    }

    private void post(String url, Map<String, String> headers, ObjectNode body) {
        if (body.path("series").isEmpty()) {
            return;
        }
        try {
            HttpCalls.Reply reply = HttpCalls.post(url, headers, JSON.writeValueAsBytes(body));
            if (reply.status() == 403) {
                error = Optional.of("API Key invalid, dropping transaction for " + url);
            } else if (reply.status() >= 300) {
                error = Optional.of("error " + reply.status() + " while sending transaction to " + url);
            }
        } catch (IOException e) {
            error = Optional.of("error while sending transaction to " + url + ": " + e.getMessage());
        }
    }

    private static ObjectNode body(List<Submission> submissions, boolean distributions, Instant wall) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode series = body.putArray("series");
        BigDecimal time = BigDecimal.valueOf(wall.toEpochMilli(), 3);
        for (Submission submission : submissions) {
            if (submission.distribution() != distributions) {
                continue;
            }
            ObjectNode one = series.addObject().put("metric", submission.metric());
            submission.tags().forEach(one.putArray("tags")::add);
            ArrayNode point = one.putArray("points").addArray().add(time);
            if (distributions) {
                submission.values().forEach(point.addArray()::add);
            } else {
                point.add(submission.values().get(0));
            }
        }
        return body;
    }
}
