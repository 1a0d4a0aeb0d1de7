package io.scaleguide.kube;

import io.scaleguide.bounds.Bound;
import io.scaleguide.bounds.YamlBounds;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a JSON tree of a kubeconfig's text, straight from the parser's events: a mapper between them takes as long to come up as
 * the request that follows. A fraction stays the text that it is, since a token may look like one. It needs no stack of calls, so
 * depth cannot overflow it, and an alias shares what it names.
 */
final class KubeconfigYaml {
    /** More digits than these are no number that a kubeconfig holds. */
    private static final int DIGITS = 18;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A collection that is not closed yet. */
    private static final class Frame {
        private final JsonNode node;
        private final Optional<Anchor> anchor;
        private Optional<String> key = Optional.empty();

        private Frame(JsonNode node, Optional<Anchor> anchor) {
            this.node = node;
            this.anchor = anchor;
        }
    }

    private final YamlBounds bounds = YamlBounds.forJson();
    private final Deque<Frame> open = new ArrayDeque<>();
    private final Map<Anchor, JsonNode> anchors = new HashMap<>();
    private JsonNode root = MissingNode.getInstance();

    private KubeconfigYaml() {}

    /**
     * Reads the first document.
     *
     * @return its tree; a missing node where there is nothing in the text
     * @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException when it is not YAML, or not of a kubeconfig's kind
     */
    static JsonNode read(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Bound.KUBECONFIG.bytes())
                .build();
        KubeconfigYaml tree = new KubeconfigYaml();
        for (Event event : new Parse(settings).parseString(text)) {
            if (event.getEventId() == Event.ID.DocumentEnd) {
                break;
            }
            tree.take(event);
        }
        return tree.root;
    }

    private void take(Event event) {
        bounds.take(event);
        if (event instanceof ScalarEvent scalar) {
            scalar(scalar);
        } else if (event instanceof AliasEvent alias) {
            alias(alias);
        } else if (event instanceof CollectionStartEvent collection) {
            open(collection);
        } else if (event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd) {
            Frame closed = open.pop();
            closed.anchor.ifPresent(name -> anchors.put(name, closed.node));
            put(closed.node);
        }
    }

    private void open(CollectionStartEvent collection) {
        JsonNode node = collection instanceof MappingStartEvent ? NODES.objectNode() : NODES.arrayNode();
        open.push(new Frame(node, collection.getAnchor()));
    }

    private void scalar(ScalarEvent event) {
        if (awaitsKey()) {
            event.getAnchor().ifPresent(name -> anchors.put(name, NODES.stringNode(event.getValue())));
            open.element().key = Optional.of(event.getValue());
            return;
        }
        JsonNode value = event.isPlain() && event.getTag().isEmpty()
                ? plain(event.getValue())
                : NODES.stringNode(event.getValue());
        event.getAnchor().ifPresent(name -> anchors.put(name, value));
        put(value);
    }

    private void alias(AliasEvent alias) {
        JsonNode target = Optional.ofNullable(anchors.get(alias.getAlias())).orElseGet(MissingNode::getInstance);
        if (awaitsKey()) {
            open.element().key = Optional.of(target.asString(""));
        } else {
            put(target);
        }
    }

    private boolean awaitsKey() {
        return !open.isEmpty()
                && open.element().node instanceof ObjectNode
                && open.element().key.isEmpty();
    }

    private void put(JsonNode value) {
        if (open.isEmpty()) {
            root = value;
            return;
        }
        Frame frame = open.element();
        if (frame.node instanceof ArrayNode array) {
            array.add(value);
        } else if (frame.node instanceof ObjectNode object) {
            object.set(frame.key.orElseGet(() -> value.asString("")), value);
            frame.key = Optional.empty();
        }
    }

    private static JsonNode plain(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> NODES.nullNode();
            case "true", "True", "TRUE" -> NODES.booleanNode(true);
            case "false", "False", "FALSE" -> NODES.booleanNode(false);
            default -> wholeNumber(text) ? NODES.numberNode(Long.parseLong(text)) : NODES.stringNode(text);
        };
    }

    /** Without a sign, and without a zero before it that would be lost. */
    private static boolean wholeNumber(String text) {
        return text.length() <= DIGITS
                && text.chars().allMatch(each -> each >= '0' && each <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
    }
}
