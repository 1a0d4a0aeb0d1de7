package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.api.ApiType;
import io.scaleguide.practice.api.TypeRegistry;
import java.util.List;

/**
 * What a URL is about.
 *
 * @param type the type
 * @param namespace empty for an object of the cluster, or all namespaces
 * @param name empty for the collection
 * @param subresource empty for the object itself
 */
record Target(ApiType type, String namespace, String name, String subresource) {

    /** @throws ApiError 404 when nothing is served there */
    static Target parse(TypeRegistry types, String group, String version, List<String> rest) {
        boolean inNamespace = rest.size() > 2
                && rest.get(0).equals("namespaces")
                && !(group.isEmpty() && List.of("status", "finalize").contains(rest.get(2)));
        String namespace = inNamespace ? rest.get(1) : "";
        List<String> own = inNamespace ? rest.subList(2, rest.size()) : rest;
        if (own.isEmpty() || own.size() > 3) {
            throw unknown();
        }
        ApiType type = types.find(group, version, own.get(0)).orElseThrow(Target::unknown);
        if (inNamespace && !type.type().namespaced()) {
            throw unknown();
        }
        Target target = new Target(type, namespace, own.size() > 1 ? own.get(1) : "", own.size() > 2 ? own.get(2) : "");
        if (!target.name().isEmpty() && type.type().namespaced() && namespace.isEmpty()) {
            throw unknown();
        }
        return target;
    }

    /** The same, with the name that a POST brings in its body. */
    Target named(String subject) {
        return name.isEmpty() ? new Target(type, namespace, subject, subresource) : this;
    }

    static ApiError unknown() {
        return new ApiError(404, "NotFound", "the server could not find the requested resource");
    }
}
