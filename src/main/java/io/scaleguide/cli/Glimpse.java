package io.scaleguide.cli;

import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.live.FirstSight;
import io.scaleguide.tui.panel.OpeningPanel;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Shows what is read of an HPA first, and keeps it for the panel that is being opened. For one thread. */
final class Glimpse implements Consumer<FirstSight> {
    private final OpeningPanel opening;
    private final Clock clock;
    private final Runnable changed;
    private List<Function<Instant, PanelEvent>> events = List.of();

    /** @param changed is told that there is something new to draw */
    Glimpse(OpeningPanel opening, Clock clock, Runnable changed) {
        this.opening = opening;
        this.clock = clock;
        this.changed = changed;
    }

    @Override
    public void accept(FirstSight first) {
        events = first.events();
        opening.saw(first.views(clock.instant()));
        changed.run();
    }

    /** What the panel is to hear first, so that nothing goes from the screen again; empty where nothing was seen. */
    List<Function<Instant, PanelEvent>> events() {
        return events;
    }
}
