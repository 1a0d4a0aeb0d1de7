package io.scaleguide.traffic;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.scaleguide.traffic.profile.Loop;
import io.scaleguide.traffic.profile.Ramp;
import io.scaleguide.traffic.profile.Schedule;
import io.scaleguide.traffic.profile.Steady;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TrafficPlanTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void refusesWhatCannotBeSent() {
        refused("ftp://127.0.0.1/", 1, OptionalDouble.empty(), SECOND, "http or https");
        refused("http:///echo", 1, OptionalDouble.empty(), SECOND, "host name");
        refused("http://127.0.0.1/", 0, OptionalDouble.empty(), SECOND, "1 to 1024");
        refused("http://127.0.0.1/", 1025, OptionalDouble.empty(), SECOND, "1 to 1024");
        refused("http://127.0.0.1/", 1, OptionalDouble.of(0), SECOND, "above 0");
        refused("http://127.0.0.1/", 1, OptionalDouble.of(Double.NaN), SECOND, "0 or more");
        refused("http://127.0.0.1/", 1, OptionalDouble.empty(), Duration.ZERO, "length of the traffic");
    }

    @Test
    void hasUpperBoundsForConnectionsRateAndLength() {
        refused("http://127.0.0.1/", 1, OptionalDouble.of(100_001), SECOND, "up to 100000");
        refused("http://127.0.0.1/", 1, OptionalDouble.empty(), Duration.ofHours(25), "at most 24 h");
        Schedule nine = new Schedule(Loop.CLOSED, new Ramp(1, 9, 60));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrafficPlan(URI.create("http://127.0.0.1/"), 8, nine, SECOND, SECOND))
                .withMessage("The traffic would use up to 9 connections, and there are 8 at most."
                        + " Choose less traffic, or more connections.");
        Schedule none = new Schedule(Loop.CLOSED, new Steady(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrafficPlan(URI.create("http://127.0.0.1/"), 8, none, SECOND, SECOND))
                .withMessageContaining("Choose 1 or more");
    }

    private static void refused(String url, int connections, OptionalDouble rate, Duration length, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrafficPlan(URI.create(url), connections, rate, length, SECOND))
                .withMessageContaining(why);
    }
}
