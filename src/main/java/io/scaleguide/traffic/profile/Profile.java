package io.scaleguide.traffic.profile;

import java.util.OptionalDouble;

/**
 * How much traffic is wanted at which time, as a pure function. A level is in requests a second in an open loop and in connections in use in a closed
 * one; a time is in seconds since the traffic began, 0 or more.
 */
public sealed interface Profile permits Steady, Ramp, Sine, Burst, FromPoints {
    /**
     * @param seconds the time
     * @return the level then, 0 or more
     */
    double at(double seconds);

    /**
     * The sum of all levels so far: in an open loop, how many requests should have been sent.
     *
     * @param seconds the time
     * @return the integral from 0 to the time
     */
    double until(double seconds);

    /**
     * When a level is reached.
     *
     * @param level the level, above 0
     * @param from the time to begin at
     * @return the first time, not before that one, at which at least this level is wanted; empty: never again
     */
    OptionalDouble reaches(double level, double from);

    /** @return the highest level of all times */
    double most();

    /**
     * The same shape, higher or lower.
     *
     * @param factor how many times as high, above 0
     * @return the other profile
     */
    Profile times(double factor);

    /**
     * @param seconds the time
     * @return what the level does then
     */
    Phase phase(double seconds);

    /** @throws IllegalArgumentException with a sentence where a level is below 0, or is no number */
    static void requireLevel(double level) {
        if (!(level >= 0 && Double.isFinite(level))) {
            throw new IllegalArgumentException("The intensity is " + level + ". Choose one of 0 or more.");
        }
    }

    /** @throws IllegalArgumentException with a sentence where a time is not above 0 */
    static void requireTime(double seconds, String what) {
        if (!(seconds > 0 && Double.isFinite(seconds))) {
            throw new IllegalArgumentException("The " + what + " is " + seconds + " s. Choose one above 0.");
        }
    }
}
