package io.scaleguide.tui.panel;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.panel.view.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The views of a session, to go back to: one for every 5 s of the last half hour, and for every 30 s of the eight hours before it; some 1,300 views
 * at most. What grows with the session is kept once, in the newest view, and cut when an older one is asked for. Any thread may call it.
 */
public final class Past {
    private static final Duration APART = Duration.ofSeconds(5);
    private static final Duration CLOSE = Duration.ofMinutes(30);
    private static final Duration OLD_APART = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofHours(8).plus(CLOSE);

    private final ConcurrentSkipListMap<Instant, PanelView> kept = new ConcurrentSkipListMap<>();
    private final Instant start;

    /** What is not after it has been thinned out. */
    private Instant thinned = Instant.MIN;

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
        thin(view.now().minus(CLOSE));
        kept.headMap(view.now().minus(KEPT)).clear();
    }

    /** Of what has grown old, those go that are too near to the one before. */
    private void thin(Instant old) {
        for (Instant next : kept.subMap(thinned, false, old, true).keySet()) {
            Instant before = kept.lowerKey(next);
            if (before != null && next.isBefore(before.plus(OLD_APART))) {
                kept.remove(next);
            }
            thinned = next;
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
     * @return what was known by then, at most 5 s older, or 30 s of what is older than half an hour; its {@code now} is {@code when}
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
                view.unit(),
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
