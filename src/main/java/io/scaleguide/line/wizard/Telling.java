package io.scaleguide.line.wizard;

import io.scaleguide.guide.event.EventWords;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.event.PlannedChange;
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
        String line = word(check.level()) + check.message();
        if (before.add(line)) {
            voice.say(line);
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

    /**
     * Tells what has happened since it was told last.
     *
     * @param plans whether what would be changed is told too, since nobody is asked about it
     * @return whether there was anything to tell
     */
    boolean tell(StepView step, boolean plans) {
        List<GuideEvent> events = step.events();
        boolean told = false;
        for (GuideEvent event : events.subList(known(events), events.size())) {
            told |= tell(event, plans);
        }
        if (!events.isEmpty()) {
            last = Optional.of(events.get(events.size() - 1));
        }
        return told;
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

    private boolean tell(GuideEvent event, boolean plans) {
        if (event instanceof GuideEvent.StepStarted) {
            before.addAll(now);
            now.clear();
            return false;
        }
        if (event instanceof GuideEvent.Summary summary) {
            summary(summary);
            return true;
        }
        if (event instanceof GuideEvent.Planned planned) {
            return planned(planned, plans);
        }
        return EventWords.of(event, zone).filter(words -> tell(event, words)).isPresent();
    }

    private boolean planned(GuideEvent.Planned planned, boolean plans) {
        boolean told = false;
        for (PlannedChange change : planned.changes()) {
            String line = "plan: " + StepWords.of(change);
            told |= plans && once(line);
            now.add(line);
        }
        return told;
    }

    private boolean tell(GuideEvent event, EventWords words) {
        String line = (words.sign().equals("warn") ? "warning" : words.sign()) + ": " + words.text();
        if (event instanceof GuideEvent.Observed) {
            boolean news = !words.text().equals(figures);
            figures = words.text();
            return news && said(line);
        }
        boolean lasting = event instanceof GuideEvent.Checked
                || event instanceof GuideEvent.AlreadySo
                || event instanceof GuideEvent.Note;
        return lasting ? once(line) : said(line);
    }

    /** What was said in an earlier part of the step is not said again; within a part, each thing that was looked at has its line. */
    private boolean once(String line) {
        now.add(line);
        return !before.contains(line) && said(line);
    }

    private boolean said(String line) {
        voice.say(line);
        return true;
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
