package io.scaleguide.document;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A YAML file as a JSON tree that still knows on which line each value stands.
 *
 * @param file the file, as the user named it
 * @param tree its content
 * @param lines the line of each value, by its JSON pointer
 */
public record YamlDocument(String file, JsonNode tree, Map<String, Integer> lines) {

    /** No file of ours is near this size; a larger one is a mistake or an attack. In characters. */
    private static final int LARGEST = 1_000_000;

    /**
     * Reads YAML.
     *
     * @param file the file's name, for messages
     * @param text its content
     * @return the document; an empty file is an empty mapping
     * @throws DocumentException when it is not YAML, or too large
     */
    public static YamlDocument parse(String file, String text) {
        if (text.length() > LARGEST) {
            throw new DocumentException(
                    List.of(new DocumentProblem(file, 0, "The file is larger than " + LARGEST + " characters.")));
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(LARGEST)
                .setMaxAliasesForCollections(20)
                .build();
        Map<String, Integer> lines = new HashMap<>();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            JsonNode tree = root.map(node -> convert(node, "", lines)).orElseGet(JsonNodeFactory.instance::objectNode);
            return new YamlDocument(file, tree, Map.copyOf(lines));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw new DocumentException(List.of(new DocumentProblem(file, line, "Not YAML: " + e.getProblem())));
        } catch (YamlEngineException e) {
            throw new DocumentException(List.of(new DocumentProblem(file, 0, "Not YAML: " + e.getMessage())));
        }
    }

    /**
     * The line of a value.
     *
     * @param pointer its JSON pointer; where nothing stands there, the nearest value above it is taken
     * @return the line, from 1
     */
    public int line(String pointer) {
        String at = pointer;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
        }
        return lines.getOrDefault(at, 1);
    }

    private static JsonNode convert(Node node, String pointer, Map<String, Integer> lines) {
        node.getStartMark().ifPresent(mark -> lines.putIfAbsent(pointer, mark.getLine() + 1));
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = ((ScalarNode) tuple.getKeyNode()).getValue();
                String child = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
                tuple.getKeyNode().getStartMark().ifPresent(mark -> lines.put(child, mark.getLine() + 1));
                object.set(key, convert(tuple.getValueNode(), child, lines));
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (Node item : sequence.getValue()) {
                array.add(convert(item, pointer + "/" + array.size(), lines));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private static JsonNode scalar(ScalarNode node) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        String text = node.getValue();
        if (node.getTag().equals(Tag.NULL)) {
            return factory.nullNode();
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return factory.booleanNode(Boolean.parseBoolean(text));
        }
        if (node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT)) {
            return number(text, factory);
        }
        return factory.stringNode(text);
    }

    private static JsonNode number(String text, JsonNodeFactory factory) {
        try {
            BigDecimal value = new BigDecimal(text);
            return value.scale() <= 0 && value.precision() < 19
                    ? factory.numberNode(value.longValue())
                    : factory.numberNode(value);
        } catch (NumberFormatException notDecimal) {
            return factory.stringNode(text);
        }
    }
}
