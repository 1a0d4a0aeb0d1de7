package io.scaleguide.panel.model;

import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.event.TrafficFigures;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.Measure;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The first hop as the panel's own traffic finds it: a look that sends nothing cannot know of it. Pure. */
final class TrafficHop {
    /** Traffic is measured once a second; what was measured longer ago than this is not sent any more. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private TrafficHop() {}

    /**
     * Puts what traffic meets in the place of the first hop.
     *
     * @param looked the hops as they were looked at
     * @param measured what traffic met last
     * @param now the moment
     * @return the hops; as they were while there is no traffic or nothing was looked at
     */
    static List<Reading> in(List<Reading> looked, Optional<PanelEvent.TrafficMeasured> measured, Instant now) {
        Optional<Reading> met = measured.filter(
                        one -> Duration.between(one.at(), now).compareTo(FRESH) <= 0)
                .flatMap(TrafficHop::reading);
        return met.isEmpty()
                ? looked
                : looked.stream()
                        .map(reading -> reading.hop() == Hop.TRAFFIC ? met.get() : reading)
                        .toList();
    }

    private static Optional<Reading> reading(PanelEvent.TrafficMeasured measured) {
        TrafficFigures figures = measured.figures();
        long others = figures.redirects() + figures.clientErrors() + figures.serverErrors() + figures.failed();
        if (figures.ok() + others == 0) {
            return Optional.empty();
        }
        boolean none = figures.ok() == 0;
        String words = none
                ? "None of " + others + " requests from here was answered with 2xx."
                : String.format(Locale.ROOT, "%.0f answers a second from here", figures.perSecond())
                        + (others == 0 ? "." : "; " + others + " of " + (others + figures.ok()) + " were not 2xx.");
        return Optional.of(new Reading(
                Hop.TRAFFIC,
                none ? Verdict.BROKEN : Verdict.OK,
                words,
                none ? Optional.empty() : Optional.of(new Measure(figures.p50Millis(), "ms")),
                Optional.of(measured.at()),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Duration.ZERO));
    }
}
