package io.scaleguide.panel.shadow;

import java.time.Instant;

/**
 * A decision of the controller that the shadow would have made otherwise.
 *
 * @param at when the status showed it
 * @param inputs what the shadow decided by
 * @param ours what it wanted
 * @param theirs what the controller wanted
 * @param reason why they differ, most likely
 */
public record Miss(Instant at, String inputs, int ours, int theirs, Reason reason) {
    /** Why two decisions differ. */
    public enum Reason {
        SPEC_CHANGED("the spec changed between our read and the controller's sync"),
        INPUTS_CHANGED("the metric or the pods changed between our read and the controller's sync"),
        TIME_WAS_UP("a window or a period ended between our read and the controller's sync"),
        MEMORY_LOST("the controller restarted and forgot what it remembered"),
        UNKNOWN("no reason that I know of");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** @return the reason, to be put after "likely:" */
        public String words() {
            return words;
        }
    }

    /** @return the miss in a sentence */
    public String words() {
        return "With " + inputs + " I wanted " + ours + ", the controller " + theirs + "; likely: " + reason.words()
                + ".";
    }
}
