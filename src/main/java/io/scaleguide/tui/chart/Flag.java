package io.scaleguide.tui.chart;

import io.scaleguide.tui.draw.Role;
import java.time.Instant;

/**
 * Something that happened, for the time axis.
 *
 * @param at when
 * @param kind what kind of thing
 * @param words what, in a few words
 */
public record Flag(Instant at, Kind kind, String words) {
    /** What kind of thing happened. */
    public enum Kind {
        /** The HPA has changed the replicas. */
        RESCALE("R", "rescale", Role.KEY),
        /** Traffic was started, changed or stopped. */
        TRAFFIC("T", "traffic change", Role.BUSY),
        /** The HPA's settings were changed. */
        SETTINGS("S", "HPA changed", Role.COMMAND);

        private final String letter;
        private final String words;
        private final Role role;

        Kind(String letter, String words, Role role) {
            this.letter = letter;
            this.words = words;
            this.role = role;
        }

        /** @return what stands on the axis, one letter */
        public String letter() {
            return letter;
        }

        /** @return what the legend says */
        public String words() {
            return words;
        }

        Role role() {
            return role;
        }
    }
}
