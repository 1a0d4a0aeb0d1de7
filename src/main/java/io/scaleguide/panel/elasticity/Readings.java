package io.scaleguide.panel.elasticity;

import io.scaleguide.panel.session.Sample;
import io.scaleguide.panel.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Readings of the metric within a time, with the load they belong to.
 *
 * @param milli the values, in thousandths
 * @param load the median of their requests per second; empty when that is not known
 * @param unsteady how many readings were left out because the load changed within the time that their value is made of
 */
record Readings(double[] milli, OptionalDouble load, int unsteady) {
    /** The load is steady when all of it is within this factor of its median: more than chance does to a few requests a second. */
    private static final double STEADY = 1.3;

    /** Five minutes of syncs have 20. Where time runs faster, so many are taken, evenly. */
    private static final int MOST = 40;

    /**
     * @param from the first instant
     * @param until the first instant that is no more meant
     * @param ready only readings with so many pods ready are meant
     */
    static Readings of(Session session, Settling settling, Instant from, Instant until, int ready) {
        List<Sample> chosen = new ArrayList<>();
        int unsteady = 0;
        for (Sample sample : session.between(from, until)) {
            boolean meant = sample.metricMilli().isPresent() && sample.readyPods() == ready;
            if (!meant || repeats(chosen, sample, settling.refresh())) {
                continue;
            }
            if (steady(session, sample.at().minus(settling.delay()), sample.at())) {
                chosen.add(sample);
            } else {
                unsteady++;
            }
        }
        List<Sample> kept = evenly(chosen);
        double[] values = kept.stream()
                .mapToDouble(sample -> Math.max(1, sample.metricMilli().orElse(0)))
                .toArray();
        double[] loads = kept.stream()
                .flatMapToDouble(sample -> sample.requestsPerSecond().stream())
                .sorted()
                .toArray();
        return new Readings(
                values,
                loads.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(ShiftInterval.median(loads)),
                unsteady);
    }

    private static List<Sample> evenly(List<Sample> all) {
        return all.size() <= MOST
                ? all
                : IntStream.range(0, MOST)
                        .mapToObj(i -> all.get(i * all.size() / MOST))
                        .toList();
    }

    /** A value that is the same as the last one, sooner than a refresh, is no reading of its own. */
    private static boolean repeats(List<Sample> chosen, Sample sample, Duration refresh) {
        if (chosen.isEmpty()) {
            return false;
        }
        Sample last = chosen.get(chosen.size() - 1);
        return last.metricMilli().equals(sample.metricMilli())
                && Duration.between(last.at(), sample.at()).compareTo(refresh) < 0;
    }

    private static boolean steady(Session session, Instant from, Instant until) {
        double[] loads = session.between(from, until.plusNanos(1)).stream()
                .flatMapToDouble(sample -> sample.requestsPerSecond().stream())
                .sorted()
                .toArray();
        double median = ShiftInterval.median(loads);
        return loads.length == 0 || loads[0] * STEADY >= median && loads[loads.length - 1] <= median * STEADY;
    }

    int count() {
        return milli.length;
    }

    double median() {
        double[] sorted = milli.clone();
        Arrays.sort(sorted);
        return ShiftInterval.median(sorted);
    }

    double[] logarithms() {
        return Arrays.stream(milli).map(Math::log).toArray();
    }
}
