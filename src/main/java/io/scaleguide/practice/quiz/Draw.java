package io.scaleguide.practice.quiz;

import io.scaleguide.practice.card.FaultCard;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws the cards of an exercise. */
public final class Draw {
    private Draw() {}

    /**
     * Draws.
     *
     * @param cards all cards; those that are no exercise are left out
     * @param rounds how many, 1 or more; no card comes again before all others have been
     * @param random decides; the same numbers draw the same cards
     * @return the cards, in the order of the rounds
     */
    public static List<FaultCard> of(List<FaultCard> cards, int rounds, RandomGenerator random) {
        List<FaultCard> exercises =
                cards.stream().filter(card -> card.exercise().isPresent()).toList();
        List<FaultCard> drawn = new ArrayList<>();
        List<FaultCard> left = new ArrayList<>();
        while (drawn.size() < rounds) {
            if (left.isEmpty()) {
                left.addAll(exercises);
            }
            drawn.add(left.remove(random.nextInt(left.size())));
        }
        return drawn;
    }
}
