package io.scaleguide.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchPausesTest {
    private final WatchPauses pauses = new WatchPauses(WatchTuning.USUAL);

    @Test
    void theyGrowFromOneFailureToTheNextUpToHalfAMinute() {
        assertThat(pauses.afterFailure()).isEqualTo(Duration.ofMillis(500));
        assertThat(pauses.afterFailure()).isEqualTo(Duration.ofSeconds(1));
        for (int more = 0; more < 10; more++) {
            pauses.afterFailure();
        }
        assertThat(pauses.afterFailure()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aServerThatIsBackButHasForgottenThePlaceIsReadAgainSoon() {
        for (int away = 0; away < 6; away++) {
            pauses.afterFailure();
        }

        assertThat(pauses.afterForgotten()).isEqualTo(Duration.ofMillis(500));
        assertThat(pauses.afterFailure()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aServerThatForgetsAgainAndAgainIsNotReadInAHotLoop() {
        assertThat(pauses.afterForgotten()).isEqualTo(Duration.ofMillis(500));
        assertThat(pauses.afterForgotten()).isEqualTo(Duration.ofSeconds(1));
        assertThat(pauses.afterForgotten()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whenSomethingWasHeardTheyBeginAnew() {
        pauses.afterFailure();
        pauses.afterForgotten();
        pauses.heard();

        assertThat(pauses.afterFailure()).isEqualTo(Duration.ofMillis(500));
        assertThat(pauses.afterForgotten()).isEqualTo(Duration.ofMillis(500));
    }
}
