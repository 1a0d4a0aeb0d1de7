package io.scaleguide.tui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:15:07.250Z");

    @ParameterizedTest
    @CsvSource({
        "0,0s",
        "119,119s",
        "120,2m",
        "121,2m1s",
        "599,9m59s",
        "600,10m",
        "661,11m",
        "10799,179m",
        "10800,3h",
        "10860,3h1m",
        "28800,8h",
        "172800,2d",
        "180000,2d2h",
        "691200,8d"
    })
    void agesAreWrittenAsKubectlWritesThem(long seconds, String words) {
        assertThat(Ages.words(seconds)).isEqualTo(words);
    }

    @Test
    void whatIsToComeHasNoAgeYet() {
        assertThat(new Ages(NOW).of(NOW.plusSeconds(5))).isEqualTo("0s");
    }

    @Test
    void theSoonestChangeOfAllIsTold() {
        Ages ages = new Ages(NOW);
        assertThat(ages.nextChange()).isEmpty();
        ages.of(NOW.minusSeconds(20 * 60 + 15));
        assertThat(ages.nextChange()).contains(Duration.ofMillis(44_750));
        ages.of(NOW.minusSeconds(5));
        assertThat(ages.nextChange()).contains(Duration.ofMillis(750));
    }
}
