package io.scaleguide.traffic.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.scaleguide.traffic.profile.FromPoints.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TurnsTest {
    private static final double SECOND = 1e9;

    @Test
    void atASteadyRateRequestsAreDueAtTheSameDistance() {
        assertThat(dueTimes(new Schedule(Loop.OPEN, new Steady(4)), 1))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b))
                .containsExactly(0.0, 0.25, 0.5, 0.75);
    }

    @ParameterizedTest
    @MethodSource("io.scaleguide.traffic.profile.ProfileTest#profiles")
    void asManyRequestsAreDueAsTheRateSumsUpTo(Profile profile) {
        List<Double> due = dueTimes(new Schedule(Loop.OPEN, profile), 120);
        assertThat(due).isSorted();
        assertThat((double) due.size()).isCloseTo(profile.until(120), within(1.0));
        for (int i = 0; i < due.size(); i++) {
            assertThat(profile.until(due.get(i))).isCloseTo(i, within(1e-3));
        }
    }

    @Test
    void nothingIsDueWhileTheRateIsZero() {
        Profile late = new FromPoints(List.of(new Point(10, 0), new Point(10, 2)));
        assertThat(dueTimes(new Schedule(Loop.OPEN, late), 12).get(0)).isCloseTo(10, within(0.001));
        Profile over = new FromPoints(List.of(new Point(1, 2), new Point(1, 0)));
        Turns turns = Turns.of(new Schedule(Loop.OPEN, over), 60_000_000_000L);
        assertThat(List.of(turns.next(0, 0), turns.next(0, 0)))
                .allSatisfy(each -> assertThat(each).isLessThan(1_000_000_000L));
        assertThat(turns.next(0, 0)).isEqualTo(Turns.NEVER);
        assertThat(turns.next(0, 0)).isEqualTo(Turns.NEVER);
    }

    @Test
    void trafficMayBeginInTheMiddleOfItsProfile() {
        Schedule late = new Schedule(Loop.OPEN, new Ramp(0, 10, 10), Duration.ofSeconds(10));
        assertThat(dueTimes(late, 2)).hasSize(20);
        assertThat(late.level(Duration.ofSeconds(3))).isEqualTo(10);
        Turns seats = Turns.of(new Schedule(Loop.CLOSED, new Ramp(0, 10, 10), Duration.ofSeconds(5)), Long.MAX_VALUE);
        assertThat(seats.next(4, 7)).isEqualTo(7);
        assertThat(seats.next(9, 0) / SECOND).isCloseTo(4.5, within(1e-6));
    }

    @Test
    void asManyConnectionsHaveASeatAsTheProfileSays() {
        Turns seats = Turns.of(new Schedule(Loop.CLOSED, new Burst(2, 5, 60, 20)), Long.MAX_VALUE);
        assertThat(seats.next(4, 0)).isZero();
        assertThat(seats.next(5, 0)).isEqualTo(Turns.NEVER);
        long rest = 21_000_000_000L;
        assertThat(seats.next(1, rest)).isEqualTo(rest);
        assertThat(seats.next(2, rest)).isEqualTo(60_000_000_000L);
    }

    private static List<Double> dueTimes(Schedule schedule, int seconds) {
        long length = (long) (seconds * SECOND);
        Turns turns = Turns.of(schedule, length);
        List<Double> all = new ArrayList<>();
        for (long due = turns.next(0, 0); due < length; due = turns.next(0, 0)) {
            all.add(due / SECOND);
        }
        return all;
    }
}
