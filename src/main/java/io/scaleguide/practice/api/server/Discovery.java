package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.ApiType;
import io.scaleguide.practice.api.TypeRegistry;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells which groups, versions and resources there are, as they are at this moment. */
final class Discovery {
    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    private final TypeRegistry types;
    private final Aggregation aggregation;

    Discovery(TypeRegistry types, Aggregation aggregation) {
        this.types = types;
        this.aggregation = aggregation;
    }

    ObjectNode versions() {
        ObjectNode answer = Json.object().put("kind", "APIVersions");
        answer.putArray("versions").add("v1");
        answer.putArray("serverAddressByClientCIDRs");
        return answer;
    }

    ObjectNode groups() {
        ObjectNode answer = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = answer.putArray("groups");
        groupVersions().forEach((group, versions) -> {
            if (!group.isEmpty()) {
                groups.add(group(group, versions));
            }
        });
        return answer;
    }

    Optional<ObjectNode> group(String name) {
        return Optional.ofNullable(groupVersions().get(name)).map(versions -> {
            ObjectNode answer = Json.object().put("kind", "APIGroup").put("apiVersion", "v1");
            answer.setAll(group(name, versions));
            return answer;
        });
    }

    Optional<ObjectNode> resources(String group, String version) {
        List<ApiType> found = types.of(group, version);
        Optional<List<ObjectNode>> aggregated = aggregation.resources(group, version);
        if (found.isEmpty() && aggregated.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode answer = Json.object()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", group.isEmpty() ? version : group + "/" + version);
        ArrayNode resources = answer.putArray("resources");
        if (aggregated.isPresent()) {
            aggregated.get().forEach(resources::add);
        } else {
            found.forEach(type -> addResource(resources, type));
        }
        return Optional.of(answer);
    }

    /** Every group with its versions, preferred one first; the core group is the empty name. */
    Map<String, Set<String>> groupVersions() {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        types.all().forEach(type -> groups.computeIfAbsent(type.type().group(), ignored -> new LinkedHashSet<>())
                .add(type.type().version()));
        aggregation.groupVersions().forEach((group, versions) -> groups.computeIfAbsent(
                        group, ignored -> new LinkedHashSet<>())
                .addAll(versions));
        return groups;
    }

    private static ObjectNode group(String name, Set<String> versions) {
        ObjectNode group = Json.object().put("name", name);
        ArrayNode list = group.putArray("versions");
        List<String> sorted =
                versions.stream().sorted(VersionOrder.PREFERRED_FIRST).toList();
        sorted.forEach(version -> list.add(groupVersion(name, version)));
        group.set("preferredVersion", groupVersion(name, sorted.get(0)));
        return group;
    }

    private static ObjectNode groupVersion(String group, String version) {
        return Json.object().put("groupVersion", group + "/" + version).put("version", version);
    }

    private static void addResource(ArrayNode resources, ApiType type) {
        ObjectNode entry = resources
                .addObject()
                .put("name", type.type().plural())
                .put("singularName", type.singular())
                .put("namespaced", type.type().namespaced())
                .put("kind", type.type().kind());
        ArrayNode verbs = entry.putArray("verbs");
        (type.stored() ? VERBS : List.of("create")).forEach(verbs::add);
        if (!type.shortNames().isEmpty()) {
            ArrayNode names = entry.putArray("shortNames");
            type.shortNames().forEach(names::add);
        }
        if (!type.categories().isEmpty()) {
            ArrayNode categories = entry.putArray("categories");
            type.categories().forEach(categories::add);
        }
        type.subresources().forEach(subresource -> addSubresource(resources, type, subresource));
    }

    private static void addSubresource(ArrayNode resources, ApiType type, String subresource) {
        ObjectNode entry = resources
                .addObject()
                .put("name", type.type().plural() + "/" + subresource)
                .put("singularName", "")
                .put("namespaced", type.type().namespaced());
        if (subresource.equals("scale")) {
            entry.put("group", "autoscaling").put("version", "v1").put("kind", "Scale");
        } else {
            entry.put("kind", type.type().kind());
        }
        ArrayNode verbs = entry.putArray("verbs");
        (subresource.equals("log") ? List.of("get") : List.of("get", "patch", "update")).forEach(verbs::add);
    }
}
