package io.scaleguide.practice.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.practice.time.PracticeClock;
import io.scaleguide.time.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {
    private final TestClock wall = TestClock.midday();

    @Test
    void valuesWithinTenSecondsAreOnePoint() {
        TimeSeries series = new TimeSeries(new PracticeClock(wall, 1));
        Instant start = wall.instant();
        series.add("m", Set.of(), start, 10);
        series.add("m", Set.of(), start.plusSeconds(9), 30);
        series.add("m", Set.of(), start.plusSeconds(10), 50);
        assertThat(points(series, "avg:m{*}"))
                .containsExactly(new TimeSeries.Point(start, 20), new TimeSeries.Point(start.plusSeconds(10), 50));
        assertThat(points(series, "max:m{*}")).first().isEqualTo(new TimeSeries.Point(start, 30));
    }

    @Test
    void aPointIsShorterInAClusterThatRunsFaster() {
        TimeSeries series = new TimeSeries(new PracticeClock(wall, 20));
        Instant start = wall.instant();
        series.add("m", Set.of(), start, 10);
        series.add("m", Set.of(), start.plusMillis(499), 30);
        series.add("m", Set.of(), start.plusMillis(500), 50);
        assertThat(points(series, "avg:m{*}"))
                .containsExactly(new TimeSeries.Point(start, 20), new TimeSeries.Point(start.plusMillis(500), 50));
    }

    @Test
    void aRollupMakesWiderPoints() {
        TimeSeries series = new TimeSeries(new PracticeClock(wall, 1));
        Instant start = wall.instant();
        series.add("m", Set.of(), start, 10);
        series.add("m", Set.of(), start.plusSeconds(10), 30);
        assertThat(points(series, "avg:m{*}.rollup(sum, 20)")).containsExactly(new TimeSeries.Point(start, 40));
    }

    @Test
    void forgetsAfterADayOfPracticeTime() {
        TimeSeries series = new TimeSeries(new PracticeClock(wall, 60));
        series.add("m", Set.of(), wall.instant(), 10);
        wall.advance(Duration.ofMinutes(25));
        series.add("m", Set.of(), wall.instant(), 20);
        assertThat(points(series, "avg:m{*}")).hasSize(1);
    }

    private List<TimeSeries.Point> points(TimeSeries series, String query) {
        List<TimeSeries.Series> found = series.query(
                MetricQuery.parseAll(query).get(0),
                wall.instant().minusSeconds(3600),
                wall.instant().plusSeconds(60));
        assertThat(found).hasSize(1);
        return found.get(0).points();
    }
}
