package io.scaleguide.document;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A YAML value that knows from where to where it stands in its text, so that it can be pointed at and changed there. */
public sealed interface PlacedNode {

    /** @return where it begins, as an index into the text */
    int start();

    /** @return where it ends; for block collections that is where the next thing begins */
    int end();

    /** How a scalar is written. */
    enum Style {
        /** Without quotes. */
        PLAIN,
        /** In single quotes. */
        SINGLE_QUOTED,
        /** In double quotes. */
        DOUBLE_QUOTED,
        /** In a block that begins with a bar or an angle bracket. */
        BLOCK
    }

    /**
     * A single value.
     *
     * @param text what it says, without quotes
     * @param style how it is written
     * @param start where it begins
     * @param end where it ends
     */
    record Scalar(String text, Style style, int start, int end) implements PlacedNode {}

    /**
     * A list.
     *
     * @param items its values
     * @param flow whether it is written in brackets
     * @param start where it begins
     * @param end where it ends
     */
    record Sequence(List<PlacedNode> items, boolean flow, int start, int end) implements PlacedNode {
        /** Copies the items. */
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * A key and its value.
     *
     * @param key the key
     * @param value the value
     */
    record Field(Scalar key, PlacedNode value) {}

    /**
     * Keys with values, in their order. Keys that are no scalars are left out.
     *
     * @param fields the keys and values
     * @param flow whether it is written in braces
     * @param start where it begins
     * @param end where it ends
     */
    record Mapping(List<Field> fields, boolean flow, int start, int end) implements PlacedNode {
        /** Copies the fields. */
        public Mapping {
            fields = List.copyOf(fields);
        }

        /**
         * @param key a key
         * @return its field; empty when there is none
         */
        public Optional<Field> field(String key) {
            return fields.stream()
                    .filter(field -> field.key().text().equals(key))
                    .findFirst();
        }
    }

    /**
     * A value further in.
     *
     * @param path keys from here on
     * @return the value there; empty when there is none
     */
    default Optional<PlacedNode> at(String... path) {
        Optional<PlacedNode> node = Optional.of(this);
        for (String key : path) {
            node = node.filter(Mapping.class::isInstance)
                    .flatMap(mapping -> ((Mapping) mapping).field(key))
                    .map(Field::value);
        }
        return node;
    }

    /**
     * A field further in.
     *
     * @param path keys from here on; the last is the field's
     * @return the field there; empty when there is none
     */
    default Optional<Field> fieldAt(String... path) {
        String[] above = java.util.Arrays.copyOf(path, path.length - 1);
        return at(above).filter(Mapping.class::isInstance).flatMap(mapping -> ((Mapping) mapping)
                .field(path[path.length - 1]));
    }

    /**
     * The text of a scalar further in.
     *
     * @param path keys from here on
     * @return the text; empty text when there is no scalar
     */
    default String text(String... path) {
        return at(path).filter(Scalar.class::isInstance)
                .map(scalar -> ((Scalar) scalar).text())
                .orElse("");
    }

    /**
     * The values of a list further in.
     *
     * @param path keys from here on
     * @return the values; empty when there is no list
     */
    default List<PlacedNode> items(String... path) {
        return at(path).filter(Sequence.class::isInstance)
                .map(sequence -> ((Sequence) sequence).items())
                .orElse(List.of());
    }

    /** @return the same as a JSON tree, plain scalars as YAML's JSON schema takes them (booleans, integers, null) */
    default JsonNode json() {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        if (this instanceof Mapping mapping) {
            ObjectNode object = factory.objectNode();
            mapping.fields()
                    .forEach(field ->
                            object.set(field.key().text(), field.value().json()));
            return object;
        }
        if (this instanceof Sequence sequence) {
            ArrayNode array = factory.arrayNode();
            sequence.items().forEach(item -> array.add(item.json()));
            return array;
        }
        Scalar scalar = (Scalar) this;
        if (scalar.style() != Style.PLAIN) {
            return factory.stringNode(scalar.text());
        }
        return switch (scalar.text()) {
            case "true" -> factory.booleanNode(true);
            case "false" -> factory.booleanNode(false);
            case "null", "~", "" -> factory.nullNode();
            default ->
                scalar.text().matches("-?\\d{1,18}")
                        ? factory.numberNode(Long.parseLong(scalar.text()))
                        : factory.stringNode(scalar.text());
        };
    }
}
