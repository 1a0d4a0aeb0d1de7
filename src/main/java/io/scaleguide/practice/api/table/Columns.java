package io.scaleguide.practice.api.table;

import io.scaleguide.practice.api.ApiType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Chooses the columns of a type: Kubernetes pkg/printers/internalversion/printers.go, and additionalPrinterColumns. */
final class Columns {
    private static final Column NAME = text("Name", it -> at(it, "/metadata/name"));
    private static final Column AGE = age("Age", "/metadata/creationTimestamp");

    private static final Map<String, List<Column>> BY_KIND = Map.ofEntries(
            Map.entry("/Pod", PodColumns.all()),
            Map.entry(
                    "apps/Deployment",
                    workload(
                            text(
                                    "Ready",
                                    it -> number(it, "/status/readyReplicas") + "/" + number(it, "/spec/replicas")),
                            count("Up-to-date", "/status/updatedReplicas"),
                            count("Available", "/status/availableReplicas"),
                            AGE)),
            Map.entry(
                    "apps/ReplicaSet",
                    workload(
                            count("Desired", "/spec/replicas"),
                            count("Current", "/status/replicas"),
                            count("Ready", "/status/readyReplicas"),
                            AGE)),
            Map.entry(
                    "apps/StatefulSet",
                    workload(
                            text(
                                    "Ready",
                                    it -> number(it, "/status/readyReplicas") + "/" + number(it, "/spec/replicas")),
                            AGE)),
            Map.entry(
                    "apps/DaemonSet",
                    workload(
                            count("Desired", "/status/desiredNumberScheduled"),
                            count("Current", "/status/currentNumberScheduled"),
                            count("Ready", "/status/numberReady"),
                            count("Up-to-date", "/status/updatedNumberScheduled"),
                            count("Available", "/status/numberAvailable"),
                            text("Node Selector", it -> Labels.show(it.at("/spec/template/spec/nodeSelector"))),
                            AGE)),
            Map.entry("batch/Job", JobColumns.all()),
            Map.entry("/Service", ServiceColumns.all()),
            Map.entry("/Namespace", List.of(NAME, text("Status", it -> at(it, "/status/phase")), AGE)),
            Map.entry("/Node", NodeColumns.all()),
            Map.entry("/Secret", List.of(NAME, text("Type", it -> at(it, "/type")), size("Data", "/data"), AGE)),
            Map.entry("/ConfigMap", List.of(NAME, size("Data", "/data"), AGE)),
            Map.entry("/ServiceAccount", List.of(NAME, size("Secrets", "/secrets"), AGE)),
            Map.entry("/Event", EventColumns.all()),
            Map.entry("events.k8s.io/Event", EventColumns.all()),
            Map.entry(
                    "autoscaling/HorizontalPodAutoscaler",
                    List.of(
                            NAME,
                            text(
                                    "Reference",
                                    it -> at(it, "/spec/scaleTargetRef/kind") + "/"
                                            + at(it, "/spec/scaleTargetRef/name")),
                            text("Targets", HpaTargets::show),
                            text("MinPods", it -> at(it, "/spec/minReplicas", "<unset>")),
                            count("MaxPods", "/spec/maxReplicas"),
                            count("Replicas", "/status/currentReplicas"),
                            AGE)),
            Map.entry(
                    "apiextensions.k8s.io/CustomResourceDefinition",
                    List.of(NAME, text("Created At", it -> at(it, "/metadata/creationTimestamp")))),
            Map.entry(
                    "apiregistration.k8s.io/APIService",
                    List.of(NAME, text("Service", Columns::serviceOf), text("Available", Columns::availability), AGE)));

    private Columns() {}

    static List<Column> of(ApiType type) {
        JsonNode extra = type.columns().orElse(NullNode.getInstance());
        if (extra.isEmpty()) {
            return BY_KIND.getOrDefault(type.type().group() + "/" + type.type().kind(), List.of(NAME, AGE));
        }
        List<Column> columns = new ArrayList<>(List.of(NAME));
        extra.forEach(definition -> columns.add(custom(definition)));
        return columns;
    }

    private static Column custom(JsonNode definition) {
        String path = definition.path("jsonPath").asString("");
        String type = definition.path("type").asString("string");
        return new Column(
                definition.path("name").asString(""),
                type,
                definition.path("priority").asInt(0),
                (object, now) -> JsonPath.find(object, path).stream()
                        .findFirst()
                        .map(found -> customCell(found, type, now))
                        .orElse(NullNode.getInstance()));
    }

    private static JsonNode customCell(JsonNode found, String type, Instant now) {
        if (type.equals("date")) {
            return StringNode.valueOf(Ages.since(found.asString(""), now));
        }
        return found.isValueNode() && !type.equals("string")
                ? found
                : StringNode.valueOf(found.isValueNode() ? found.asString("") : found.toString());
    }

    static Column name() {
        return NAME;
    }

    static Column age() {
        return AGE;
    }

    static Column age(String name, String path) {
        return new Column(name, "string", 0, (it, now) -> StringNode.valueOf(Ages.since(at(it, path), now)));
    }

    static Column text(String name, Function<JsonNode, String> value) {
        return new Column(name, "string", 0, (it, now) -> StringNode.valueOf(value.apply(it)));
    }

    static Column wide(String name, Function<JsonNode, String> value) {
        return new Column(name, "string", 1, (it, now) -> StringNode.valueOf(value.apply(it)));
    }

    static Column count(String name, String path) {
        return new Column(name, "integer", 0, (it, now) -> IntNode.valueOf(number(it, path)));
    }

    static String at(JsonNode object, String path) {
        return at(object, path, "");
    }

    static String at(JsonNode object, String path, String otherwise) {
        return object.at(path).asString(otherwise);
    }

    static int number(JsonNode object, String path) {
        return object.at(path).asInt(0);
    }

    /** Name, then these, then what {@code -o wide} adds for every workload. */
    private static List<Column> workload(Column... own) {
        List<Column> columns = new ArrayList<>(List.of(NAME));
        columns.addAll(List.of(own));
        columns.add(wide("Containers", it -> Labels.join(it.at("/spec/template/spec/containers"), "name")));
        columns.add(wide("Images", it -> Labels.join(it.at("/spec/template/spec/containers"), "image")));
        columns.add(wide("Selector", it -> Labels.show(it.at("/spec/selector/matchLabels"))));
        return List.copyOf(columns);
    }

    private static Column size(String name, String path) {
        return new Column(
                name, "integer", 0, (it, now) -> IntNode.valueOf(it.at(path).size()));
    }

    private static String serviceOf(JsonNode apiService) {
        JsonNode service = apiService.at("/spec/service");
        return service.isMissingNode() || service.isNull()
                ? "Local"
                : at(service, "/namespace") + "/" + at(service, "/name");
    }

    private static String availability(JsonNode apiService) {
        for (JsonNode condition : apiService.at("/status/conditions")) {
            if (at(condition, "/type").equals("Available")) {
                String status = at(condition, "/status");
                return status.equals("True") ? status : status + " (" + at(condition, "/reason") + ")";
            }
        }
        return "Unknown";
    }
}
