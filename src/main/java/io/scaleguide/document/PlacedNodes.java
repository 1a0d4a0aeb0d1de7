package io.scaleguide.document;

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
    /** No manifest is near this deep. In collections within each other. */
    private static final int DEEPEST = 100;

    /** What all aliases may add up to when each is written out. In values. */
    private static final int MOST = 200_000;

    /** A text that is refused, not wrong. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int line;
        private final String why;

        RefusedException(int line, String why) {
            super(why);
            this.line = line;
            this.why = why;
        }

        String why() {
            return why;
        }

        int line() {
            return line;
        }
    }

    private record Anchored(PlacedNode node, int size) {}

    private static final class Frame {
        private final CollectionStartEvent opened;
        private final List<PlacedNode> parts = new ArrayList<>();
        private int size = 1;

        private Frame(CollectionStartEvent opened) {
            this.opened = opened;
        }
    }

    private final String text;
    private final boolean plainIndexes;
    private final Deque<Frame> open = new ArrayDeque<>();
    private final List<PlacedNode> documents = new ArrayList<>();
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int total;

    PlacedNodes(String text) {
        this.text = text;
        this.plainIndexes = text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }

    List<PlacedNode> documents() {
        return List.copyOf(documents);
    }

    void take(Event event) {
        if (event instanceof DocumentStartEvent) {
            anchors.clear();
        } else if (event instanceof ScalarEvent scalar) {
            put(new Scalar(scalar.getValue(), style(scalar), start(event), end(event)), 1, scalar.getAnchor());
        } else if (event instanceof AliasEvent alias) {
            Anchored target = anchors.get(alias.getAlias());
            if (target == null) {
                throw new RefusedException(line(event), "*" + alias.getAlias() + " names nothing that is finished");
            }
            put(target.node(), target.size(), Optional.empty());
        } else if (event instanceof CollectionStartEvent collection) {
            if (open.size() >= DEEPEST) {
                throw new RefusedException(line(event), "more than " + DEEPEST + " lists or mappings in each other");
            }
            open.push(new Frame(collection));
        } else if (event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd) {
            Frame frame = open.pop();
            put(node(frame, end(event)), frame.size, frame.opened.getAnchor());
        }
    }

    private void put(PlacedNode node, int size, Optional<Anchor> anchor) {
        anchor.ifPresent(name -> anchors.put(name, new Anchored(node, size)));
        total += size;
        if (total > MOST) {
            throw new RefusedException(0, "more than " + MOST + " values once its aliases are written out");
        }
        Frame frame = open.peek();
        if (frame != null) {
            frame.parts.add(node);
            frame.size += size;
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

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0);
    }

    /** The parser counts code points. */
    private int index(@Nullable Mark mark) {
        if (mark == null) {
            return 0;
        }
        return plainIndexes ? mark.getIndex() : text.offsetByCodePoints(0, mark.getIndex());
    }
}
