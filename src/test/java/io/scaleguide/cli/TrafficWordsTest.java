package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.panel.TrafficSetting;
import io.scaleguide.tui.panel.TrafficSetting.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficWordsTest {
    private static final Duration LEFT = Duration.ofSeconds(1720);

    @Test
    void steadyTrafficSaysHowMuchAndHowLong() {
        assertThat(words(Shape.STEADY, false).whole()).isEqualTo("4 connections");
        assertThat(words(Shape.STEADY, true).now(seconds(3), LEFT)).isEqualTo("4 requests/s, 28:40 left");
        assertThat(words(Shape.STEADY, true).turn(seconds(3), seconds(400))).isEmpty();
    }

    @Test
    void aRampSaysWhereItIsAndWhenItHasComeToItsEnd() {
        TrafficWords ramp = words(Shape.RAMP, false);
        assertThat(ramp.whole()).isEqualTo("ramp from 1 to 4 connections in 5:00");
        assertThat(ramp.now(seconds(80), LEFT)).isEqualTo("2 connections, ramp up 1:20 of 5:00, 28:40 left");
        assertThat(ramp.now(seconds(301), LEFT)).isEqualTo("4 connections, ramp done, 28:40 left");
        assertThat(ramp.turn(seconds(299), seconds(300))).contains("The ramp has come to 4 connections");
        assertThat(ramp.turn(seconds(298), seconds(299))).isEmpty();
    }

    @Test
    void aSineSaysWhereItIsAndIsNotToldOf() {
        TrafficWords sine = words(Shape.SINE, true);
        assertThat(sine.whole()).isEqualTo("sine between 1 and 4 requests/s, up and down in 5:00");
        assertThat(sine.now(seconds(375), LEFT)).isEqualTo("2.5 requests/s, sine up 1:15 of 5:00, 28:40 left");
        assertThat(sine.now(seconds(450), LEFT)).isEqualTo("4 requests/s, sine down 2:30 of 5:00, 28:40 left");
        assertThat(sine.turn(seconds(149), seconds(151))).isEmpty();
    }

    @Test
    void burstsAreToldOfUnlessTheyAreShort() {
        TrafficWords bursts = words(Shape.BURST, false);
        assertThat(bursts.whole()).isEqualTo("bursts of 4 connections for 1:00 every 5:00, 1 between them");
        assertThat(bursts.now(seconds(20), LEFT)).isEqualTo("4 connections, burst 0:20 of 1:00, 28:40 left");
        assertThat(bursts.now(seconds(80), LEFT)).isEqualTo("1 connection, next burst in 3:40, 28:40 left");
        assertThat(bursts.turn(seconds(59), seconds(60))).contains("The burst is over: 1 connection");
        assertThat(bursts.turn(seconds(299), seconds(300))).contains("A burst of 4 connections begins");
        TrafficSetting quick = with(Shape.BURST, false, Duration.ofSeconds(20), Duration.ofSeconds(5), "");
        assertThat(words(quick).turn(seconds(4), seconds(5))).isEmpty();
    }

    @Test
    void aFileIsCalledByItsName(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("day.csv"), "seconds,rate\n0,10\n300,40\n");
        TrafficWords day =
                words(with(Shape.CSV, false, LEFT, LEFT, file.toString()).times(2));
        assertThat(day.whole()).isEqualTo("day.csv times 2, up to 80 requests/s");
        assertThat(day.now(seconds(150), LEFT)).isEqualTo("50 requests/s, day.csv 2:30 of 5:00, 28:40 left");
        assertThat(day.now(seconds(350), LEFT)).isEqualTo("80 requests/s, day.csv at its end, 28:40 left");
        assertThat(day.turn(seconds(299), seconds(300))).contains("day.csv is at its end: it stays at 80 requests/s");
    }

    @Test
    void aClockHasHoursWhereThereAreSome() {
        assertThat(TrafficWords.clock(Duration.ZERO)).isEqualTo("0:00");
        assertThat(TrafficWords.clock(Duration.ofSeconds(3725))).isEqualTo("1:02:05");
    }

    private static TrafficWords words(Shape shape, boolean open) {
        TrafficSetting usual = TrafficSetting.USUAL;
        return words(with(shape, open, usual.period(), usual.burst(), ""));
    }

    private static TrafficSetting with(Shape shape, boolean open, Duration period, Duration burst, String file) {
        return new TrafficSetting(shape, open, 1, 4, period, burst, Duration.ofMinutes(30), 64, file, 1);
    }

    private static TrafficWords words(TrafficSetting setting) {
        return new TrafficWords(setting, TrafficPlans.schedule(setting));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
