package io.scaleguide.document;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A JSON schema (draft 2020-12) that files are held against. */
public final class DocumentSchema {
    private final Schema schema;

    private DocumentSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * Reads a schema.
     *
     * @param json the schema, as JSON
     * @return the schema
     */
    public static DocumentSchema of(String json) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        return new DocumentSchema(registry.getSchema(json, InputFormat.JSON));
    }

    /**
     * Holds a document against the schema.
     *
     * @param document the document
     * @return what is wrong, by line; empty when it is right
     */
    public List<DocumentProblem> check(YamlDocument document) {
        return schema.validate(document.tree()).stream()
                .map(error -> problem(document, error))
                .distinct()
                .sorted(Comparator.comparingInt(DocumentProblem::line))
                .toList();
    }

    private DocumentProblem problem(YamlDocument document, Error error) {
        String pointer = error.getInstanceLocation().toString();
        String place = pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.') + ": ";
        if (!"additionalProperties".equals(error.getKeyword())) {
            return new DocumentProblem(document.file(), document.line(pointer), place + words(document, error) + ".");
        }
        return new DocumentProblem(
                document.file(),
                document.line(pointer + "/" + error.getProperty()),
                place + "there is no field \"" + error.getProperty() + "\" here; there are "
                        + String.join(", ", allowed(error)) + ".");
    }

    /** What is wrong, for somebody who knows no schema. The value itself is not repeated: it may be anything, a key too. */
    private String words(YamlDocument document, Error error) {
        String fragment = error.getSchemaLocation().getFragment().toString();
        JsonNode rule = schema.getSchemaNode().at(fragment);
        return switch (String.valueOf(error.getKeyword())) {
            case "required" -> "\"" + error.getProperty() + "\" is missing";
            case "type" -> "this has to be " + types(rule);
            case "enum" -> "this has to be one of " + list(rule);
            case "maxLength" ->
                "this has "
                        + document.tree()
                                .at(error.getInstanceLocation().toString())
                                .asString("")
                                .length()
                        + " characters, and has to do with " + rule.asString();
            case "minLength" -> "this is empty";
            case "minItems" -> "this list is empty";
            case "minimum" -> "this has to be at least " + rule.asString();
            case "maximum" -> "this has to be at most " + rule.asString();
            case "pattern" -> pattern(fragment).orElseGet(() -> String.valueOf(error.getMessage()));
            default -> String.valueOf(error.getMessage());
        };
    }

    /** A schema says beside a pattern, as {@code allowed}, what it means to a person. */
    private Optional<String> pattern(String fragment) {
        String parent = fragment.substring(0, Math.max(0, fragment.lastIndexOf('/')));
        return Optional.of(schema.getSchemaNode().at(parent).path("allowed").asString(""))
                .filter(words -> !words.isEmpty())
                .map(words -> "this has to be " + words);
    }

    private static String types(JsonNode rule) {
        return rule.isArray()
                ? StreamSupport.stream(rule.spliterator(), false)
                        .map(DocumentSchema::type)
                        .collect(Collectors.joining(" or "))
                : type(rule);
    }

    private static String type(JsonNode name) {
        return switch (name.asString()) {
            case "string" -> "text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            case "object" -> "a mapping (name: value)";
            default -> name.asString();
        };
    }

    private static String list(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(value -> value.asString())
                .collect(Collectors.joining(", "));
    }

    /** The names beside the keyword that refused. */
    private List<String> allowed(Error error) {
        String fragment = error.getSchemaLocation().getFragment().toString();
        String parent = fragment.substring(0, Math.max(0, fragment.lastIndexOf('/')));
        return List.copyOf(schema.getSchemaNode().at(parent).path("properties").propertyNames());
    }
}
