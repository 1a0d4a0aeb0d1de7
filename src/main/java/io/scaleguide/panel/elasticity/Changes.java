package io.scaleguide.panel.elasticity;

import io.scaleguide.panel.session.Rescale;
import io.scaleguide.panel.session.Sample;
import io.scaleguide.panel.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the changes of replicas in a session: rescales in a row are one change as long as the metric had no time to show the one before. */
final class Changes {
    /** Readings are taken from so long before a change, and so long after all has settled. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Session session;
    private final Settling settling;

    Changes(Session session, Settling settling) {
        this.session = session;
        this.settling = settling;
    }

    List<Change> all() {
        List<Change> changes = new ArrayList<>();
        List<Rescale> rescales = session.rescales();
        Instant settled = Instant.MIN;
        int first = 0;
        while (first < rescales.size()) {
            int last = first;
            Change change = change(rescales, first, last, settled);
            while (last + 1 < rescales.size() && !shown(change)) {
                last++;
                change = change(rescales, first, last, settled);
            }
            changes.add(change);
            settled = ready(rescales.get(last), end(rescales, last))
                    .orElse(rescales.get(last).at())
                    .plus(settling.delay());
            first = last + 1;
        }
        return changes;
    }

    private static boolean shown(Change change) {
        return change.after().isPresent() && change.after().get().count() >= Change.FEWEST;
    }

    private Change change(List<Rescale> rescales, int first, int last, Instant settledBefore) {
        Rescale begin = rescales.get(first);
        Rescale finish = rescales.get(last);
        Instant end = end(rescales, last);
        Instant earliest = begin.at().minus(LONGEST);
        Instant from = settledBefore.isAfter(earliest) ? settledBefore : earliest;
        return new Change(
                begin.at(),
                begin.from(),
                finish.to(),
                last - first + 1,
                Readings.of(session, settling, from, begin.at(), begin.from()),
                ready(finish, end).map(ready -> {
                    Instant settled = ready.plus(settling.delay());
                    Instant until = settled.plus(LONGEST);
                    return Readings.of(session, settling, settled, until.isBefore(end) ? until : end, finish.to());
                }));
    }

    /** When it ends: at the next rescale, or after the last sample. */
    private Instant end(List<Rescale> rescales, int last) {
        return last + 1 < rescales.size() ? rescales.get(last + 1).at() : Instant.MAX;
    }

    private Optional<Instant> ready(Rescale rescale, Instant end) {
        return session.between(rescale.at(), end).stream()
                .filter(sample -> sample.readyPods() == rescale.to())
                .map(Sample::at)
                .findFirst();
    }
}
