package io.scaleguide.headless;

import io.scaleguide.guide.event.EventSink;
import io.scaleguide.guide.event.GuideEvent;
import java.io.PrintStream;
import java.time.Clock;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws events as JSON lines: an object each, with {@code time} and {@code event}; the rest is the event's record, as
 * {@code assets/schema/events.schema.json} says. Lengths of time are in seconds.
 */
public final class JsonFace implements EventSink {
    private final PrintStream out;
    private final Clock clock;
    private final JsonMapper json;

    /**
     * @param out where the lines go
     * @param clock the time of the events
     */
    public JsonFace(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.json = EventJson.mapper();
    }

    @Override
    public synchronized void accept(GuideEvent event) {
        ObjectNode line = json.createObjectNode();
        line.put("time", clock.instant().toString());
        line.put("event", EventJson.name(event));
        line.setAll((ObjectNode) json.valueToTree(event));
        out.println(line);
        out.flush();
    }
}
