package io.scaleguide.traffic;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
        refused("http://127.0.0.1/", 1, OptionalDouble.of(Double.NaN), SECOND, "above 0");
        refused("http://127.0.0.1/", 1, OptionalDouble.empty(), Duration.ZERO, "length of the traffic");
    }

    private static void refused(String url, int connections, OptionalDouble rate, Duration length, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrafficPlan(URI.create(url), connections, rate, length, SECOND))
                .withMessageContaining(why);
    }
}
