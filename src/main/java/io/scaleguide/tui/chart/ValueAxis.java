package io.scaleguide.tui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * An axis of values, with round ends.
 *
 * @param low its lower end
 * @param high its upper end, more than the lower one
 * @param log whether equal lengths are equal factors; both ends are more than 0 then
 */
public record ValueAxis(double low, double high, boolean log) {
    /** Beyond this, reckoning with the ends of the axis could overflow. */
    private static final double MOST = 1e300;

    private static final int PARTS = 4;

    /**
     * The axis on which values can be shown, with ends of 1, 2 or 5 at some order of magnitude. A linear one begins at 0 unless a value
     * is less. Where no value is more than 0, the axis is linear; a logarithmic one keeps its lower end for values that are 0 or less.
     *
     * @param values the values; those that are no number or without end do not count
     * @param log whether it is logarithmic
     * @return the axis
     */
    public static ValueAxis over(DoubleStream values, boolean log) {
        double[] all = values.filter(Double::isFinite)
                .map(value -> Math.max(-MOST, Math.min(MOST, value)))
                .toArray();
        double most = DoubleStream.of(all).max().orElse(0);
        return log && most > 0
                ? logarithmic(all, most)
                : linear(DoubleStream.of(all).min().orElse(0), most);
    }

    private static ValueAxis logarithmic(double[] all, double most) {
        double least = DoubleStream.of(all).filter(value -> value > 0).min().orElse(most);
        boolean alsoNone = DoubleStream.of(all).anyMatch(value -> value <= 0);
        double low = roundDown(Math.max(1 / MOST, alsoNone ? least / 2 : least));
        double high = round(Math.max(1 / MOST, most));
        return new ValueAxis(low, high > low ? high : round(high * 1.5), true);
    }

    private static ValueAxis linear(double least, double most) {
        double from = Math.min(0, least);
        double to = Math.max(0, most);
        double length = to - from;
        if (length < 1 / MOST) {
            return new ValueAxis(0, 1, false);
        }
        double step = round(length / PARTS);
        return new ValueAxis(Math.floor(from / step) * step, Math.ceil(to / step) * step, false);
    }

    /** The next of 1, 2, 5 and 10 at this order of magnitude. */
    private static double round(double length) {
        double unit = Math.pow(10, Math.floor(Math.log10(length)));
        double factor = length / unit;
        return unit * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }

    /** The last of 1, 2 and 5 at this order of magnitude. */
    private static double roundDown(double length) {
        double unit = Math.pow(10, Math.floor(Math.log10(length)));
        double factor = length / unit;
        return unit * (factor >= 5 ? 5 : factor >= 2 ? 2 : 1);
    }

    /**
     * Where a value is.
     *
     * @param value the value, a finite number
     * @return 0 at the lower end, 1 at the upper one; what lies beyond an end is there
     */
    public double share(double value) {
        double share;
        if (log) {
            share = value <= low ? 0 : (Math.log10(value) - Math.log10(low)) / (Math.log10(high) - Math.log10(low));
        } else {
            share = (value - low) / (high - low);
        }
        return Math.max(0, Math.min(1, share));
    }

    /**
     * Round values along it.
     *
     * @param most how many at most; at least the ends' are given
     * @param unit what is written behind each
     * @return the places, from low to high
     */
    public List<Tick> ticks(int most, String unit) {
        DoubleStream values = log ? logTicks(most) : evenTicks(most);
        String behind = unit.isEmpty() ? "" : " " + unit;
        return values.mapToObj(value -> new Tick(share(value), Amount.words(value) + behind))
                .toList();
    }

    private DoubleStream evenTicks(int most) {
        double step = round((high - low) / Math.max(1, most - 1));
        long first = (long) Math.ceil(low / step - 1e-9);
        long last = (long) Math.floor(high / step + 1e-9);
        if (last <= first) {
            return DoubleStream.of(low, high);
        }
        return IntStream.rangeClosed(0, (int) (last - first)).mapToDouble(i -> (first + i) * step);
    }

    /** All of 1, 2 and 5 where there is room for them, else whole decades, else the ends. */
    private DoubleStream logTicks(int most) {
        int first = (int) Math.floor(Math.log10(low) + 1e-9);
        int last = (int) Math.ceil(Math.log10(high) - 1e-9);
        List<Double> all = new ArrayList<>();
        List<Double> decades = new ArrayList<>();
        for (int decade = first; decade <= last; decade++) {
            double unit = Math.pow(10, decade);
            add(decades, unit);
            add(all, unit);
            add(all, 2 * unit);
            add(all, 5 * unit);
        }
        List<Double> shown = all.size() <= most ? all : thinned(decades, most);
        return (shown.size() >= 2 ? shown : List.of(low, high)).stream().mapToDouble(Double::doubleValue);
    }

    private static List<Double> thinned(List<Double> ticks, int most) {
        int every = Math.max(1, (ticks.size() + most - 1) / Math.max(1, most));
        return IntStream.range(0, ticks.size())
                .filter(i -> i % every == 0)
                .mapToObj(ticks::get)
                .toList();
    }

    private void add(List<Double> ticks, double value) {
        if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
            ticks.add(value);
        }
    }
}
