package io.scaleguide.panel.session;

import java.time.Instant;

/**
 * A change of the number of replicas, as a SuccessfulRescale event or the target's scale shows it.
 *
 * @param at when, by the event's own time where there is one
 * @param from the replicas before, 0 or more
 * @param to the replicas wanted from then on, another number
 * @param reason the event's words; empty when there are none
 */
public record Rescale(Instant at, int from, int to, String reason) {
    public Rescale {
        if (from < 0 || to < 0 || from == to) {
            throw new IllegalArgumentException("A rescale goes from one number of replicas to another.");
        }
    }

    /** @return whether it made more replicas */
    public boolean up() {
        return to > from;
    }
}
