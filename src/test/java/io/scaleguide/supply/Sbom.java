package io.scaleguide.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The list of what goes into the distribution, in CycloneDX's JSON (https://cyclonedx.org/docs/1.6/json). */
final class Sbom {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SHA_256 = "SHA-256";

    /** As the tool of CycloneDX for Go has no name for it: the sum is of all files of a module, not of one. */
    private static final String GO_SUM = "io.scaleguide:go.sum";

    private final ObjectNode root;

    private Sbom(ObjectNode root) {
        this.root = root;
    }

    /** Reads one. */
    static Sbom read(Path file) throws IOException {
        return new Sbom((ObjectNode) JSON.readTree(Files.readString(file)));
    }

    /** The version of Scaleguide that it is about. */
    String version() {
        return root.path("metadata").path("component").path("version").asString("");
    }

    /** What is in it, in its order. */
    List<Library> libraries() {
        return root.path("components").valueStream().map(Sbom::library).toList();
    }

    /** Takes a library out. */
    void drop(Library library) {
        ObjectNode component = component(library);
        String reference = component.path("bom-ref").asString("");
        root.withArray("components").removeIf(component::equals);
        ArrayNode dependencies = root.withArray("dependencies");
        dependencies.removeIf(each -> each.path("ref").asString("").equals(reference));
        for (JsonNode each : dependencies) {
            ((ObjectNode) each).withArray("dependsOn").removeIf(other -> other.asString()
                    .equals(reference));
        }
    }

    /** Says which sum the jar of a library has that came without one. */
    void measure(Library library, String sha256) {
        component(library).withArray("hashes").addObject().put("alg", SHA_256).put("content", sha256);
    }

    /**
     * Says which licence a library was found to be under, in the place of those that its POM declares.
     *
     * @param licence an SPDX id
     */
    void conclude(Library library, String licence) {
        component(library)
                .putArray("licenses")
                .addObject()
                .putObject("license")
                .put("id", licence)
                .put("acknowledgement", "concluded");
    }

    /** Says which Go modules are in a library, as components within it. */
    void nest(Library library, List<GoModule> modules) {
        ArrayNode nested = component(library).putArray("components");
        for (GoModule module : modules) {
            ObjectNode component = nested.addObject()
                    .put("type", "library")
                    .put("bom-ref", module.purl())
                    .put("name", module.path())
                    .put("version", module.version())
                    .put("scope", "required")
                    .put("purl", module.purl());
            if (!module.sum().isEmpty()) {
                component.putArray("properties").addObject().put("name", GO_SUM).put("value", module.sum());
            }
        }
    }

    /** The Go modules that are in libraries. */
    List<GoModule> modules() {
        return root.path("components")
                .valueStream()
                .flatMap(component -> component.path("components").valueStream())
                .map(module -> new GoModule(
                        module.path("name").asString(),
                        module.path("version").asString(),
                        module.path("properties").path(0).path("value").asString("")))
                .toList();
    }

    /** Writes it. */
    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    private ObjectNode component(Library library) {
        return root.path("components")
                .valueStream()
                .filter(component -> component.path("group").asString().equals(library.group())
                        && component.path("name").asString().equals(library.name()))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(library.toString()));
    }

    private static Library library(JsonNode component) {
        return new Library(
                component.path("group").asString(),
                component.path("name").asString(),
                component.path("version").asString(),
                sha256(component),
                component.path("licenses").valueStream().map(Sbom::licence).toList(),
                component
                        .path("externalReferences")
                        .valueStream()
                        .filter(reference -> reference.path("type").asString().equals("website"))
                        .map(reference -> reference.path("url").asString())
                        .findFirst());
    }

    private static String sha256(JsonNode component) {
        return component
                .path("hashes")
                .valueStream()
                .filter(hash -> hash.path("alg").asString().equals(SHA_256))
                .map(hash -> hash.path("content").asString())
                .findFirst()
                .orElse("");
    }

    private static String licence(JsonNode choice) {
        JsonNode licence = choice.path("license");
        return Optional.of(licence.path("id").asString(""))
                .filter(id -> !id.isEmpty())
                .orElse(licence.path("name").asString(choice.path("expression").asString("")));
    }
}
