package io.scaleguide.panel.record;

import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.model.Observations;
import io.scaleguide.panel.story.Sentence;
import io.scaleguide.panel.story.Story;
import io.scaleguide.panel.view.PanelView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A place in a recording. Forward it goes event by event, and leaves a bookmark now and then; elsewhere it goes from the nearest bookmark before. At most
 * {@value #BOOKMARKS} of them are kept. For one thread.
 */
final class Playhead {
    private static final int BOOKMARKS = 64;

    /** So few events are folded in no time. */
    private static final int LEAST_APART = 200;

    private final Recording recording;
    private final TreeMap<Instant, Bookmark> bookmarks = new TreeMap<>();
    private final int apart;
    private Story story;
    private Instant time;
    private int next;

    /** The story as it was before an event. */
    private record Bookmark(Story story, int next) {}

    Playhead(Recording recording) {
        this.recording = recording;
        this.apart = Math.max(LEAST_APART, recording.events().size() / (BOOKMARKS - 1) + 1);
        RecordingHeader header = recording.header();
        this.time = header.start();
        this.story = new Story(header.scope(), header.periods(), header.start());
        bookmarks.put(time, new Bookmark(story.copy(), 0));
    }

    Instant time() {
        return time;
    }

    boolean atEnd() {
        return next == recording.events().size() && !time.isBefore(recording.end());
    }

    /** The time of the next event. */
    Optional<Instant> nextTime() {
        return next == recording.events().size()
                ? Optional.empty()
                : Optional.of(recording.events().get(next).at());
    }

    /** Goes to a time, which is kept within the recording; what is told on the way forward, and nothing on the way back. */
    List<Sentence> goTo(Instant wanted) {
        Instant to = within(wanted);
        if (to.isBefore(time)) {
            jumpTo(to);
            return List.of();
        }
        return forward(to);
    }

    /** Goes to a time, which is kept within the recording, the shortest way; nothing is told. */
    void jumpTo(Instant wanted) {
        Instant to = within(wanted);
        Bookmark nearest = Objects.requireNonNull(bookmarks.floorEntry(to), "the start has one")
                .getValue();
        if (to.isBefore(time) || nearest.next() > next) {
            story = nearest.story().copy();
            next = nearest.next();
        }
        forward(to);
    }

    private Instant within(Instant wanted) {
        Instant end = recording.end();
        Instant start = recording.header().start();
        return wanted.isAfter(end) ? end : wanted.isBefore(start) ? start : wanted;
    }

    private List<Sentence> forward(Instant to) {
        List<Sentence> told = new ArrayList<>();
        while (next < recording.events().size()) {
            PanelEvent event = recording.events().get(next);
            if (event.at().isAfter(to)) {
                break;
            }
            told.addAll(story.take(event));
            next++;
            if (next % apart == 0) {
                bookmarks.computeIfAbsent(event.at(), at -> new Bookmark(story.copy(), next));
            }
        }
        told.addAll(story.advance(to));
        time = to;
        return List.copyOf(told);
    }

    PanelView view() {
        return story.view();
    }

    Observations observations() {
        return story.observations();
    }
}
