package io.scaleguide.panel.record;

import io.scaleguide.panel.event.PanelEvent;
import java.time.Instant;
import java.util.List;

/**
 * A recording that was read.
 *
 * @param header the names
 * @param events what was heard, in order
 * @param cut whether the last line was broken off, as when the machine was switched off, and was left out
 */
public record Recording(RecordingHeader header, List<PanelEvent> events, boolean cut) {
    /** Copies the list. */
    public Recording {
        events = List.copyOf(events);
    }

    /** @return when the last event was heard; the start where there is none */
    public Instant end() {
        return events.isEmpty() ? header.start() : events.get(events.size() - 1).at();
    }
}
