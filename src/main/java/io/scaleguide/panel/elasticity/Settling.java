package io.scaleguide.panel.elasticity;

import io.scaleguide.path.budget.Periods;
import java.time.Duration;

/**
 * How slow the metric is.
 *
 * @param delay how long after a change every value still holds something of before it
 * @param refresh how often the value can change; the same value sooner than that is the same reading
 * @param pace how many seconds of the cluster's time pass in one second, by which the windows and periods of its policies are shortened
 */
public record Settling(Duration delay, Duration refresh, double pace) {
    /** Datadog's query in this guide takes means over so long. */
    private static final Duration USUAL_ROLLUP = Duration.ofSeconds(30);

    /** With the usual periods: 115 s, 30 s. */
    public static final Settling USUAL = of(Periods.USUAL);

    /**
     * @param periods how often each station works
     * @return how slow a metric is that this guide's query takes the means of
     */
    public static Settling of(Periods periods) {
        return of(periods, USUAL_ROLLUP);
    }

    /**
     * The way of a value: the operator's page, the agent's check, Datadog's intake, the mean over a rollup, the cluster agent's refresh.
     *
     * @param periods how often each station works
     * @param rollup over how long the query takes its mean
     * @return the sum
     */
    public static Settling of(Periods periods, Duration rollup) {
        return new Settling(
                periods.operatorScrape()
                        .plus(periods.agentCheck())
                        .plus(periods.intake())
                        .plus(rollup)
                        .plus(periods.refresh()),
                periods.refresh(),
                1);
    }

    /**
     * @param other how many seconds of the cluster's time are to pass in one second
     * @return the same in such a time
     */
    public Settling atPace(double other) {
        return new Settling(scaled(delay, pace / other), scaled(refresh, pace / other), other);
    }

    private static Duration scaled(Duration length, double factor) {
        return Duration.ofMillis(Math.round(length.toMillis() * factor));
    }
}
