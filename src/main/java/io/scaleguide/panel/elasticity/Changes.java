package io.scaleguide.panel.elasticity;

import io.scaleguide.panel.session.Rescale;
import io.scaleguide.panel.session.Sample;
import io.scaleguide.panel.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the changes of replicas in a session: rescales in a row are one change as long as the metric had no time to show the one before. In a session
 * that has grown it goes on at the last rescale, since the ones before it can no longer be seen otherwise. For one thread.
 */
final class Changes {
    /** Readings are taken from so long before a change, and so long after all has settled. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** So many are kept. */
    private static final int MOST = 200;

    private final Settling settling;
    private final Deque<Change> done = new ArrayDeque<>();
    private Optional<Begun> begun = Optional.empty();

    /** The last rescale that is part of what is done or begun. */
    private Instant folded = Instant.MIN;

    /** When the metric had settled after the last change that is done. */
    private Instant settled = Instant.MIN;

    /** A change that may take in more rescales. */
    private record Begun(Rescale first, int rescales, Readings before, OptionalLong targetMilli) {
        private Begun andOneMore() {
            return new Begun(first, rescales + 1, before, targetMilli);
        }
    }

    Changes(Settling settling) {
        this.settling = settling;
    }

    /** Those of a session that begins as the last one did, oldest first; the newest {@value #MOST}. */
    List<Change> in(Session session) {
        List<Rescale> rescales = session.rescales().stream()
                .dropWhile(rescale -> !rescale.at().isAfter(folded))
                .toList();
        List<Change> newest = new ArrayList<>();
        for (int i = 0; i < rescales.size(); i++) {
            Rescale rescale = rescales.get(i);
            Begun part = begun.map(Begun::andOneMore).orElseGet(() -> begin(session, rescale));
            if (i + 1 == rescales.size()) {
                newest.add(change(session, part, rescale, Instant.MAX));
            } else {
                fold(session, part, rescale, rescales.get(i + 1).at());
            }
        }
        List<Change> all = new ArrayList<>(done);
        all.addAll(newest);
        return all;
    }

    private Begun begin(Session session, Rescale rescale) {
        Instant earliest = rescale.at().minus(LONGEST);
        Instant from = settled.isAfter(earliest) ? settled : earliest;
        return new Begun(
                rescale,
                1,
                Readings.of(session, settling, from, rescale.at(), rescale.from()),
                target(session, rescale.at()));
    }

    /** Takes in a rescale that another one has ended. */
    private void fold(Session session, Begun part, Rescale rescale, Instant end) {
        folded = rescale.at();
        Change change = change(session, part, rescale, end);
        if (!shown(change)) {
            begun = Optional.of(part);
            return;
        }
        begun = Optional.empty();
        settled = ready(session, rescale, end).orElse(rescale.at()).plus(settling.delay());
        if (done.size() == MOST) {
            done.removeFirst();
        }
        done.addLast(change);
    }

    private static boolean shown(Change change) {
        return change.after().isPresent() && change.after().get().count() >= Change.FEWEST;
    }

    private Change change(Session session, Begun part, Rescale finish, Instant end) {
        return new Change(
                part.first().at(),
                part.first().from(),
                finish.to(),
                part.rescales(),
                part.before(),
                ready(session, finish, end).map(ready -> {
                    Instant from = ready.plus(settling.delay());
                    Instant until = from.plus(LONGEST);
                    return Readings.of(session, settling, from, until.isBefore(end) ? until : end, finish.to());
                }),
                part.targetMilli());
    }

    private static OptionalLong target(Session session, Instant at) {
        List<Sample> before = session.between(Instant.MIN, at.plusNanos(1));
        return before.isEmpty()
                ? OptionalLong.empty()
                : before.get(before.size() - 1).targetMilli();
    }

    private static Optional<Instant> ready(Session session, Rescale rescale, Instant end) {
        return session.between(rescale.at(), end).stream()
                .filter(sample -> sample.readyPods() == rescale.to())
                .map(Sample::at)
                .findFirst();
    }
}
