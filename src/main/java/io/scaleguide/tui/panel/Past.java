package io.scaleguide.tui.panel;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.panel.view.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The views of a session, to go back to: one for every 5 s, of eight hours at most. What grows with the session is kept once, in the newest
 * view, and cut when an older one is asked for. Any thread may call it.
 */
public final class Past {
    private static final Duration APART = Duration.ofSeconds(5);
    private static final int MOST = 8 * 60 * 60 / 5;

    private final ConcurrentSkipListMap<Instant, PanelView> kept = new ConcurrentSkipListMap<>();
    private final Instant start;

    /** @param start when the session began */
    public Past(Instant start) {
        this.start = start;
    }

    /** @param view the newest view; from one thread */
    public void add(PanelView view) {
        Map.Entry<Instant, PanelView> last = kept.lastEntry();
        if (last != null && view.now().isBefore(last.getKey().plus(APART))) {
            return;
        }
        kept.put(view.now(), with(view, view.now(), Series.EMPTY, List.of()));
        if (kept.size() > MOST) {
            kept.pollFirstEntry();
        }
    }

    /** @return the earliest time that can be gone back to; the session's start while nothing is kept */
    public Instant begin() {
        Map.Entry<Instant, PanelView> first = kept.firstEntry();
        return first == null ? start : first.getKey();
    }

    /**
     * @param when a time of this session
     * @param newest the newest view
     * @return what was known by then, at most 5 s older; its {@code now} is {@code when}
     */
    public PanelView at(Instant when, PanelView newest) {
        Map.Entry<Instant, PanelView> before = kept.floorEntry(when);
        Map.Entry<Instant, PanelView> found = before == null ? kept.firstEntry() : before;
        PanelView then = found == null ? newest : found.getValue();
        return with(
                then,
                when,
                new Series(newest.series().points().stream()
                        .takeWhile(point -> !point.at().isAfter(when))
                        .toList()),
                newest.marks().stream().filter(mark -> !mark.at().isAfter(when)).toList());
    }

    private static PanelView with(PanelView view, Instant now, Series series, List<PanelView.Mark> marks) {
        return new PanelView(
                view.scope(),
                now,
                view.hops(),
                view.metric(),
                view.external(),
                view.datadog(),
                view.hpa(),
                view.workload(),
                series,
                marks,
                view.events(),
                view.traffic(),
                view.sources());
    }
}
