package io.scaleguide.guide.manifest;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.ResourceKind;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Manifests as trees: reading, naming, printing and comparing them. */
public final class Manifests {
    private static final String HIDDEN = "(hidden)";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    /** What goes into a file is not read in a narrow column: a check's JSON stays on one line, and can be searched for. */
    private static final YAMLMapper FILES =
            YAML.rebuild().disable(YAMLWriteFeature.SPLIT_LINES).build();

    private Manifests() {}

    /**
     * Reads a manifest.
     *
     * @param yaml one YAML document, a mapping
     * @return the tree
     */
    public static ObjectNode read(String yaml) {
        return (ObjectNode) YAML.readTree(yaml);
    }

    /**
     * Names the object of a manifest.
     *
     * @param manifest the manifest; its kind is one that Scaleguide knows
     * @return the name
     */
    public static ObjectRef ref(ObjectNode manifest) {
        String apiVersion = manifest.path("apiVersion").asString("");
        String name = manifest.path("kind").asString("");
        ResourceKind kind = Kinds.find(apiVersion, name)
                .orElseThrow(() -> new IllegalArgumentException("no such kind: " + apiVersion + " " + name));
        JsonNode metadata = manifest.path("metadata");
        return new ObjectRef(
                kind,
                metadata.path("namespace").asString(""),
                metadata.path("name").asString(""));
    }

    /**
     * What of an object is a user's: without status and what the server keeps for itself; a Secret's data is hidden.
     *
     * @param object an object as the server gave it
     * @return a copy
     */
    public static ObjectNode desired(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.remove("status");
        if (copy.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove(
                    List.of("managedFields", "resourceVersion", "uid", "generation", "creationTimestamp", "selfLink"));
        }
        if (copy.path("kind").asString("").equals("Secret")) {
            hide(copy.path("data"));
            hide(copy.path("stringData"));
        }
        return copy;
    }

    private static void hide(JsonNode data) {
        if (data instanceof ObjectNode object) {
            List.copyOf(object.propertyNames()).forEach(name -> object.put(name, HIDDEN));
        }
    }

    /**
     * Prints a tree.
     *
     * @param tree the tree
     * @return YAML
     */
    public static String yaml(JsonNode tree) {
        return YAML.writeValueAsString(tree);
    }

    /**
     * Prints a tree for a file.
     *
     * @param tree the tree
     * @return YAML, every text on one line unless it has several
     */
    public static String file(JsonNode tree) {
        return FILES.writeValueAsString(tree);
    }

    /**
     * Compares two objects as users see them.
     *
     * @param before the object as it is; an empty object when there is none
     * @param after the object as it would be
     * @return a unified diff with three lines of context and no file names; empty when they are the same
     */
    public static String diff(ObjectNode before, ObjectNode after) {
        List<String> old =
                before.isEmpty() ? List.of() : yaml(desired(before)).lines().toList();
        ObjectNode shown = (ObjectNode) FieldOrder.like(desired(before), desired(after));
        for (String part : List.of("data", "stringData")) {
            markReplaced(before.path(part), after.path(part), shown.path(part));
        }
        List<String> now = yaml(shown).lines().toList();
        return String.join("\n", diff(old, now, 3));
    }

    /** Hidden values all look the same: one that is replaced says so. */
    private static void markReplaced(JsonNode before, JsonNode after, JsonNode shown) {
        if (shown instanceof ObjectNode object) {
            object.propertyNames().stream()
                    .filter(name -> object.path(name).asString("").equals(HIDDEN))
                    .filter(name -> before.has(name) && !before.path(name).equals(after.path(name)))
                    .toList()
                    .forEach(name -> object.put(name, "(another hidden one)"));
        }
    }

    /**
     * Compares two texts.
     *
     * @param before the lines as they are
     * @param after the lines as they would be
     * @param context how many unchanged lines to show around a change, 0 or more
     * @return a unified diff without file names; empty when they are the same
     */
    public static List<String> diff(List<String> before, List<String> after, int context) {
        return UnifiedDiffUtils.generateUnifiedDiff("before", "after", before, DiffUtils.diff(before, after), context)
                .stream()
                .skip(2)
                .toList();
    }
}
