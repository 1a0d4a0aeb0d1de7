package io.scaleguide.tui.panel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which moment of the session is shown: now, or a time that was stopped at. */
final class TimeTravel {
    private Optional<Instant> stopped = Optional.empty();

    /** The time that was stopped at; empty while now is shown. */
    Optional<Instant> stopped() {
        return stopped;
    }

    /** Stops at a moment, or goes on with now. */
    void pauseOrGoOn(Instant now) {
        stopped = stopped.isPresent() ? Optional.empty() : Optional.of(now);
    }

    /** Shows now. */
    void live() {
        stopped = Optional.empty();
    }

    /** Goes to the beginning. */
    void first(Instant begin) {
        stopped = Optional.of(begin);
    }

    /**
     * Goes back or on; on beyond now is now.
     *
     * @param by how far; negative is back
     * @param begin the earliest time there is
     * @param now the moment that is live
     */
    void move(Duration by, Instant begin, Instant now) {
        Instant to = stopped.orElse(now).plus(by);
        if (!to.isBefore(now)) {
            stopped = Optional.empty();
        } else {
            stopped = Optional.of(to.isBefore(begin) ? begin : to);
        }
    }
}
