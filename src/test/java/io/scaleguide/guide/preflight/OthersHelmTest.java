package io.scaleguide.guide.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.problem.Problem;
import io.scaleguide.helm.ReleaseRef;
import io.scaleguide.helm.ReleaseState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OthersHelmTest {
    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");
    private static final List<Instant> NONE = List.of();

    @Test
    void aHelmThatWasNotBegunFromHereCountsAsAliveAndIsSaidSo() {
        Problem problem = at(NONE, Duration.ofSeconds(45)).orElseThrow();
        assertThat(problem.id()).isEqualTo("helm-busy");
        assertThat(problem.why()).contains("pending-install since 45 s");
        assertThat(problem.next()).contains("7 min 15 s from now");
    }

    @Test
    void whatOursLeftWhenItWasKilledIsNobodysElse() {
        assertThat(at(List.of(NOW.minusSeconds(46)), Duration.ofSeconds(45))).isEmpty();
    }

    @Test
    void aHelmThatWasKilledWhileItRecoveredOursLeavesItOurs() {
        assertThat(at(List.of(NOW.minusSeconds(46), NOW.minusSeconds(10)), Duration.ofSeconds(45)))
                .isEmpty();
    }

    @Test
    void oursOfAnotherTimeHasNothingToDoWithIt() {
        assertThat(at(List.of(NOW.minusSeconds(3600)), Duration.ofSeconds(45))).isPresent();
        assertThat(at(List.of(NOW.minusSeconds(20)), Duration.ofSeconds(45))).isPresent();
    }

    @Test
    void afterTheLongestThatAHelmTakesItIsTakenForDead() {
        assertThat(at(NONE, Duration.ofMinutes(8))).isEmpty();
    }

    @Test
    void aClockThatIsAheadOfOursIsNoHindrance() {
        assertThat(at(NONE, Duration.ofSeconds(-30)).orElseThrow().why()).contains("since 0");
    }

    @Test
    void withoutATimeItIsRecoveredAsEver() {
        ReleaseState.Pending pending =
                new ReleaseState.Pending(1, "datadog-1", "pending-install", false, Optional.empty());
        assertThat(OthersHelm.at(NOW, NONE, new ReleaseRef("datadog", "datadog"), pending))
                .isEmpty();
    }

    private static Optional<Problem> at(List<Instant> begun, Duration age) {
        ReleaseState.Pending pending =
                new ReleaseState.Pending(1, "datadog-1", "pending-install", false, Optional.of(NOW.minus(age)));
        return OthersHelm.at(NOW, begun, new ReleaseRef("datadog", "datadog"), pending);
    }
}
