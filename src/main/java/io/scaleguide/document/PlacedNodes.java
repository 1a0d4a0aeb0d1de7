package io.scaleguide.document;

import io.scaleguide.bounds.YamlBounds;
import io.scaleguide.document.PlacedNode.Field;
import io.scaleguide.document.PlacedNode.Mapping;
import io.scaleguide.document.PlacedNode.Scalar;
import io.scaleguide.document.PlacedNode.Sequence;
import io.scaleguide.document.PlacedNode.Style;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Makes nodes of the parser's events. It needs no stack of calls, so depth cannot overflow it. */
final class PlacedNodes {
    private static final class Frame {
        private final CollectionStartEvent opened;
        private final List<PlacedNode> parts = new ArrayList<>();

        private Frame(CollectionStartEvent opened) {
            this.opened = opened;
        }
    }

    private final String text;
    private final boolean plainIndexes;
    private final Deque<Frame> open = new ArrayDeque<>();
    private final List<PlacedNode> documents = new ArrayList<>();
    private final Map<Anchor, PlacedNode> anchors = new HashMap<>();
    private final YamlBounds bounds = YamlBounds.forPages();

    PlacedNodes(String text) {
        this.text = text;
        this.plainIndexes = text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }

    List<PlacedNode> documents() {
        return List.copyOf(documents);
    }

    /** Throws RefusedYamlException. */
    void take(Event event) {
        bounds.take(event);
        if (event instanceof DocumentStartEvent) {
            anchors.clear();
        } else if (event instanceof ScalarEvent scalar) {
            put(new Scalar(scalar.getValue(), style(scalar), start(event), end(event)), scalar.getAnchor());
        } else if (event instanceof AliasEvent alias) {
            Optional.ofNullable(anchors.get(alias.getAlias())).ifPresent(target -> put(target, Optional.empty()));
        } else if (event instanceof CollectionStartEvent collection) {
            open.push(new Frame(collection));
        } else if (event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd) {
            Frame frame = open.pop();
            put(node(frame, end(event)), frame.opened.getAnchor());
        }
    }

    private void put(PlacedNode node, Optional<Anchor> anchor) {
        anchor.ifPresent(name -> anchors.put(name, node));
        Frame frame = open.peek();
        if (frame != null) {
            frame.parts.add(node);
        } else if (!(node instanceof Scalar scalar && scalar.text().isEmpty())) {
            documents.add(node);
        }
    }

    private PlacedNode node(Frame frame, int end) {
        int start = start(frame.opened);
        if (!(frame.opened instanceof MappingStartEvent)) {
            return new Sequence(frame.parts, frame.opened.isFlow(), start, end);
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i + 1 < frame.parts.size(); i += 2) {
            if (frame.parts.get(i) instanceof Scalar key) {
                fields.add(new Field(key, frame.parts.get(i + 1)));
            }
        }
        return new Mapping(fields, frame.opened.isFlow(), start, end);
    }

    private static Style style(ScalarEvent event) {
        return switch (event.getScalarStyle()) {
            case SINGLE_QUOTED -> Style.SINGLE_QUOTED;
            case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Style.DOUBLE_QUOTED;
            case LITERAL, FOLDED -> Style.BLOCK;
            case PLAIN -> Style.PLAIN;
        };
    }

    private int start(Event event) {
        return index(event.getStartMark().orElse(null));
    }

    private int end(Event event) {
        return index(event.getEndMark().orElse(null));
    }

    /** The parser counts code points. */
    private int index(@Nullable Mark mark) {
        if (mark == null) {
            return 0;
        }
        return plainIndexes ? mark.getIndex() : text.offsetByCodePoints(0, mark.getIndex());
    }
}
