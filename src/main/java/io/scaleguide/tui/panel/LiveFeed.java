package io.scaleguide.tui.panel;

import io.scaleguide.panel.event.SourceName;
import io.scaleguide.panel.view.Feed;
import io.scaleguide.panel.view.PanelView;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What goes on in a cluster now. */
public final class LiveFeed implements PanelFeed {
    private final Feed panel;
    private final Past past;
    private final Runnable look;
    private final Clock clock;
    private final Optional<Instant> end;
    private Optional<PanelView.Source> before = Optional.empty();
    private boolean looking = true;

    /**
     * @param panel the live panel
     * @param past its earlier views
     * @param look asks for another look at the signal path, and does not wait for it
     * @param clock the time
     * @param end when the panel ends by itself; empty for when it is left
     */
    public LiveFeed(Feed panel, Past past, Runnable look, Clock clock, Optional<Instant> end) {
        this.panel = panel;
        this.past = past;
        this.look = look;
        this.clock = clock;
        this.end = end;
    }

    @Override
    public PanelView view() {
        return panel.view();
    }

    @Override
    public PanelView at(Instant when) {
        return past.at(when, panel.view());
    }

    @Override
    public Instant begin() {
        return past.begin();
    }

    @Override
    public void look() {
        before = path();
        looking = true;
        look.run();
    }

    /** A look is over when the signal path is heard of again, whatever is heard of it. */
    @Override
    public boolean looking() {
        looking = looking && path().equals(before);
        return looking;
    }

    private Optional<PanelView.Source> path() {
        return panel.view().sources().stream()
                .filter(source -> source.what().equals(SourceName.PATH))
                .findFirst();
    }

    @Override
    public boolean over() {
        return end.filter(time -> !clock.instant().isBefore(time)).isPresent();
    }
}
