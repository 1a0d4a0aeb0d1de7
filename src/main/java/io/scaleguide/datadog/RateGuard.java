package io.scaleguide.datadog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Remembers until when Datadog wants no more calls, so that no call is spent on being refused again. */
final class RateGuard {
    private final Clock clock;
    private volatile Instant closedUntil = Instant.MIN;

    RateGuard(Clock clock) {
        this.clock = clock;
    }

    void closeFor(Duration time) {
        closedUntil = clock.instant().plus(time);
    }

    /** @return how long calls must still wait; empty when they may go out */
    Optional<Duration> remaining() {
        Instant now = clock.instant();
        Instant until = closedUntil;
        return until.isAfter(now) ? Optional.of(Duration.between(now, until)) : Optional.empty();
    }
}
