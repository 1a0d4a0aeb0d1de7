package io.scaleguide.panel.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.event.TrafficFigures;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.Measure;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrafficHopTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final List<Reading> LOOKED = List.of(unknown(Hop.TRAFFIC), unknown(Hop.ROUTE));

    @Test
    void trafficFromHereSaysHowTheFirstHopIs() {
        Reading first = first(4, 100, 0, 0);

        assertThat(first.verdict()).isEqualTo(Verdict.OK);
        assertThat(first.words()).isEqualTo("12 answers a second from here.");
        assertThat(first.value()).contains(new Measure(105, "ms"));
        assertThat(TrafficHop.in(LOOKED, Optional.of(met(4, 100, 0, 0)), NOW).get(1))
                .isEqualTo(LOOKED.get(1));
    }

    @Test
    void whatIsNotAnsweredWellIsSaid() {
        assertThat(first(0, 90, 6, 4).words()).isEqualTo("12 answers a second from here; 10 of 100 were not 2xx.");
        assertThat(first(0, 0, 6, 4))
                .extracting(Reading::verdict, Reading::words)
                .containsExactly(Verdict.BROKEN, "None of 10 requests from here was answered with 2xx.");
    }

    @Test
    void aLookIsAllThereIsWithoutTraffic() {
        assertThat(TrafficHop.in(LOOKED, Optional.empty(), NOW)).isEqualTo(LOOKED);
        assertThat(TrafficHop.in(LOOKED, Optional.of(met(6, 100, 0, 0)), NOW)).isEqualTo(LOOKED);
        assertThat(TrafficHop.in(LOOKED, Optional.of(met(0, 0, 0, 0)), NOW)).isEqualTo(LOOKED);
        assertThat(TrafficHop.in(List.of(), Optional.of(met(0, 100, 0, 0)), NOW))
                .isEmpty();
    }

    private static Reading first(int secondsAgo, long ok, long serverErrors, long failed) {
        return TrafficHop.in(LOOKED, Optional.of(met(secondsAgo, ok, serverErrors, failed)), NOW)
                .get(0);
    }

    private static PanelEvent.TrafficMeasured met(int secondsAgo, long ok, long serverErrors, long failed) {
        return new PanelEvent.TrafficMeasured(
                NOW.minusSeconds(secondsAgo),
                new TrafficFigures("4 connections", ok, 0, 0, serverErrors, failed, 12.3, 105, 120, 150));
    }

    private static Reading unknown(Hop hop) {
        return new Reading(
                hop,
                Verdict.UNKNOWN,
                "No request was sent to find out.",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Duration.ZERO);
    }
}
