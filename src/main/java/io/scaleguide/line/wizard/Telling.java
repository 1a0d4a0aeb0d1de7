package io.scaleguide.line.wizard;

import io.scaleguide.guide.event.EventWords;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.wizard.CheckView;
import io.scaleguide.guide.wizard.StepView;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells what happens in a step, each thing once: a check that has spoken before is not heard again while it says the same. */
final class Telling {
    private final Voice voice;
    private final ZoneId zone;
    private final Set<String> before = new HashSet<>();
    private final Set<String> now = new HashSet<>();
    private Optional<GuideEvent> last = Optional.empty();
    private String figures = "";

    Telling(Voice voice, ZoneId zone) {
        this.voice = voice;
        this.zone = zone;
    }

    /** Begins anew: everything is news again. */
    void forget() {
        before.clear();
        now.clear();
        last = Optional.empty();
        figures = "";
    }

    /** Tells what a check foresees. */
    void foreseen(CheckView check) {
        if (before.add(check.message())) {
            voice.say(word(check.level()) + check.message());
        }
    }

    private static String word(CheckView.Level level) {
        return switch (level) {
            case BUSY -> "wait: ";
            case OK -> "ok: ";
            case WARNING -> "warning: ";
            case BAD -> "Not yet: ";
        };
    }

    /** Tells what has happened since it was told last. */
    void tell(StepView step) {
        List<GuideEvent> events = step.events();
        events.subList(known(events), events.size()).forEach(this::tell);
        if (!events.isEmpty()) {
            last = Optional.of(events.get(events.size() - 1));
        }
    }

    /** How many of the events were told before. The oldest may be gone, so they are not simply counted. */
    private int known(List<GuideEvent> events) {
        int index = events.size();
        while (index > 0 && !isLast(events.get(index - 1))) {
            index--;
        }
        return index;
    }

    /** The very same: the same thing may well happen twice. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isLast(GuideEvent event) {
        return last.isPresent() && last.get() == event;
    }

    private void tell(GuideEvent event) {
        if (event instanceof GuideEvent.StepStarted) {
            before.addAll(now);
            now.clear();
        } else if (event instanceof GuideEvent.Summary summary) {
            summary(summary);
        } else {
            EventWords.of(event, zone).ifPresent(words -> tell(event, words));
        }
    }

    private void tell(GuideEvent event, EventWords words) {
        if (event instanceof GuideEvent.Observed) {
            if (words.text().equals(figures)) {
                return;
            }
            figures = words.text();
        }
        if (event instanceof GuideEvent.Checked || event instanceof GuideEvent.AlreadySo) {
            now.add(words.text());
            if (before.contains(words.text())) {
                return;
            }
        }
        voice.say((words.sign().equals("warn") ? "warning" : words.sign()) + ": " + words.text());
    }

    private void summary(GuideEvent.Summary summary) {
        voice.say(summary.changes().isEmpty() ? "Nothing was changed in your cluster." : "Changed in your cluster:");
        summary.changes().forEach(change -> voice.say("- " + change));
        voice.say("To put back what was there:");
        voice.quote(summary.undo());
        voice.say("The same by hand:");
        summary.commands().forEach(voice::quote);
    }
}
