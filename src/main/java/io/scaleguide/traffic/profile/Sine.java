package io.scaleguide.traffic.profile;

import java.util.OptionalDouble;

/**
 * Up and down again and again, softly; it begins at the bottom.
 *
 * @param low the lowest level, 0 or more
 * @param high the highest level, not below the lowest
 * @param period how many seconds it takes up and down again, above 0
 */
public record Sine(double low, double high, double period) implements Profile {
    /** @throws IllegalArgumentException with a sentence that says what to change */
    public Sine {
        Profile.requireLevel(low);
        Profile.requireLevel(high);
        Profile.requireTime(period, "period");
        if (high < low) {
            throw new IllegalArgumentException("The highest intensity is below the lowest. Swap them.");
        }
    }

    private double middle() {
        return (low + high) / 2;
    }

    private double swing() {
        return (high - low) / 2;
    }

    private double angle(double seconds) {
        return 2 * Math.PI * seconds / period;
    }

    @Override
    public double at(double seconds) {
        return middle() - swing() * Math.cos(angle(seconds));
    }

    @Override
    public double until(double seconds) {
        return middle() * seconds - swing() * period / (2 * Math.PI) * Math.sin(angle(seconds));
    }

    @Override
    public OptionalDouble reaches(double level, double from) {
        if (at(from) >= level) {
            return OptionalDouble.of(from);
        }
        if (high < level) {
            return OptionalDouble.empty();
        }
        double upwards = period / (2 * Math.PI) * Math.acos((middle() - level) / swing());
        double into = from % period;
        return OptionalDouble.of(from - into + upwards + (into <= upwards ? 0 : period));
    }

    @Override
    public double most() {
        return high;
    }

    @Override
    public Profile times(double factor) {
        return new Sine(low * factor, high * factor, period);
    }

    @Override
    public Phase phase(double seconds) {
        return low == high ? Phase.LEVEL : seconds % period < period / 2 ? Phase.RISING : Phase.FALLING;
    }
}
