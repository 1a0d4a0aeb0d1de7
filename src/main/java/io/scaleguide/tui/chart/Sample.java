package io.scaleguide.tui.chart;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * A value at a time.
 *
 * @param at when
 * @param value the value; empty where there was none. What is not a number, or without end, is none
 * @param stale whether it was older than it should be
 */
public record Sample(Instant at, OptionalDouble value, boolean stale) {
    public Sample {
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            value = OptionalDouble.empty();
        }
    }

    /**
     * A fresh value.
     *
     * @param at when
     * @param value the value
     * @return the sample
     */
    public static Sample of(Instant at, double value) {
        return new Sample(at, OptionalDouble.of(value), false);
    }

    /**
     * A time without a value: what is before and behind it is not joined.
     *
     * @param at when
     * @return the sample
     */
    public static Sample none(Instant at) {
        return new Sample(at, OptionalDouble.empty(), false);
    }
}
