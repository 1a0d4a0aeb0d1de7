package io.scaleguide.guide.event;

import io.scaleguide.path.budget.Durations;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * An event in one line of words, the same in every face.
 *
 * @param sign what kind of line it is, in four or five letters: ok, warn, same, made, done, wait, load, now, event or note
 * @param text the line
 */
public record EventWords(String sign, String text) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /**
     * Puts an event in words.
     *
     * @param event what happened
     * @param zone the time zone of the times shown
     * @return the line; empty for an event that takes more than one, or that is no news by itself
     */
    public static Optional<EventWords> of(GuideEvent event, ZoneId zone) {
        if (event instanceof GuideEvent.Checked checked) {
            return line(checked.level().equals("ok") ? "ok" : "warn", checked.message());
        }
        if (event instanceof GuideEvent.AlreadySo already) {
            return line("same", already.message());
        }
        if (event instanceof GuideEvent.ObjectApplied applied) {
            return line("made", applied.object());
        }
        if (event instanceof GuideEvent.Applied applied) {
            return line("done", applied.action() + ", " + Durations.words(applied.took()));
        }
        if (event instanceof GuideEvent.Waiting waiting) {
            return line(
                    "wait",
                    waiting.message() + "  (" + Durations.words(waiting.elapsed())
                            + (waiting.expected().isEmpty() ? "" : "; normally " + waiting.expected()) + ")");
        }
        if (event instanceof GuideEvent.Traffic traffic) {
            return line("load", traffic(traffic));
        }
        if (event instanceof GuideEvent.Observed observed) {
            return line("now", observed(observed));
        }
        if (event instanceof GuideEvent.Rescale rescale) {
            return line(
                    "event",
                    TIME.withZone(zone).format(rescale.seen()) + " " + rescale.type() + " " + rescale.reason() + " "
                            + rescale.object() + "  " + rescale.message());
        }
        return event instanceof GuideEvent.Note note ? line("note", note.message()) : Optional.empty();
    }

    private static Optional<EventWords> line(String sign, String text) {
        return Optional.of(new EventWords(sign, text));
    }

    private static String traffic(GuideEvent.Traffic traffic) {
        return String.format(
                Locale.ROOT,
                "%d answers 2xx, %d 4xx, %d 5xx, %d none; median %.0f ms, p99 %.0f ms, %.1f a second",
                traffic.ok(),
                traffic.clientErrors(),
                traffic.serverErrors(),
                traffic.failed(),
                traffic.p50Millis(),
                traffic.p99Millis(),
                traffic.perSecond());
    }

    private static String observed(GuideEvent.Observed observed) {
        String value = observed.externalValue()
                .map(number -> String.format(Locale.ROOT, "%.1f ms", number))
                .orElse("no value");
        return "latency " + value + ", target " + observed.target() + " ms, replicas " + observed.replicas()
                + (observed.desiredReplicas() == observed.replicas() ? "" : " going to " + observed.desiredReplicas());
    }
}
