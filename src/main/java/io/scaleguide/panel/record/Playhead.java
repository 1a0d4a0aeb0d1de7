package io.scaleguide.panel.record;

import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.model.Observations;
import io.scaleguide.panel.story.Sentence;
import io.scaleguide.panel.story.Story;
import io.scaleguide.panel.view.PanelView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A place in a recording. Forward it goes event by event; backward it folds again from the start. For one thread. */
final class Playhead {
    private final Recording recording;
    private Story story;
    private Instant time;
    private int next;

    Playhead(Recording recording) {
        this.recording = recording;
        this.time = recording.header().start();
        this.story = begin();
    }

    private Story begin() {
        RecordingHeader header = recording.header();
        return new Story(header.scope(), header.periods(), header.start());
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
        Instant end = recording.end();
        Instant start = recording.header().start();
        Instant to = wanted.isAfter(end) ? end : wanted.isBefore(start) ? start : wanted;
        boolean back = to.isBefore(time);
        if (back) {
            story = begin();
            next = 0;
        }
        List<Sentence> told = new ArrayList<>();
        while (next < recording.events().size()) {
            PanelEvent event = recording.events().get(next);
            if (event.at().isAfter(to)) {
                break;
            }
            told.addAll(story.take(event));
            next++;
        }
        told.addAll(story.advance(to));
        time = to;
        return back ? List.of() : List.copyOf(told);
    }

    PanelView view() {
        return story.view();
    }

    Observations observations() {
        return story.observations();
    }
}
