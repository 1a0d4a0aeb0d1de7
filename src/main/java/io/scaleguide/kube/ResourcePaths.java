package io.scaleguide.kube;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The paths of the Kubernetes REST API. */
final class ResourcePaths {

    private ResourcePaths() {}

    /** The path of a group and version: {@code /api/v1} or {@code /apis/apps/v1}. */
    static String version(String apiVersion) {
        return (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion;
    }

    /** The path of all objects of a kind; namespace empty = those of all namespaces. */
    static String collection(ResourceKind kind, String namespace) {
        String within = kind.namespaced() && !namespace.isEmpty() ? "/namespaces/" + encode(namespace) : "";
        return version(kind.apiVersion()) + within + "/" + kind.plural();
    }

    /** The path of one object. */
    static String object(ObjectRef ref) {
        return collection(ref.kind(), ref.namespace()) + "/" + encode(ref.name());
    }

    /** The path with query parameters; those without a value are left out. */
    static String with(String path, List<Parameter> parameters) {
        List<String> pairs = new ArrayList<>();
        parameters.forEach(
                parameter -> parameter.value().ifPresent(value -> pairs.add(parameter.name() + "=" + encode(value))));
        return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
    }

    /** Percent-encodes what may be part of neither a path segment nor a query value. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@")
                .replace("%3A", ":");
    }

    /** A query parameter; without a value it is left out. */
    record Parameter(String name, Optional<String> value) {
        static Parameter of(String name, String value) {
            return new Parameter(name, Optional.of(value).filter(text -> !text.isEmpty()));
        }
    }
}
