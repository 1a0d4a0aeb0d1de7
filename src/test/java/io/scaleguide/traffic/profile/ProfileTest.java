package io.scaleguide.traffic.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.scaleguide.traffic.profile.FromPoints.Point;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileTest {
    private static final double STEP = 0.001;
    private static final double LENGTH = 130;

    static Stream<Profile> profiles() {
        return Stream.of(
                new Steady(7),
                new Ramp(2, 20, 60),
                new Ramp(20, 2, 60),
                new Sine(1, 9, 40),
                new Sine(4, 4, 40),
                new Burst(1, 12, 30, 7.5),
                new FromPoints(List.of(
                        new Point(5, 3),
                        new Point(20, 9),
                        new Point(20, 2),
                        new Point(60, 2),
                        new Point(100, 0),
                        new Point(110, 5))));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void theSumIsThatOfTheLevels(Profile profile) {
        double sum = 0;
        for (int i = 0; i < LENGTH / STEP; i++) {
            sum += profile.at((i + 0.5) * STEP) * STEP;
            if (i % 1000 == 0) {
                assertThat(profile.until((i + 1) * STEP)).isCloseTo(sum, within(0.02));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void aLevelIsReachedWhenItIsFirstWanted(Profile profile) {
        for (double level = 0.5; level < 21; level += 1) {
            for (double from = 0; from < 60; from += 3.7) {
                assertFirst(profile, level, from);
            }
        }
    }

    private static void assertFirst(Profile profile, double level, double from) {
        OptionalDouble reached = profile.reaches(level, from);
        double end = reached.isPresent() ? reached.getAsDouble() - STEP : LENGTH;
        for (double time = from; time < end; time += STEP * 50) {
            assertThat(profile.at(time)).isLessThan(level);
        }
        if (reached.isPresent()) {
            assertThat(reached.getAsDouble()).isGreaterThanOrEqualTo(from);
            assertThat(profile.at(reached.getAsDouble() + STEP)).isGreaterThan(level - 0.02);
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void theMostIsNeverExceededAndTimesMultipliesAllOfIt(Profile profile) {
        Profile twice = profile.times(2);
        assertThat(twice.most()).isEqualTo(2 * profile.most());
        for (double time = 0; time < LENGTH; time += 0.25) {
            assertThat(profile.at(time)).isBetween(0.0, profile.most() + 1e-9);
            assertThat(twice.at(time)).isCloseTo(2 * profile.at(time), within(1e-9));
        }
    }

    @Test
    void eachSaysWhatItDoes() {
        assertThat(new Ramp(1, 9, 10).phase(9)).isEqualTo(Phase.RISING);
        assertThat(new Ramp(9, 1, 10).phase(9)).isEqualTo(Phase.FALLING);
        assertThat(new Ramp(1, 9, 10).phase(10)).isEqualTo(Phase.LEVEL);
        assertThat(new Burst(1, 9, 10, 2).phase(1.9)).isEqualTo(Phase.BURST);
        assertThat(new Burst(1, 9, 10, 2).phase(2)).isEqualTo(Phase.REST);
        assertThat(new Burst(1, 9, 10, 2).phase(20)).isEqualTo(Phase.BURST);
        assertThat(new Sine(1, 9, 10).phase(4)).isEqualTo(Phase.RISING);
        assertThat(new Sine(1, 9, 10).phase(6)).isEqualTo(Phase.FALLING);
        FromPoints points = new FromPoints(List.of(new Point(1, 5), new Point(2, 7), new Point(3, 1)));
        assertThat(Stream.of(0.0, 1.5, 2.5, 3.5).map(points::phase))
                .containsExactly(Phase.LEVEL, Phase.RISING, Phase.FALLING, Phase.LEVEL);
    }

    @Test
    void whatMakesNoSenseIsRefusedWithASentence() {
        refused(() -> new Steady(-1), "0 or more");
        refused(() -> new Steady(Double.NaN), "0 or more");
        refused(() -> new Ramp(1, 2, 0), "time of the ramp");
        refused(() -> new Sine(5, 4, 10), "Swap them");
        refused(() -> new Sine(1, 4, -1), "period");
        refused(() -> new Burst(5, 4, 10, 1), "Swap them");
        refused(() -> new Burst(1, 4, 10, 10), "shorter than the period");
        refused(() -> new FromPoints(List.of()), "at least one");
        refused(() -> new FromPoints(List.of(new Point(2, 1), new Point(1, 1))), "go on in time");
    }

    private static void refused(Runnable make, String why) {
        assertThatIllegalArgumentException().isThrownBy(make::run).withMessageContaining(why);
    }
}
