package io.scaleguide.cli;

import io.scaleguide.practice.card.FaultCards;

/** The fault cards as the program has them. */
public final class CardsForTests {
    private CardsForTests() {}

    /** @return all of them */
    public static FaultCards all() {
        return PracticeCards.all();
    }
}
