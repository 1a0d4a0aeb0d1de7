package io.scaleguide.practice.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.cli.CardsForTests;
import io.scaleguide.practice.card.FaultCard;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What an exercise draws, and what a round of it is worth. */
class QuizTest {
    private final List<FaultCard> cards = CardsForTests.all().all();

    private static int points(boolean repaired, Duration took, int hints) {
        return new Round("quota", repaired, took, hints).points();
    }

    @Test
    void timeAndHintsCostPointsAndARepairIsWorthSomethingAlways() {
        assertThat(points(true, Duration.ofSeconds(9), 0)).isEqualTo(100);
        assertThat(points(true, Duration.ofSeconds(65), 0)).isEqualTo(94);
        assertThat(points(true, Duration.ofSeconds(65), 2)).isEqualTo(44);
        assertThat(points(true, Duration.ofHours(3), 3)).isEqualTo(5);
        assertThat(points(false, Duration.ofSeconds(1), 0)).isZero();
    }

    @Test
    void onlyExercisesAreDrawnAndNoneAgainBeforeAllWere() {
        long exercises =
                cards.stream().filter(card -> card.exercise().isPresent()).count();
        List<FaultCard> drawn = Draw.of(cards, (int) exercises, new Random(3));
        assertThat(drawn)
                .doesNotHaveDuplicates()
                .allMatch(card -> card.exercise().isPresent())
                .hasSize((int) exercises);
        assertThat(Draw.of(cards, (int) exercises + 2, new Random(3))).hasSize((int) exercises + 2);
    }

    @Test
    void theSameSeedDrawsTheSameCards() {
        assertThat(Draw.of(cards, 5, new Random(11))).isEqualTo(Draw.of(cards, 5, new Random(11)));
    }
}
