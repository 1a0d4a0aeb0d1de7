package io.scaleguide.panel.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.panel.view.Series.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final Timeline timeline = new Timeline();

    @Test
    void theLastHalfHourIsKeptWholeAndWhatIsOlderByTheMinute() {
        for (int second = 0; second <= 2 * 3600; second += 15) {
            add(second, second % 60 == 30 ? 900 : 100, 1);
        }
        List<Point> points = timeline.series().points();
        Instant edge = START.plusSeconds(2 * 3600).minus(Timeline.WHOLE);

        assertThat(points.stream().filter(point -> !point.at().isBefore(edge))).hasSize(121);
        assertThat(points.stream().filter(point -> point.at().isBefore(edge)))
                .hasSize(90)
                .allSatisfy(point -> assertThat(point.value()).hasValue(900));
    }

    @Test
    void aChangeOfReplicasIsNeverThinnedAway() {
        add(0, 100, 1);
        add(3, 100, 2);
        add(6, 100, 3);
        for (int second = 10; second < 3 * 3600; second += 15) {
            add(second, 100, 3);
        }
        assertThat(timeline.series().points()).extracting(Point::wanted).startsWith(1, 2, 3);
    }

    @Test
    void eightHoursAreKeptAndNoMore() {
        for (int second = 0; second < 20 * 3600; second += 15) {
            add(second, 100, 1);
        }
        List<Point> points = timeline.series().points();
        assertThat(Duration.between(
                        points.get(0).at(), points.get(points.size() - 1).at()))
                .isBetween(Duration.ofMinutes(478), Timeline.KEPT);
        assertThat(points).hasSizeLessThan(600);
    }

    @Test
    void howeverMuchComesItStaysBounded() {
        for (int count = 0; count < 200_000; count++) {
            add(count / 100.0, count % 7, count % 2);
        }
        assertThat(timeline.series().points()).hasSizeLessThanOrEqualTo(2 * Timeline.MOST);
    }

    @Test
    void aTimeIsThereOnceAndTheLastWordCounts() {
        add(1, 100, 1);
        add(1, 200, 1);
        add(0.5, 300, 1);
        assertThat(timeline.series().points()).singleElement().satisfies(point -> assertThat(point.value())
                .hasValue(200));
    }

    private void add(double second, double value, int wanted) {
        timeline.add(new Point(
                START.plusMillis((long) (second * 1000)),
                OptionalDouble.of(value),
                OptionalDouble.of(150),
                wanted,
                wanted,
                OptionalDouble.empty()));
    }
}
