package io.scaleguide.path.pulse;

import io.scaleguide.path.hop.Hop;
import java.time.Duration;
import java.util.Optional;

/**
 * When a burst of traffic showed at a hop.
 *
 * @param hop the hop
 * @param after how long after the first request; empty where it never came
 * @param budget how long it may take from the first request on, by the periods of all hops up to here
 * @param words what was seen
 */
public record Arrival(Hop hop, Optional<Duration> after, Duration budget, String words) {
    /** @return whether it came, and in time */
    public boolean inTime() {
        return after.filter(time -> time.compareTo(budget) <= 0).isPresent();
    }
}
