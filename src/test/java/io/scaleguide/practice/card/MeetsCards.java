package io.scaleguide.practice.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.cli.CardsForTests;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code scaleguide up} and the doctor meet fault cards in a world in which the job is done: what they say, the exit code, the ledger,
 * and that a second run completes the job once the fault is gone. One card alone: {@code -Dcard=NAME}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MeetsCards {
    private final FaultCards cards = CardsForTests.all();
    private Optional<CardWorld> kept = Optional.empty();

    /**
     * A card and how a run ends that meets it.
     *
     * @param card its name
     * @param exitCode the exit code of a run that ends with a problem
     * @param ending the problem's id; {@code done} where the run gets over it or repairs it; a pattern where both may be
     * @param words what the problem says, among other words
     * @param repair a kubectl command line that repairs it; empty where the fault ends or the second run repairs it
     */
    record Meeting(String card, int exitCode, String ending, String words, List<String> repair) {
        /** The same card, repaired by hand before the second run. */
        Meeting repairedBy(String... kubectl) {
            return new Meeting(card, exitCode, ending, words, Arrays.asList(kubectl));
        }

        @Override
        public String toString() {
            return card;
        }
    }

    static Meeting done(String card) {
        return new Meeting(card, 0, "done", "", List.of());
    }

    /** Fails with these words, unless the run is over before what had come through is too old. */
    static Meeting mayFail(String card, String ending, String words) {
        return new Meeting(card, 1, "done|" + ending, words, List.of());
    }

    static Meeting fails(String card, String ending, String words) {
        return new Meeting(card, 1, ending, words, List.of());
    }

    static Meeting refused(String card, String ending, String words) {
        return new Meeting(card, 3, ending, words, List.of());
    }

    static Stream<Meeting> wanted(Meeting... all) {
        return Arrays.stream(all).filter(each -> each.card().matches(System.getProperty("card", ".*")));
    }

    @BeforeAll
    void start() throws Exception {
        kept = Optional.of(CardWorld.done());
    }

    @AfterAll
    void stop() throws Exception {
        kept.orElseThrow().close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("meetings")
    void isMet(Meeting meeting) throws Exception {
        try {
            meet(meeting);
        } catch (AssertionError | RuntimeException e) {
            // The next card begins in a world that is well.
            kept.orElseThrow().close();
            kept = Optional.of(CardWorld.done());
            throw e;
        }
    }

    /** The world as it is now. */
    CardWorld world() {
        return kept.orElseThrow();
    }

    FaultCard card(String name) {
        return cards.find(name).orElseThrow();
    }

    private void meet(Meeting meeting) throws Exception {
        CardWorld world = world();
        FaultCard card = card(meeting.card());
        CardWorld.Run met;
        try (AutoCloseable fault = world.begin(card)) {
            if (card.sign() instanceof Sign.Finding finding) {
                world.awaitFinding(finding.id());
            }
            // Where nothing is to be too late, only a busy machine makes use of more patience.
            met = meeting.ending().equals("done") ? world.upInEarnest() : world.up();
        }
        assertThat(met.ending()).as(met.out()).matches(meeting.ending());
        assertThat(met.exitCode()).as(met.out()).isEqualTo(met.ending().equals("done") ? 0 : meeting.exitCode());
        met.problem().ifPresent(problem -> {
            assertThat(problem.path("what").asString() + problem.path("why").asString())
                    .contains(meeting.words());
            assertThat(problem.path("next").asString()).isNotBlank();
        });
        if (card.sign() instanceof Sign.Problem problem) {
            assertThat(meeting.ending()).isEqualTo(problem.id());
            assertThat(met.out()).contains(problem.words());
        }
        if (!meeting.repair().isEmpty()) {
            world.kubectl(meeting.repair().toArray(String[]::new)).orFail();
        }
        world.assertLedgerWhole();
        CardWorld.Run again = world.upInEarnest();
        assertThat(again.exitCode()).as(again.out()).isZero();
        world.awaitWell();
    }
}
