package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.ApiType;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.TypeRegistry;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of OpenAPI v3 as kubectl and helm insist on: which types take dryRun and fieldValidation in a PATCH. There are no
 * schemas: the server itself refuses what does not fit.
 */
final class OpenApi {
    private final Discovery discovery;
    private final TypeRegistry types;

    OpenApi(Discovery discovery, TypeRegistry types) {
        this.discovery = discovery;
        this.types = types;
    }

    ObjectNode index() {
        ObjectNode answer = Json.object();
        ObjectNode paths = answer.putObject("paths");
        discovery
                .groupVersions()
                .forEach((group, versions) -> versions.forEach(version -> {
                    String path = path(group, version);
                    paths.putObject(path).put("serverRelativeURL", "/openapi/v3/" + path);
                }));
        return answer;
    }

    Optional<ObjectNode> document(List<String> path) {
        boolean core = path.size() == 2 && path.get(0).equals("api");
        boolean grouped = path.size() == 3 && path.get(0).equals("apis");
        if (!core && !grouped) {
            return Optional.empty();
        }
        String group = core ? "" : path.get(1);
        String version = path.get(path.size() - 1);
        ObjectNode document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Practice cluster").put("version", "v1.34.0+practice");
        ObjectNode paths = document.putObject("paths");
        types.of(group, version).stream().filter(ApiType::stored).forEach(type -> addPatch(paths, type.type()));
        document.putObject("components").putObject("schemas");
        return Optional.of(document);
    }

    private static void addPatch(ObjectNode paths, ResourceType type) {
        String scope = type.namespaced() ? "/namespaces/{namespace}/" : "/";
        String path = "/" + path(type.group(), type.version()) + scope + type.plural() + "/{name}";
        ObjectNode patch = paths.putObject(path).putObject("patch");
        patch.putObject("x-kubernetes-group-version-kind")
                .put("group", type.group())
                .put("version", type.version())
                .put("kind", type.kind());
        ArrayNode parameters = patch.putArray("parameters");
        for (String name : List.of("dryRun", "fieldManager", "fieldValidation")) {
            parameters.addObject().put("name", name).put("in", "query");
        }
    }

    private static String path(String group, String version) {
        return group.isEmpty() ? "api/" + version : "apis/" + group + "/" + version;
    }
}
