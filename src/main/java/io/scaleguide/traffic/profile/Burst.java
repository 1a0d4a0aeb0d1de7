package io.scaleguide.traffic.profile;

import java.util.OptionalDouble;

/**
 * High for a while, then low, again and again; the first burst begins at once.
 *
 * @param low the level between bursts, 0 or more
 * @param high the level in a burst, not below the other
 * @param period how many seconds from one burst to the next, above 0
 * @param lasts how many seconds a burst lasts, above 0 and below the period
 */
public record Burst(double low, double high, double period, double lasts) implements Profile {
    /** @throws IllegalArgumentException with a sentence that says what to change */
    public Burst {
        Profile.requireLevel(low);
        Profile.requireLevel(high);
        Profile.requireTime(period, "period");
        Profile.requireTime(lasts, "length of a burst");
        if (high < low) {
            throw new IllegalArgumentException("The intensity of a burst is below the one between bursts. Swap them.");
        }
        if (lasts >= period) {
            throw new IllegalArgumentException("A burst lasts " + lasts + " s and the next one begins after " + period
                    + " s. Choose bursts that are shorter than the period.");
        }
    }

    @Override
    public double at(double seconds) {
        return seconds % period < lasts ? high : low;
    }

    @Override
    public double until(double seconds) {
        double whole = Math.floor(seconds / period);
        double into = seconds - whole * period;
        double burst = Math.min(into, lasts);
        return whole * (lasts * high + (period - lasts) * low) + burst * high + (into - burst) * low;
    }

    @Override
    public OptionalDouble reaches(double level, double from) {
        if (at(from) >= level) {
            return OptionalDouble.of(from);
        }
        return high >= level ? OptionalDouble.of((Math.floor(from / period) + 1) * period) : OptionalDouble.empty();
    }

    @Override
    public double most() {
        return high;
    }

    @Override
    public Profile times(double factor) {
        return new Burst(low * factor, high * factor, period, lasts);
    }

    @Override
    public Phase phase(double seconds) {
        return seconds % period < lasts ? Phase.BURST : Phase.REST;
    }
}
