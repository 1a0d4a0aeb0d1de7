package io.scaleguide.traffic.profile;

import java.util.OptionalDouble;

/**
 * From one level to another in a straight line, and then on there.
 *
 * @param first the level at the beginning, 0 or more
 * @param last the level at the end, 0 or more
 * @param takes how many seconds it takes to get there, above 0
 */
public record Ramp(double first, double last, double takes) implements Profile {
    /** @throws IllegalArgumentException with a sentence that says what to change */
    public Ramp {
        Profile.requireLevel(first);
        Profile.requireLevel(last);
        Profile.requireTime(takes, "time of the ramp");
    }

    @Override
    public double at(double seconds) {
        return first + (last - first) * Math.min(1, seconds / takes);
    }

    @Override
    public double until(double seconds) {
        double sloping = Math.min(seconds, takes);
        return sloping * (first + at(sloping)) / 2 + (seconds - sloping) * last;
    }

    @Override
    public OptionalDouble reaches(double level, double from) {
        if (at(from) >= level) {
            return OptionalDouble.of(from);
        }
        return last >= level && last > first
                ? OptionalDouble.of(Math.max(from, takes * (level - first) / (last - first)))
                : OptionalDouble.empty();
    }

    @Override
    public double most() {
        return Math.max(first, last);
    }

    @Override
    public Profile times(double factor) {
        return new Ramp(first * factor, last * factor, takes);
    }

    @Override
    public Phase phase(double seconds) {
        boolean there = seconds >= takes || last == first;
        return there ? Phase.LEVEL : last > first ? Phase.RISING : Phase.FALLING;
    }
}
