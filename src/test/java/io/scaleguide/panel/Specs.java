package io.scaleguide.panel;

import io.scaleguide.panel.session.Sample;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HPAs and samples for tests. */
public final class Specs {
    private Specs() {}

    /** An HPA on one external metric; {@code behavior} is JSON, or empty for none. */
    public static JsonNode hpa(int minimum, int maximum, String target, String behavior) {
        return JsonMapper.shared().readTree("""
                {"scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "echo"},
                 "minReplicas": %d, "maxReplicas": %d,
                 "metrics": [{"type": "External", "external": {
                   "metric": {"name": "latency"}, "target": {"type": "Value", "value": "%s"}}}]%s}
                """.formatted(
                        minimum, maximum, target, behavior.isEmpty() ? "" : ", \"behavior\": " + behavior));
    }

    /** A sample whose pods are all there and ready. */
    public static Sample sample(Instant at, double metric, int replicas) {
        return sample(at, metric, replicas, replicas);
    }

    /** A sample with some pods ready. */
    public static Sample sample(Instant at, double metric, int replicas, int ready) {
        return new Sample(
                at,
                OptionalLong.of(Math.round(metric * 1000)),
                "",
                OptionalLong.of(150_000),
                replicas,
                replicas,
                ready,
                OptionalDouble.empty(),
                OptionalInt.empty());
    }
}
