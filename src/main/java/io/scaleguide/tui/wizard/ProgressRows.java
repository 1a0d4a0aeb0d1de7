package io.scaleguide.tui.wizard;

import io.scaleguide.guide.event.EventWords;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a step has done so far and what it waits for, a line for each object, check and note. */
final class ProgressRows {
    private static final String FIGURES = "figures ";

    private final ZoneId zone;
    private final Glyphs glyphs;

    /** By what it is about, so that what comes of a wait takes the place of the wait. */
    private final Map<String, StyledLine> rows = new LinkedHashMap<>();

    /** What each action changes: not every one tells of each object that it is done. */
    private final Map<String, List<String>> objects = new HashMap<>();

    private final Set<String> begun = new HashSet<>();
    private final Set<String> done = new HashSet<>();
    private int notes;

    private ProgressRows(ZoneId zone, Glyphs glyphs) {
        this.zone = zone;
        this.glyphs = glyphs;
    }

    /**
     * The lines.
     *
     * @param events what has happened, oldest first
     * @param zone the time zone of the times shown
     * @param glyphs the signs that can be drawn
     * @param turn how often what turns has turned
     */
    static List<StyledLine> of(List<GuideEvent> events, ZoneId zone, Glyphs glyphs, long turn) {
        ProgressRows progress = new ProgressRows(zone, glyphs);
        events.forEach(event -> progress.add(event, turn));
        return new ArrayList<>(progress.rows.values());
    }

    private void add(GuideEvent event, long turn) {
        if (event instanceof GuideEvent.Planned planned) {
            planned(planned, turn);
        } else if (event instanceof GuideEvent.ObjectApplied applied) {
            rows.put(applied.object(), line(Sign.DONE, Role.OK, applied.object()));
        } else if (event instanceof GuideEvent.Applied applied) {
            objects.getOrDefault(applied.action(), List.of())
                    .forEach(object -> rows.put(object, line(Sign.DONE, Role.OK, object)));
            words(event).ifPresent(text -> put(applied.action(), Sign.DONE, Role.OK, text));
            done.add(applied.action());
        } else if (event instanceof GuideEvent.Checked checked) {
            boolean fine = checked.level().equals("ok");
            // What an action has planned may say no more than that it is so; everything else says what it is about.
            String what =
                    done.contains(checked.check()) && begun.contains(checked.check()) ? checked.check() + ": " : "";
            put(checked.check(), fine ? Sign.DONE : Sign.WARNING, fine ? Role.OK : Role.WARN, what + checked.message());
        } else if (event instanceof GuideEvent.Waiting waiting) {
            rows.remove(waiting.what());
            words(event)
                    .ifPresent(text -> rows.put(
                            waiting.what(),
                            StyledLine.of(glyphs.spinner(turn) + " ", Role.BUSY).plus(text, Role.TEXT)));
        } else if (event instanceof GuideEvent.AlreadySo already) {
            put(already.action(), Sign.DONE, Role.OK, already.message());
        } else if (event instanceof GuideEvent.Traffic || event instanceof GuideEvent.Observed) {
            String key = FIGURES + event.getClass().getSimpleName();
            rows.remove(key);
            words(event).ifPresent(text -> put(key, Sign.ARROW_RIGHT, Role.BUSY, text));
        } else {
            words(event).ifPresent(text -> put("note " + notes++, Sign.BULLET, Role.TITLE, text));
        }
    }

    /** Planned once it is ahead; planned again it is done now. A command that is run has no object, and goes by its action. */
    private void planned(GuideEvent.Planned planned, long turn) {
        boolean now = !begun.add(planned.action());
        objects.put(
                planned.action(),
                planned.changes().stream()
                        .filter(change -> change.kind() != PlannedChange.Kind.RUN)
                        .map(PlannedChange::object)
                        .toList());
        for (PlannedChange change : planned.changes()) {
            String key = change.kind() == PlannedChange.Kind.RUN ? planned.action() : change.object();
            rows.put(
                    key,
                    StyledLine.of(
                                    (now ? glyphs.spinner(turn) : glyphs.sign(Sign.AHEAD)) + " ",
                                    now ? Role.BUSY : Role.DIM)
                            .plus(change.object(), Role.TEXT));
        }
    }

    private Optional<String> words(GuideEvent event) {
        return EventWords.of(event, zone).map(EventWords::text);
    }

    private void put(String key, Sign sign, Role role, String text) {
        rows.put(key, line(sign, role, text));
    }

    private StyledLine line(Sign sign, Role role, String text) {
        return StyledLine.of(glyphs.sign(sign) + " ", role).plus(text, Role.TEXT);
    }
}
