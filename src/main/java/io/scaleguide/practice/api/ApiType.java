package io.scaleguide.practice.api;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What discovery tells about a type.
 *
 * @param type the type
 * @param singular its name in the singular
 * @param shortNames short names, empty when there are none
 * @param categories for example {@code all}
 * @param subresources {@code status}, {@code scale} and others
 * @param schema the openAPIV3Schema of a custom type; empty for a builtin one
 * @param columns the additional printer columns of a custom type; empty for a builtin one
 * @param stored whether objects are kept; a review is only answered
 */
public record ApiType(
        ResourceType type,
        String singular,
        List<String> shortNames,
        List<String> categories,
        List<String> subresources,
        Optional<JsonNode> schema,
        Optional<JsonNode> columns,
        boolean stored) {

    /** @return whether the type was defined by a CustomResourceDefinition */
    public boolean custom() {
        return columns.isPresent();
    }

    /** @return the kind as messages name it, {@code "Pod"} or {@code "Deployment.apps"} */
    public String qualifiedKind() {
        return type.group().isEmpty() ? type.kind() : type.kind() + "." + type.group();
    }
}
