package io.scaleguide.traffic;

import java.net.URI;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What traffic to send.
 *
 * @param url where to, with path and query; http or https
 * @param connections how many requests are under way at once at most, 1 to 1024
 * @param ratePerSecond requests per second (open loop), above 0; empty: each connection sends the next when it has its answer (closed loop)
 * @param length for how long at most, above 0
 * @param requestTimeout how long one answer may take, above 0
 */
public record TrafficPlan(
        URI url, int connections, OptionalDouble ratePerSecond, Duration length, Duration requestTimeout) {

    private static final int MOST_CONNECTIONS = 1024;

    /** @throws IllegalArgumentException with a sentence that says what to change */
    public TrafficPlan {
        boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!web || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "The traffic's address must be an http or https URL with a host name, such as"
                            + " http://203.0.113.5/echo. Give the address of the Gateway.");
        }
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw new IllegalArgumentException(
                    "The number of connections is " + connections + ". Choose one from 1 to " + MOST_CONNECTIONS + ".");
        }
        if (ratePerSecond.isPresent()
                && !(ratePerSecond.getAsDouble() > 0 && Double.isFinite(ratePerSecond.getAsDouble()))) {
            throw new IllegalArgumentException("The rate is " + ratePerSecond.getAsDouble()
                    + " requests a second. Choose a rate above 0, or none to send as fast as answers come.");
        }
        requirePositive(length, "length of the traffic");
        requirePositive(requestTimeout, "time one request may take");
    }

    private static void requirePositive(Duration duration, String what) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(
                    "The " + what + " is " + duration.toMillis() + " ms. Choose one above 0.");
        }
    }
}
