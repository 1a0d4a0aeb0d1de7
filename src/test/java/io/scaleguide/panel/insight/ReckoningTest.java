package io.scaleguide.panel.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.panel.Recorded;
import io.scaleguide.panel.elasticity.Settling;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ReckoningTest {
    private static final Evidence ALL = Evidence.of(Recorded.session());
    private static final Instant START = Recorded.session().header().start();
    private static final Settling QUICK = new Settling(Duration.ofSeconds(5), Duration.ofSeconds(5), 1);

    private final Reckoning reckoning = new Reckoning(QUICK, ZoneOffset.UTC);

    @Test
    void goingOnGivesWhatReckoningFromTheStartGives() {
        for (int second = 0; second <= 340; second += 7) {
            assertThat(reckoning.at(START.plusSeconds(second), "ms", ALL))
                    .as("at %d s", second)
                    .isEqualTo(anew(second));
        }
        assertThat(anew(340).grade().notCompared() + anew(340).grade().of()).isPositive();
    }

    @Test
    void forAnEarlierTimeNothingLaterIsReckonedWith() {
        reckoning.at(START.plusSeconds(340), "ms", ALL);

        assertThat(reckoning.at(START.plusSeconds(100), "ms", ALL)).isEqualTo(anew(100));
        assertThat(reckoning.at(START.minusSeconds(1), "ms", ALL).judgement()).isEmpty();
        assertThat(reckoning.at(START.plusSeconds(340), "ms", ALL)).isEqualTo(anew(340));
    }

    private static Insight anew(int second) {
        return new Reckoning(QUICK, ZoneOffset.UTC).at(START.plusSeconds(second), "ms", ALL);
    }
}
