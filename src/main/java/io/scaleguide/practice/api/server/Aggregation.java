package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.AggregatedApi;
import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.Types;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds who answers for a group version that an APIService hands to a Service of the cluster. */
final class Aggregation {
    private final ObjectStore store;
    private final Map<String, AggregatedApi> backends = new ConcurrentHashMap<>();

    Aggregation(ObjectStore store) {
        this.store = store;
    }

    AutoCloseable register(String namespace, String service, AggregatedApi api) {
        String key = namespace + "/" + service;
        backends.put(key, api);
        return () -> backends.remove(key, api);
    }

    /** Whether an APIService that is not local claims the group version. */
    boolean claims(String group, String version) {
        return claim(group, version).isPresent();
    }

    /** @throws ApiError 503 when the backend is missing or not available */
    AggregatedApi backend(String group, String version) {
        return claim(group, version)
                .filter(Aggregation::available)
                .flatMap(this::behind)
                .orElseThrow(() -> new ApiError(
                        503, "ServiceUnavailable", "the server is currently unable to handle the request"));
    }

    /** The resources of a claimed group version; empty when it is not claimed. */
    Optional<List<ObjectNode>> resources(String group, String version) {
        return claims(group, version)
                ? Optional.of(backend(group, version).resources(group, version))
                : Optional.empty();
    }

    /** The claimed group versions. An unavailable one is listed too: clients then see the 503, as on a real server. */
    Map<String, Set<String>> groupVersions() {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        store.snapshot(Types.API_SERVICE, "").items().stream()
                .filter(service -> service.path("spec").hasNonNull("service"))
                .forEach(service -> found.computeIfAbsent(
                                service.path("spec").path("group").asString(""), ignored -> new LinkedHashSet<>())
                        .add(service.path("spec").path("version").asString("")));
        return found;
    }

    private Optional<JsonNode> claim(String group, String version) {
        return store.peek(Types.API_SERVICE, "", version + "." + group)
                .map(JsonNode.class::cast)
                .filter(service -> service.path("spec").hasNonNull("service"));
    }

    private Optional<AggregatedApi> behind(JsonNode apiService) {
        JsonNode service = apiService.path("spec").path("service");
        return Optional.ofNullable(backends.get(service.path("namespace").asString("") + "/"
                + service.path("name").asString("")));
    }

    private static boolean available(JsonNode apiService) {
        for (JsonNode condition : apiService.path("status").path("conditions")) {
            if (condition.path("type").asString("").equals("Available")) {
                return condition.path("status").asString("").equals("True");
            }
        }
        return false;
    }
}
