package io.scaleguide.rights;

import com.sun.net.httpserver.HttpExchange;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a request, or a question about a right, is about. Source: k8s.io/apiserver pkg/endpoints/request/requestinfo.go.
 *
 * @param verb the verb, as a role names it
 * @param group the API group, empty for core
 * @param resource the plural, with its subresource
 * @param namespace where; empty for the whole cluster
 * @param name the object's name; empty for all
 */
public record Asked(String verb, String group, String resource, String namespace, String name) {

    /** Of a request; empty where it is about no resource, such as discovery, which everybody may ask for. */
    static Optional<Asked> of(HttpExchange exchange) {
        List<String> path = Arrays.stream(exchange.getRequestURI()
                        .getPath()
                        .replaceFirst("^/practice-[0-9a-f]+", "")
                        .split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
        boolean core = !path.isEmpty() && path.get(0).equals("api");
        boolean grouped = !path.isEmpty() && path.get(0).equals("apis");
        int prefix = core ? 2 : 3;
        if (!(core || grouped) || path.size() <= prefix) {
            return Optional.empty();
        }
        List<String> rest = path.subList(prefix, path.size());
        boolean inside = rest.get(0).equals("namespaces") && rest.size() > 2;
        String namespace = rest.get(0).equals("namespaces") && rest.size() > 1 ? rest.get(1) : "";
        List<String> about = inside ? rest.subList(2, rest.size()) : rest;
        String name =
                about.size() > 1 ? about.get(1).replaceFirst("^https?:", "").replaceFirst(":\\d+$", "") : "";
        String resource = about.get(0) + (about.size() > 2 ? "/" + about.get(2) : "");
        return Optional.of(new Asked(verb(exchange, name), core ? "" : path.get(1), resource, namespace, name));
    }

    private static String verb(HttpExchange exchange, String name) {
        boolean watch = Optional.ofNullable(exchange.getRequestURI().getQuery())
                .orElse("")
                .contains("watch=true");
        return switch (exchange.getRequestMethod()) {
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
            default -> watch ? "watch" : name.isEmpty() ? "list" : "get";
        };
    }

    /** Of the attributes of an access review. */
    static Asked of(JsonNode attributes) {
        String subresource = attributes.path("subresource").asString("");
        return new Asked(
                attributes.path("verb").asString(""),
                attributes.path("group").asString(""),
                attributes.path("resource").asString("") + (subresource.isEmpty() ? "" : "/" + subresource),
                attributes.path("namespace").asString(""),
                attributes.path("name").asString(""));
    }

    /** As an API server words its refusal. Source: k8s.io/apiserver pkg/endpoints/handlers/responsewriters/errors.go. */
    String refusal() {
        String kind = resource + (group.isEmpty() ? "" : "." + group);
        return kind + (name.isEmpty() ? "" : " '" + name + "'") + " is forbidden: User 'jane' cannot " + verb
                + " resource '"
                + resource + "' in API group '" + group + "' "
                + (namespace.isEmpty() ? "at the cluster scope" : "in the namespace '" + namespace + "'");
    }
}
