package io.scaleguide.tui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxesTest {
    @ParameterizedTest
    @CsvSource({
        "0,0",
        "24.233,24.2",
        "1234,1234",
        "9999,9999",
        "12000,12k",
        "999600,1M",
        "2500000,2.5M",
        "3e9,3G",
        "4e15,4e15",
        "0.25,0.25",
        "0.00003,3e-5",
        "0.001234,0.00123",
        "-61.84,-61.8",
        "NaN,?"
    })
    void numbersAreShort(double number, String words) {
        assertThat(Amount.words(number)).isEqualTo(words);
    }

    @Test
    void digitsAreRoundedAsTheyAreWritten() {
        Random random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            // Each is a tie for three digits, which few of them are in binary.
            double number = (10 * random.nextInt(100, 1000) + 5) / Math.pow(10, random.nextInt(1, 7));
            String exact = BigDecimal.valueOf(number)
                    .round(new MathContext(3, RoundingMode.HALF_UP))
                    .stripTrailingZeros()
                    .toPlainString();
            assertThat(Amount.words(number)).as("%s", number).isEqualTo(exact);
        }
    }

    @Test
    void noNumberIsLong() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            double number = random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300);
            assertThat(Amount.words(number)).hasSizeLessThanOrEqualTo(8);
        }
    }

    @Test
    void aLinearAxisBeginsAtZeroAndHasRoundEnds() {
        assertThat(ValueAxis.over(DoubleStream.of(8, 178), false)).isEqualTo(new ValueAxis(0, 200, false));
        assertThat(ValueAxis.over(DoubleStream.of(-3, 4), false)).isEqualTo(new ValueAxis(-4, 4, false));
        assertThat(ValueAxis.over(DoubleStream.of(), false)).isEqualTo(new ValueAxis(0, 1, false));
        assertThat(ValueAxis.over(DoubleStream.of(0, Double.NaN), true)).isEqualTo(new ValueAxis(0, 1, false));
    }

    @Test
    void aLogarithmicAxisHasRoundEnds() {
        ValueAxis axis = ValueAxis.over(DoubleStream.of(8, 178), true);

        assertThat(axis.low()).isEqualTo(5);
        assertThat(axis.high()).isEqualTo(200);
        assertThat(axis.share(0)).isZero();
        assertThat(ValueAxis.over(DoubleStream.of(0, 8, 178), true).share(8)).isPositive();
        assertThat(axis.ticks(6, "ms"))
                .extracting(Tick::label)
                .containsExactly("5 ms", "10 ms", "20 ms", "50 ms", "100 ms", "200 ms");
        assertThat(axis.ticks(3, "ms")).extracting(Tick::label).containsExactly("10 ms", "100 ms");
    }

    @Test
    void everyAxisHasItsValuesAndItsTicksOnIt() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            double[] values = random.doubles(3)
                    .map(each -> (each - 0.3) * Math.pow(10, random.nextInt(620) - 310))
                    .toArray();
            for (boolean log : List.of(false, true)) {
                ValueAxis axis = ValueAxis.over(DoubleStream.of(values), log);
                assertThat(axis.high()).isGreaterThan(axis.low());
                for (double value : values) {
                    assertThat(axis.share(value)).isBetween(0.0, 1.0);
                }
                int most = 2 + random.nextInt(9);
                assertThat(axis.ticks(most, ""))
                        .isNotEmpty()
                        .hasSizeLessThanOrEqualTo(most + 1)
                        .allSatisfy(tick -> {
                            assertThat(tick.share()).isBetween(0.0, 1.0);
                            assertThat(tick.label()).doesNotContain("?");
                        });
            }
        }
    }

    @Test
    void timesAreRoundInTheZoneOfTheirLabels() {
        Instant end = Instant.parse("2026-05-04T10:07:30Z");
        TimeAxis quarter = new TimeAxis(end.minus(Duration.ofMinutes(15)), end);
        TimeAxis minute = new TimeAxis(end.minusSeconds(60), end);
        TimeAxis day = new TimeAxis(end.minus(Duration.ofHours(24)), end);

        assertThat(quarter.ticks(40, ZoneOffset.UTC))
                .extracting(Tick::label)
                .containsExactly("09:55", "10:00", "10:05");
        assertThat(quarter.ticks(40, ZoneId.of("Asia/Kathmandu")))
                .extracting(Tick::label)
                .containsExactly("15:40", "15:45", "15:50");
        assertThat(minute.ticks(60, ZoneOffset.UTC)).extracting(Tick::label).contains("10:06:45", "10:07:00");
        assertThat(day.ticks(40, ZoneOffset.UTC)).extracting(Tick::label).contains("00:00", "06:00");
    }

    @Test
    void anAxisThatEndsNowMovesByWholeParts() {
        Instant now = Instant.parse("2026-05-04T10:07:30.123Z");
        TimeAxis axis = TimeAxis.ending(now, Duration.ofMinutes(15), 80);

        assertThat(axis.share(now)).isLessThanOrEqualTo(1);
        Duration until = TimeAxis.untilNext(now, Duration.ofMinutes(15), 80);
        assertThat(TimeAxis.ending(now.plus(until).minusMillis(1), Duration.ofMinutes(15), 80))
                .isEqualTo(axis);
        assertThat(TimeAxis.ending(now.plus(until), Duration.ofMinutes(15), 80)).isNotEqualTo(axis);
    }
}
