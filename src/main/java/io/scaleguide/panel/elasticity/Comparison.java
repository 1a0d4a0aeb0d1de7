package io.scaleguide.panel.elasticity;

import io.scaleguide.panel.session.Milli;
import java.time.Instant;

/**
 * The metric before and after a change of replicas; rescales that follow each other before the metric could show them are one.
 *
 * @param at when the first rescale was
 * @param from the replicas before
 * @param to the replicas after the last one
 * @param rescales how many rescales it stands for
 * @param beforeMilli the median before, in thousandths; 0 when there are no readings
 * @param afterMilli the median after everything had settled, in thousandths; 0 when there are no readings
 * @param counted whether it counts for the verdict, or why not
 */
public record Comparison(
        Instant at, int from, int to, int rescales, long beforeMilli, long afterMilli, Counted counted) {
    /** Whether a comparison counts. */
    public enum Counted {
        YES("counted"),
        LOAD_CORRECTED("counted, with the change of load taken out"),
        LOAD_CHANGED("the load changed at the same time: not counted"),
        NOT_READY("the new replicas were not ready in time: not counted"),
        FEW_READINGS("too few readings before or after: not counted"),
        TAKEN_BACK("taken back before the metric could show it: not counted");

        private final String words;

        Counted(String words) {
            this.words = words;
        }

        /** @return the same in words */
        public String words() {
            return words;
        }

        /** @return whether it counts */
        public boolean counts() {
            return this == YES || this == LOAD_CORRECTED;
        }
    }

    /** @return for example {@code 1 -> 3: 408 before, 154 after; counted}, in whole units of the metric */
    public String words() {
        String medians = beforeMilli == 0 && afterMilli == 0
                ? ""
                : number(beforeMilli) + " before, " + number(afterMilli) + " after; ";
        return from + " -> " + to + ": " + medians + counted.words();
    }

    private static String number(long milli) {
        if (milli == 0) {
            return "nothing";
        }
        return Milli.words(milli < 10_000 ? Math.round(milli / 10.0) * 10 : Math.round(milli / 1000.0) * 1000);
    }
}
