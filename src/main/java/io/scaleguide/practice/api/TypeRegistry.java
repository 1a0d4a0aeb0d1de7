package io.scaleguide.practice.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The types that are served: the builtin ones, and those of the CustomResourceDefinitions that are stored at the moment. */
public final class TypeRegistry {
    private final ObjectStore store;
    private final List<ApiType> builtin = BuiltinTypes.all();
    private final Map<String, ApiType> byPath = new LinkedHashMap<>();

    /** @param store holds the definitions */
    public TypeRegistry(ObjectStore store) {
        this.store = store;
        builtin.forEach(type -> byPath.put(path(type.type()), type));
    }

    /** @return the type that a URL names; empty when it is not served */
    public Optional<ApiType> find(String group, String version, String plural) {
        ApiType known = byPath.get(group + "/" + version + "/" + plural);
        if (known != null) {
            return Optional.of(known);
        }
        return store.peek(Types.CRD, "", plural + "." + group).flatMap(definition -> versions(definition).stream()
                .filter(type -> type.type().version().equals(version))
                .findFirst());
    }

    /** @return every type that is served now */
    public List<ApiType> all() {
        List<ApiType> types = new ArrayList<>(builtin);
        store.snapshot(Types.CRD, "").items().forEach(definition -> types.addAll(versions(definition)));
        return types;
    }

    /** @return the types of one group version; empty when it is not served */
    public List<ApiType> of(String group, String version) {
        return all().stream()
                .filter(type -> type.type().group().equals(group)
                        && type.type().version().equals(version))
                .toList();
    }

    private static List<ApiType> versions(ObjectNode definition) {
        JsonNode spec = definition.path("spec");
        JsonNode names = spec.path("names");
        String kind = names.path("kind").asString("");
        List<ApiType> types = new ArrayList<>();
        for (JsonNode version : spec.path("versions")) {
            if (!version.path("served").asBoolean(true)) {
                continue;
            }
            types.add(new ApiType(
                    new ResourceType(
                            spec.path("group").asString(""),
                            version.path("name").asString(""),
                            kind,
                            names.path("plural").asString(""),
                            spec.path("scope").asString("Namespaced").equals("Namespaced")),
                    names.path("singular").asString(kind.toLowerCase(Locale.ROOT)),
                    texts(names.path("shortNames")),
                    texts(names.path("categories")),
                    fields(version.path("subresources")),
                    Optional.of(version.path("schema").path("openAPIV3Schema")),
                    Optional.of(version.path("additionalPrinterColumns")),
                    true));
        }
        return types;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asString("")));
        return texts;
    }

    private static List<String> fields(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    private static String path(ResourceType type) {
        return type.group() + "/" + type.version() + "/" + type.plural();
    }
}
