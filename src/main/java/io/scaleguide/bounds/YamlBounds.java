package io.scaleguide.bounds;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;

/**
 * Looks at a YAML parser's events before anything is made of them, and refuses what a short text can ask for at a great price: depth, which overflows the
 * stack of whoever walks the tree; an alias within what it names, which has no end; aliases of aliases, which double with each line.
 */
public final class YamlBounds {
    /** No file of ours, no kubeconfig and no manifest is near this deep. In lists and mappings within each other, aliases written out. */
    public static final int DEEPEST = 100;

    /** What all aliases may add up to, each written out. In values. */
    public static final int MOST = 200_000;

    /** No number of ours has more of them, on either side of the point. */
    public static final int DIGITS = 100;

    /** What an alias stands for. */
    private record Named(int size, int height) {}

    /** A collection that is not closed yet. */
    private static final class Open {
        private final Optional<Anchor> anchor;
        private final boolean mapping;
        private int parts;
        private int size = 1;
        private int height = 1;

        private Open(CollectionStartEvent event) {
            this.anchor = event.getAnchor();
            this.mapping = event instanceof MappingStartEvent;
        }

        private boolean awaitsKey() {
            return mapping && parts % 2 == 0;
        }
    }

    private final boolean plainKeys;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<Anchor, Named> named = new HashMap<>();
    private int added;

    private YamlBounds(boolean plainKeys) {
        this.plainKeys = plainKeys;
    }

    /** @return bounds for what becomes JSON, where a key is text */
    public static YamlBounds forJson() {
        return new YamlBounds(true);
    }

    /** @return bounds for any page; a template's braces are mappings that are keys */
    public static YamlBounds forPages() {
        return new YamlBounds(false);
    }

    /**
     * The next event of a stream.
     *
     * @param event the event
     * @throws RefusedYamlException when what was read so far is beyond the bounds
     */
    public void take(Event event) {
        if (event instanceof DocumentStartEvent) {
            named.clear();
        } else if (event instanceof AliasEvent alias) {
            alias(alias);
        } else if (event instanceof CollectionStartEvent start) {
            if (awaitsKey()) {
                throw new RefusedYamlException("has a key that is a list or a mapping, and no text", event);
            }
            if (open.size() >= DEEPEST) {
                throw tooDeep(event);
            }
            open.push(new Open(start));
        } else if (event instanceof NodeEvent scalar) {
            put(new Named(1, 0), scalar.getAnchor());
        } else if (event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd) {
            Open closed = open.pop();
            put(new Named(closed.size, closed.height), closed.anchor);
        }
    }

    private void alias(AliasEvent alias) {
        Named target = Optional.ofNullable(named.get(alias.getAlias()))
                .orElseThrow(() -> new RefusedYamlException("has an alias that names nothing that is finished", alias));
        if (awaitsKey() && target.height() > 0) {
            throw new RefusedYamlException("has a key that is a list or a mapping, and no text", alias);
        }
        if (open.size() + target.height() > DEEPEST) {
            throw tooDeep(alias);
        }
        added += target.size();
        if (added > MOST) {
            throw new RefusedYamlException(
                    String.format(Locale.ROOT, "has aliases that add up to more than %,d values", MOST), alias);
        }
        put(target, Optional.empty());
    }

    private boolean awaitsKey() {
        return plainKeys && !open.isEmpty() && open.element().awaitsKey();
    }

    private void put(Named value, Optional<Anchor> anchor) {
        anchor.ifPresent(name -> named.put(name, value));
        Open around = open.peek();
        if (around != null) {
            around.parts++;
            around.size += value.size();
            around.height = Math.max(around.height, value.height() + 1);
        }
    }

    private static RefusedYamlException tooDeep(Event at) {
        return new RefusedYamlException("is deeper than " + DEEPEST + " levels", at);
    }
}
