package io.scaleguide.traffic;

import io.scaleguide.traffic.profile.Loop;
import io.scaleguide.traffic.profile.Schedule;
import io.scaleguide.traffic.profile.Steady;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What traffic to send.
 *
 * @param url where to, with path and query; http or https
 * @param connections how many requests are under way at once at most, 1 to 1024
 * @param schedule how much at which time: at most 100,000 requests a second (open loop), or no more connections than there are (closed loop)
 * @param length for how long at most, above 0 and at most 24 h
 * @param requestTimeout how long one answer may take, above 0
 * @param host the name that requests ask for at that address, where a route is for one; empty for the address's own
 */
public record TrafficPlan(
        URI url, int connections, Schedule schedule, Duration length, Duration requestTimeout, Optional<String> host) {
    /** The most connections. */
    public static final int MOST_CONNECTIONS = 1024;

    /** The highest rate, in requests a second. */
    public static final int MOST_RATE = 100_000;

    /** The longest that traffic goes on. */
    public static final Duration LONGEST = Duration.ofHours(24);

    private static final double HALF = 0.5;

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
        requireBounds(schedule, connections);
        requirePositive(length, "length of the traffic");
        requirePositive(requestTimeout, "time one request may take");
        if (length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The length of the traffic is " + length.toMinutes()
                    + " min. Choose at most " + LONGEST.toHours() + " h.");
        }
    }

    /**
     * Traffic that asks by the address's own name.
     *
     * @param url where to, with path and query; http or https
     * @param connections how many requests are under way at once at most, 1 to 1024
     * @param schedule how much at which time
     * @param length for how long at most, above 0 and at most 24 h
     * @param requestTimeout how long one answer may take, above 0
     * @throws IllegalArgumentException with a sentence that says what to change
     */
    public TrafficPlan(URI url, int connections, Schedule schedule, Duration length, Duration requestTimeout) {
        this(url, connections, schedule, length, requestTimeout, Optional.empty());
    }

    /**
     * Traffic that stays the same.
     *
     * @param url where to, with path and query; http or https
     * @param connections how many requests are under way at once at most, 1 to 1024
     * @param ratePerSecond requests per second, above 0 (open loop); empty: each connection sends the next when it has its answer (closed loop)
     * @param length for how long at most, above 0 and at most 24 h
     * @param requestTimeout how long one answer may take, above 0
     * @throws IllegalArgumentException with a sentence that says what to change
     */
    public TrafficPlan(
            URI url, int connections, OptionalDouble ratePerSecond, Duration length, Duration requestTimeout) {
        this(url, connections, steady(connections, ratePerSecond), length, requestTimeout);
    }

    /**
     * @param name the name that requests ask for; empty for the address's own
     * @return the same traffic with that
     */
    public TrafficPlan forHost(Optional<String> name) {
        return new TrafficPlan(url, connections, schedule, length, requestTimeout, name);
    }

    private static Schedule steady(int connections, OptionalDouble rate) {
        return rate.isPresent()
                ? new Schedule(Loop.OPEN, new Steady(rate.getAsDouble()))
                : new Schedule(Loop.CLOSED, new Steady(Math.max(0, connections)));
    }

    private static void requireBounds(Schedule schedule, int connections) {
        double most = schedule.profile().most();
        switch (schedule.loop()) {
            case OPEN -> {
                if (!(most > 0 && most <= MOST_RATE)) {
                    throw new IllegalArgumentException("The rate is " + words(most)
                            + " requests a second at most. Choose one above 0 and up to " + MOST_RATE + ".");
                }
            }
            case CLOSED -> {
                if (most < HALF) {
                    throw new IllegalArgumentException("No connection would be in use. Choose 1 or more.");
                }
                if (Math.round(most) > connections) {
                    throw new IllegalArgumentException("The traffic would use up to " + words(most)
                            + " connections, and there are " + connections
                            + " at most. Choose less traffic, or more connections.");
                }
            }
        }
    }

    private static String words(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, "%.1f", number);
    }

    private static void requirePositive(Duration duration, String what) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(
                    "The " + what + " is " + duration.toMillis() + " ms. Choose one above 0.");
        }
    }
}
