package io.scaleguide.practice;

import io.scaleguide.hpa.MetricReading;
import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.autoscaler.ExternalMetrics;
import io.scaleguide.practice.datadog.ClusterAgent;
import io.scaleguide.practice.datadog.ExternalValue;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * External metrics as the HPA controller gets them through the API server: only while an APIService is there and available, with the
 * words of client-go's errors where it is not.
 */
final class ServedMetrics implements ExternalMetrics {
    private static final String API_SERVICE = "v1beta1.external.metrics.k8s.io";

    private final Objects objects;
    private final ClusterAgent agent;
    private final BooleanSupplier forbidden;

    ServedMetrics(Objects objects, ClusterAgent agent, BooleanSupplier forbidden) {
        this.forbidden = forbidden;
        this.objects = objects;
        this.agent = agent;
    }

    @Override
    public MetricReading read(String namespace, String metric) {
        Optional<ObjectNode> apiService = objects.get(Types.API_SERVICE, "", API_SERVICE);
        String asked = " (get " + metric + ".external.metrics.k8s.io)";
        if (apiService.isEmpty()) {
            return new MetricReading.Missing("the server could not find the requested resource" + asked);
        }
        if (!available(apiService.get())) {
            return new MetricReading.Missing("the server is currently unable to handle the request" + asked);
        }
        if (forbidden.getAsBoolean()) {
            return new MetricReading.Missing(metric
                    + ".external.metrics.k8s.io is forbidden: User"
                    + " \"system:serviceaccount:kube-system:horizontal-pod-autoscaler\" cannot list resource \""
                    + metric + "\" in API group \"external.metrics.k8s.io\" in the namespace \"" + namespace + "\"");
        }
        ExternalValue external = agent.external(metric);
        if (external instanceof ExternalValue.Value value) {
            return new MetricReading.Value((long) Math.ceil(value.value() * 1000));
        }
        return new MetricReading.Missing(
                external instanceof ExternalValue.Failed failed
                        ? "Internal error occurred: " + failed.message()
                        : "the server is currently unable to handle the request" + asked);
    }

    private static boolean available(ObjectNode apiService) {
        for (JsonNode condition : apiService.path("status").path("conditions")) {
            if (condition.path("type").asString("").equals("Available")) {
                return condition.path("status").asString("").equals("True");
            }
        }
        return false;
    }
}
