package io.scaleguide.practice.api.schema;

import io.scaleguide.practice.api.ApiError.Cause;
import io.scaleguide.practice.api.ResourceType;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What must be in the builtin types that people write here: Kubernetes pkg/apis/.../validation. */
final class BuiltinRules {
    private BuiltinRules() {}

    static List<Cause> check(ResourceType type, JsonNode object) {
        List<Cause> causes = new ArrayList<>();
        JsonNode spec = object.path("spec");
        switch (type.group() + "/" + type.kind()) {
            case "apps/Deployment", "apps/DaemonSet", "apps/ReplicaSet", "apps/StatefulSet" -> workload(spec, causes);
            case "batch/Job" -> pod(spec.path("template").path("spec"), "spec.template.spec", causes);
            case "/Pod" -> pod(spec, "spec", causes);
            case "/Service" -> service(spec, causes);
            case "autoscaling/HorizontalPodAutoscaler" -> autoscaler(spec, causes);
            default -> {
                // Nothing else is checked.
            }
        }
        return causes;
    }

    /** What may not change. */
    static List<Cause> checkChange(ResourceType type, JsonNode live, JsonNode changed) {
        JsonNode before = live.path("spec").path("selector");
        JsonNode after = changed.path("spec").path("selector");
        boolean fixed = type.group().equals("apps");
        return fixed && !before.equals(after)
                ? List.of(invalid("spec.selector", after + ": field is immutable"))
                : List.of();
    }

    private static void workload(JsonNode spec, List<Cause> causes) {
        JsonNode selector = spec.path("selector");
        JsonNode labels = spec.path("template").path("metadata").path("labels");
        if (selector.isEmpty()) {
            causes.add(required("spec.selector", ""));
        }
        boolean matches = selector.path("matchLabels").properties().stream()
                .allMatch(entry -> entry.getValue().equals(labels.get(entry.getKey())));
        if (!matches) {
            causes.add(
                    invalid("spec.template.metadata.labels", labels + ": `selector` does not match template `labels`"));
        }
        if (spec.path("replicas").asInt(0) < 0) {
            causes.add(invalid("spec.replicas", spec.path("replicas") + ": must be greater than or equal to 0"));
        }
        pod(spec.path("template").path("spec"), "spec.template.spec", causes);
    }

    private static void pod(JsonNode spec, String path, List<Cause> causes) {
        JsonNode containers = spec.path("containers");
        if (containers.isEmpty()) {
            causes.add(required(path + ".containers", ""));
        }
        for (int i = 0; i < containers.size(); i++) {
            for (String field : List.of("name", "image")) {
                if (containers.path(i).path(field).asString("").isEmpty()) {
                    causes.add(required(path + ".containers[" + i + "]." + field, ""));
                }
            }
        }
    }

    private static void service(JsonNode spec, List<Cause> causes) {
        boolean none = spec.path("clusterIP").asString("").equals("None")
                || spec.path("type").asString("").equals("ExternalName");
        if (spec.path("ports").isEmpty() && !none) {
            causes.add(required("spec.ports", ""));
        }
        for (int i = 0; i < spec.path("ports").size(); i++) {
            int port = spec.path("ports").path(i).path("port").asInt(0);
            if (port < 1 || port > 65535) {
                causes.add(invalid("spec.ports[" + i + "].port", port + ": must be between 1 and 65535, inclusive"));
            }
        }
    }

    private static void autoscaler(JsonNode spec, List<Cause> causes) {
        int least = spec.path("minReplicas").asInt(1);
        int most = spec.path("maxReplicas").asInt(0);
        if (most < 1) {
            causes.add(invalid("spec.maxReplicas", most + ": must be greater than 0"));
        }
        if (most < least) {
            causes.add(invalid("spec.maxReplicas", most + ": must be greater than or equal to `minReplicas`"));
        }
        for (String field : List.of("kind", "name")) {
            if (spec.path("scaleTargetRef").path(field).asString("").isEmpty()) {
                causes.add(required("spec.scaleTargetRef." + field, ""));
            }
        }
        for (int i = 0; i < spec.path("metrics").size(); i++) {
            metric(spec.path("metrics").path(i), "spec.metrics[" + i + "]", causes);
        }
    }

    private static void metric(JsonNode metric, String path, List<Cause> causes) {
        String type = metric.path("type").asString("");
        if (type.isEmpty()) {
            causes.add(required(path + ".type", "must specify a metric source type"));
        }
        if (!type.equals("External")) {
            return;
        }
        JsonNode external = metric.path("external");
        if (external.isEmpty()) {
            causes.add(required(path + ".external", "must populate information for the given metric source"));
            return;
        }
        if (external.path("metric").path("name").asString("").isEmpty()) {
            causes.add(required(path + ".external.metric.name", "must specify a metric name"));
        }
        if (!external.path("target").has("value") && !external.path("target").has("averageValue")) {
            causes.add(required(
                    path + ".external.target.averageValue",
                    "must set either a target value for metric or a per-pod target"));
        }
    }

    private static Cause required(String field, String words) {
        return new Cause("FieldValueRequired", words.isEmpty() ? "Required value" : "Required value: " + words, field);
    }

    private static Cause invalid(String field, String words) {
        return new Cause("FieldValueInvalid", "Invalid value: " + words, field);
    }
}
