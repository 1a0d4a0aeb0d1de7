package io.scaleguide.document;

import io.scaleguide.bounds.RefusedYamlException;
import io.scaleguide.bounds.YamlBounds;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a JSON tree of a YAML parser's events, and keeps the line of each value. It needs no stack of calls, so depth cannot overflow it. */
final class YamlTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Lines are kept until their pointers have this many characters: long keys around many values would cost a multiple of the text. */
    private static final int MOST_PLACES = 16_000_000;

    /** A collection that is not closed yet. */
    private static final class Frame {
        private final JsonNode node;
        private final String pointer;
        private final Optional<Anchor> anchor;
        private Optional<String> key = Optional.empty();

        private Frame(JsonNode node, String pointer, Optional<Anchor> anchor) {
            this.node = node;
            this.pointer = pointer;
            this.anchor = anchor;
        }
    }

    private final YamlBounds bounds = YamlBounds.forJson();
    private final ScalarResolver kinds = new JsonSchema().getScalarResolver();
    private final Deque<Frame> open = new ArrayDeque<>();
    private final Map<Anchor, JsonNode> named = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private int places;
    private Optional<JsonNode> root = Optional.empty();

    /** The first document; an empty mapping where there is none. */
    JsonNode root() {
        return root.orElseGet(NODES::objectNode);
    }

    /** The line of each value, from 1, by its JSON pointer. */
    Map<String, Integer> lines() {
        return lines;
    }

    void take(Event event) {
        if (event.getEventId() == Event.ID.DocumentStart && root.isPresent()) {
            throw new RefusedYamlException("holds more than one document", event);
        }
        bounds.take(event);
        if (event instanceof ScalarEvent scalar) {
            scalar(scalar);
        } else if (event instanceof AliasEvent alias) {
            alias(alias);
        } else if (event instanceof CollectionStartEvent start) {
            mark(start);
            JsonNode node = start instanceof MappingStartEvent ? NODES.objectNode() : NODES.arrayNode();
            open.push(new Frame(node, places < MOST_PLACES ? pointer() : "", start.getAnchor()));
        } else if (event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd) {
            Frame closed = open.pop();
            put(closed.node, closed.anchor);
        }
    }

    private void scalar(ScalarEvent event) {
        if (awaitsKey()) {
            event.getAnchor().ifPresent(name -> named.put(name, NODES.stringNode(event.getValue())));
            key(event.getValue(), event);
            return;
        }
        mark(event);
        put(value(event), event.getAnchor());
    }

    private void alias(AliasEvent event) {
        JsonNode target = Optional.ofNullable(named.get(event.getAlias())).orElseGet(NODES::nullNode);
        if (awaitsKey()) {
            key(target.asString(""), event);
            return;
        }
        mark(event);
        put(target.deepCopy(), Optional.empty());
    }

    private boolean awaitsKey() {
        return !open.isEmpty()
                && open.element().node instanceof ObjectNode
                && open.element().key.isEmpty();
    }

    /** A value's line is that of its key, where it has one. */
    private void key(String key, Event event) {
        open.element().key = Optional.of(key);
        mark(event);
    }

    private void mark(Event event) {
        if (places < MOST_PLACES) {
            String pointer = pointer();
            places += pointer.length();
            event.getStartMark().ifPresent(mark -> lines.putIfAbsent(pointer, mark.getLine() + 1));
        }
    }

    /** Where the next value goes. */
    private String pointer() {
        Frame frame = open.peek();
        if (frame == null) {
            return "";
        }
        String name = frame.node instanceof ArrayNode array
                ? Integer.toString(array.size())
                : frame.key.orElse("").replace("~", "~0").replace("/", "~1");
        return frame.pointer + "/" + name;
    }

    private void put(JsonNode value, Optional<Anchor> anchor) {
        anchor.ifPresent(name -> named.put(name, value));
        Frame frame = open.peek();
        if (frame == null) {
            root = Optional.of(value);
        } else if (frame.node instanceof ArrayNode array) {
            array.add(value);
        } else if (frame.node instanceof ObjectNode object) {
            object.set(frame.key.orElse(""), value);
            frame.key = Optional.empty();
        }
    }

    private JsonNode value(ScalarEvent event) {
        String text = event.getValue();
        Tag tag = event.getTag()
                .filter(name -> !name.equals("!"))
                .map(Tag::new)
                .orElseGet(() -> kinds.resolve(text, event.getImplicit().canOmitTagInPlainScalar()));
        if (tag.equals(Tag.NULL)) {
            return NODES.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return NODES.booleanNode(Boolean.parseBoolean(text));
        }
        return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? number(text, event) : NODES.stringNode(text);
    }

    private static JsonNode number(String text, Event event) {
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException notDecimal) {
            return NODES.stringNode(text);
        }
        if (value.precision() > YamlBounds.DIGITS || Math.abs((long) value.scale()) > YamlBounds.DIGITS) {
            throw new RefusedYamlException("has a number with more than " + YamlBounds.DIGITS + " digits", event);
        }
        return value.scale() <= 0 && value.precision() - value.scale() < 19
                ? NODES.numberNode(value.longValue())
                : NODES.numberNode(value);
    }
}
