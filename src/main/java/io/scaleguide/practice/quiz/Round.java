package io.scaleguide.practice.quiz;

import java.time.Duration;

/**
 * A round of the exercise that is over.
 *
 * @param fault the card's name
 * @param repaired whether it was repaired
 * @param took how long that took, on the machine's clock, from the symptom to the first look that found nothing wrong
 * @param hints how many hints were asked for
 */
public record Round(String fault, boolean repaired, Duration took, int hints) {
    /** What a round is worth that takes no time and no hint. */
    public static final int MOST = 100;

    private static final int FOR_A_HINT = 25;
    private static final int SECONDS_FOR_A_POINT = 10;
    private static final int LEAST = 5;

    /** @return 100, less 25 for each hint and 1 for each 10 s, but at least 5; 0 when it was not repaired */
    public int points() {
        if (!repaired) {
            return 0;
        }
        long lost = (long) hints * FOR_A_HINT + took.toSeconds() / SECONDS_FOR_A_POINT;
        return (int) Math.max(LEAST, MOST - lost);
    }
}
