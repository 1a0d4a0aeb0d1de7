package io.scaleguide.practice.datadog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Datadog's rate limit on one kind of call: so many in a period, then 429 until the period is over. Wall time. */
final class RateLimit {
    private final Clock clock;
    private final String name;
    private int limit;
    private Duration period;
    private Instant periodStart;
    private int used;

    /** What the limit says of one call. */
    record Verdict(boolean allowed, Map<String, String> headers) {}

    RateLimit(Clock clock, String name, int limit, Duration period) {
        this.clock = clock;
        this.name = name;
        this.limit = limit;
        this.period = period;
        this.periodStart = clock.instant();
    }

    synchronized void change(int newLimit, Duration newPeriod) {
        limit = newLimit;
        period = newPeriod;
        periodStart = clock.instant();
        used = 0;
    }

    synchronized Verdict count() {
        Instant now = clock.instant();
        if (!now.isBefore(periodStart.plus(period))) {
            periodStart = now;
            used = 0;
        }
        boolean allowed = used < limit;
        used += allowed ? 1 : 0;
        long reset = Math.max(1, (long)
                Math.ceil(Duration.between(now, periodStart.plus(period)).toMillis() / 1000.0));
        return new Verdict(
                allowed,
                Map.of(
                        "X-RateLimit-Limit", Integer.toString(limit),
                        "X-RateLimit-Period", Long.toString(period.toSeconds()),
                        "X-RateLimit-Remaining", Integer.toString(limit - used),
                        "X-RateLimit-Reset", Long.toString(reset),
                        "X-RateLimit-Name", name));
    }
}
