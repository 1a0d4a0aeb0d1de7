package io.scaleguide.panel.whatif;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * A course in numbers.
 *
 * @param aboveTarget how long the metric was above the yardstick
 * @param aboveShare the share of the time with a metric, 0 to 1
 * @param replicaHours the wanted replicas over time
 * @param rescales how often the replicas changed
 * @param flaps how often they went up and down again within {@link #FLAP}
 * @param peak the most replicas
 * @param p95Milli the metric's 95th percentile over time (nearest rank), in thousandths; empty when there was no metric
 */
public record Summary(
        Duration aboveTarget,
        double aboveShare,
        double replicaHours,
        int rescales,
        int flaps,
        int peak,
        OptionalLong p95Milli) {
    /** Up and down again within this is a flap: the time that Kubernetes' own window of 300 s is meant to bridge, twice. */
    public static final Duration FLAP = Duration.ofMinutes(10);

    private static final double SECONDS_OF_HOUR = 3600;

    /**
     * @param course how it went
     * @param yardstickMilli what the metric is held against, in thousandths
     * @return the course in numbers
     */
    public static Summary of(Course course, long yardstickMilli) {
        double seconds = course.sync().toMillis() / 1000.0;
        int above = 0;
        int known = 0;
        long replicas = 0;
        int rescales = 0;
        int flaps = 0;
        int peak = 0;
        int lastUp = Integer.MIN_VALUE / 2;
        int flap = (int)
                Math.min(Integer.MAX_VALUE / 4, FLAP.toMillis() / course.sync().toMillis());
        long[] values = new long[course.length()];
        for (int i = 0; i < course.length(); i++) {
            int now = course.replicas()[i];
            replicas += now;
            peak = Math.max(peak, now);
            if (course.metricMilli()[i] >= 0) {
                values[known++] = course.metricMilli()[i];
                above += course.metricMilli()[i] > yardstickMilli ? 1 : 0;
            }
            int before = i == 0 ? now : course.replicas()[i - 1];
            rescales += now == before ? 0 : 1;
            if (now < before && i - lastUp <= flap) {
                flaps++;
                lastUp = Integer.MIN_VALUE / 2;
            }
            lastUp = now > before ? i : lastUp;
        }
        Arrays.sort(values, 0, known);
        return new Summary(
                Duration.ofMillis(Math.round(above * seconds * 1000)),
                known == 0 ? 0 : above / (double) known,
                replicas * seconds / SECONDS_OF_HOUR,
                rescales,
                flaps,
                peak,
                known == 0 ? OptionalLong.empty() : OptionalLong.of(values[(int) Math.ceil(known * 0.95) - 1]));
    }
}
