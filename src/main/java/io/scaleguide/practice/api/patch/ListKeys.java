package io.scaleguide.practice.api.patch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Tells how the items of a list are told apart when lists are merged. */
@FunctionalInterface
public interface ListKeys {
    /**
     * @param path the fields that lead to the list, without indices
     * @return the fields that identify an item; no fields at all for a set of plain values; empty when the list is replaced whole
     */
    Optional<List<String>> of(List<String> path);

    /** The lists of builtin types: x-kubernetes-list-map-keys in Kubernetes api/openapi-spec/v3. */
    static ListKeys builtin() {
        Map<String, List<String>> byField = Map.ofEntries(
                Map.entry("containers", List.of("name")),
                Map.entry("initContainers", List.of("name")),
                Map.entry("ephemeralContainers", List.of("name")),
                Map.entry("volumes", List.of("name")),
                Map.entry("env", List.of("name")),
                Map.entry("imagePullSecrets", List.of("name")),
                Map.entry("secrets", List.of("name")),
                Map.entry("webhooks", List.of("name")),
                Map.entry("volumeMounts", List.of("mountPath")),
                Map.entry("volumeDevices", List.of("devicePath")),
                Map.entry("hostAliases", List.of("ip")),
                Map.entry("topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable")),
                Map.entry("conditions", List.of("type")),
                Map.entry("ownerReferences", List.of("uid")),
                Map.entry("finalizers", List.of()));
        return path -> {
            String last = path.get(path.size() - 1);
            if (last.equals("ports")) {
                boolean ofContainer =
                        path.size() > 2 && path.get(path.size() - 2).endsWith("ontainers");
                boolean ofService = path.equals(List.of("spec", "ports"));
                return ofContainer
                        ? Optional.of(List.of("containerPort", "protocol"))
                        : ofService ? Optional.of(List.of("port", "protocol")) : Optional.empty();
            }
            return Optional.ofNullable(byField.get(last));
        };
    }

    /** @param schema a CRD's openAPIV3Schema, with x-kubernetes-list-type and -map-keys */
    static ListKeys ofSchema(JsonNode schema) {
        ListKeys meta = builtin();
        return path -> {
            if (path.get(0).equals("metadata")) {
                return meta.of(path);
            }
            JsonNode at = schema;
            for (String step : path) {
                JsonNode object = at.has("items") ? at.path("items") : at;
                JsonNode property = object.path("properties").path(step);
                at = property.isMissingNode() ? object.path("additionalProperties") : property;
            }
            String kind = at.path("x-kubernetes-list-type").asString("atomic");
            if (kind.equals("set")) {
                return Optional.of(List.of());
            }
            if (!kind.equals("map")) {
                return Optional.empty();
            }
            return Optional.of(at.path("x-kubernetes-list-map-keys")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList());
        };
    }
}
