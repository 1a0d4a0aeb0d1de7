package io.scaleguide.traffic.profile;

import java.util.OptionalDouble;

/**
 * Always the same.
 *
 * @param level the level, 0 or more
 */
public record Steady(double level) implements Profile {
    /** @throws IllegalArgumentException with a sentence that says what to change */
    public Steady {
        Profile.requireLevel(level);
    }

    @Override
    public double at(double seconds) {
        return level;
    }

    @Override
    public double until(double seconds) {
        return level * seconds;
    }

    @Override
    public OptionalDouble reaches(double wanted, double from) {
        return level >= wanted ? OptionalDouble.of(from) : OptionalDouble.empty();
    }

    @Override
    public double most() {
        return level;
    }

    @Override
    public Profile times(double factor) {
        return new Steady(level * factor);
    }

    @Override
    public Phase phase(double seconds) {
        return Phase.LEVEL;
    }
}
