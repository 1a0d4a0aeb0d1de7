package io.scaleguide.tui.wizard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is put forward. */
final class SetClock extends Clock {
    private Instant now = Instant.parse("2026-11-25T10:00:00Z");

    synchronized void forward(Duration length) {
        now = now.plus(length);
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
