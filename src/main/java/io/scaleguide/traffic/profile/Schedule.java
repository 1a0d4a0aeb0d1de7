package io.scaleguide.traffic.profile;

import java.time.Duration;

/**
 * How much traffic is wanted at which time, and in which sense.
 *
 * @param loop what a level means
 * @param profile the levels
 * @param begin where in the profile the traffic begins; not negative
 */
public record Schedule(Loop loop, Profile profile, Duration begin) {
    private static final double NANOS = 1e9;

    /** @throws IllegalArgumentException with a sentence that says what to change */
    public Schedule {
        if (begin.isNegative()) {
            throw new IllegalArgumentException("The traffic begins before its profile does. Begin at 0 s or later.");
        }
    }

    /**
     * From the beginning of a profile.
     *
     * @param loop what a level means
     * @param profile the levels
     */
    public Schedule(Loop loop, Profile profile) {
        this(loop, profile, Duration.ZERO);
    }

    /**
     * @param since how long the traffic goes on already
     * @return the time in the profile, in seconds
     */
    public double seconds(Duration since) {
        return begin.plus(since).toNanos() / NANOS;
    }

    /**
     * @param since how long the traffic goes on already
     * @return the level then, 0 or more
     */
    public double level(Duration since) {
        return profile.at(seconds(since));
    }

    /**
     * @param since how long the traffic goes on already
     * @return what the level does then
     */
    public Phase phase(Duration since) {
        return profile.phase(seconds(since));
    }
}
