package io.scaleguide.panel.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Collects a session while it goes on. When it is full the oldest goes, but never the last spec. For one thread; {@link #session()} gives a copy that
 * others may keep.
 */
public final class SessionLog {
    private final Deque<Sample> samples = new ArrayDeque<>();
    private final Deque<SpecChange> specs = new ArrayDeque<>();
    private final Deque<Rescale> rescales = new ArrayDeque<>();

    /**
     * @param sample the newest sample; one that is older than the last is dropped, since a clock that was set back would put it out of order
     */
    public void add(Sample sample) {
        if (samples.isEmpty() || !sample.at().isBefore(samples.getLast().at())) {
            put(samples, sample, Session.MOST_SAMPLES);
        }
    }

    /** @param change the spec from now on; the same as the last, or an older one, is dropped */
    public void add(SpecChange change) {
        if (specs.isEmpty()
                || !change.spec().equals(specs.getLast().spec())
                        && !change.at().isBefore(specs.getLast().at())) {
            put(specs, change, Session.MOST_CHANGES);
        }
    }

    /** @param rescale the newest rescale; one that is older than the last is dropped */
    public void add(Rescale rescale) {
        if (rescales.isEmpty() || !rescale.at().isBefore(rescales.getLast().at())) {
            put(rescales, rescale, Session.MOST_CHANGES);
        }
    }

    /** @return what was seen so far */
    public Session session() {
        return new Session(List.copyOf(samples), List.copyOf(specs), List.copyOf(rescales));
    }

    private static <T> void put(Deque<T> list, T one, int most) {
        if (list.size() == most) {
            list.removeFirst();
        }
        list.addLast(one);
    }
}
