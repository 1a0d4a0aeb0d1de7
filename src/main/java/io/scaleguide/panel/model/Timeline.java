package io.scaleguide.panel.model;

import io.scaleguide.panel.view.Series;
import io.scaleguide.panel.view.Series.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The series as it grows, for a session of eight hours: every point of the last half hour; of what is older, the highest of each minute, and
 * every point at which replicas or target changed.
 */
final class Timeline {
    static final Duration WHOLE = Duration.ofMinutes(30);
    static final Duration KEPT = Duration.ofHours(8);

    /** So many points at most of either age; half an hour of five a second, which no HPA reaches. */
    static final int MOST = 10_000;

    private final Deque<Point> old = new ArrayDeque<>();
    private final Deque<Point> recent = new ArrayDeque<>();
    private Series series = Series.EMPTY;
    private boolean changed;

    Timeline copy() {
        Timeline copy = new Timeline();
        copy.old.addAll(old);
        copy.recent.addAll(recent);
        copy.series = series;
        copy.changed = changed;
        return copy;
    }

    /** Adds a point; one of the same time takes the other's place, and one that comes too late is left out. */
    void add(Point point) {
        if (!recent.isEmpty()) {
            int order = point.at().compareTo(recent.getLast().at());
            if (order < 0) {
                return;
            }
            if (order == 0) {
                recent.removeLast();
            }
        }
        recent.addLast(point);
        age(point.at());
        changed = true;
    }

    Series series() {
        if (changed) {
            List<Point> all = new ArrayList<>(old.size() + recent.size());
            all.addAll(old);
            all.addAll(recent);
            series = new Series(all);
            changed = false;
        }
        return series;
    }

    private void age(Instant newest) {
        while (recent.size() > MOST || recent.getFirst().at().isBefore(newest.minus(WHOLE))) {
            thin(recent.removeFirst());
        }
        while (old.size() > MOST || (!old.isEmpty() && old.getFirst().at().isBefore(newest.minus(KEPT)))) {
            old.removeFirst();
        }
    }

    private void thin(Point point) {
        if (!old.isEmpty() && alike(old.getLast(), point)) {
            if (point.value().orElse(0) > old.getLast().value().orElse(0)) {
                old.removeLast();
                old.addLast(point);
            }
            return;
        }
        old.addLast(point);
    }

    private static boolean alike(Point one, Point other) {
        return minute(one).equals(minute(other))
                && one.wanted() == other.wanted()
                && one.ready() == other.ready()
                && one.target().equals(other.target())
                && one.value().isPresent() == other.value().isPresent();
    }

    private static Instant minute(Point point) {
        return point.at().truncatedTo(ChronoUnit.MINUTES);
    }
}
