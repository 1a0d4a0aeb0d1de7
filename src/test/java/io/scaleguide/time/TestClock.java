package io.scaleguide.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved; any thread may move it. */
public final class TestClock extends Clock {
    private Instant now;

    private TestClock(Instant start) {
        this.now = start;
    }

    /** @return a clock that stands at midday of 2026-11-23 */
    public static TestClock midday() {
        return at("2026-11-23T12:00:00Z");
    }

    /**
     * @param start where it stands, as ISO 8601
     * @return the clock
     */
    public static TestClock at(String start) {
        return new TestClock(Instant.parse(start));
    }

    /** @param time how far to move */
    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
