package io.scaleguide.practice.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "24.233138021, 24233138021n",
        "40, 40",
        "0, 0",
        "24.5, 24500m",
        "0.000001, 1u",
        "1000, 1k",
        "1500, 1500",
        "100000, 100k",
        "0.0000000001, 1n",
        "101.123, 101123m"
    })
    void printsAsKubernetesDoes(double value, String quantity) {
        assertThat(Quantity.of(value)).isEqualTo(quantity);
    }

    @ParameterizedTest
    @CsvSource({"24.233138021, 24.233138021", "40, 40", "0, 0", "12345678901, 12345678901", "0.00001, 0.00001"})
    void printsPlainNumbersAsGoDoes(double value, String text) {
        assertThat(Quantity.plain(value)).isEqualTo(text);
    }

    @Test
    void readsGoDurations() {
        assertThat(GoDuration.parse("1h30m")).contains(Duration.ofMinutes(90));
        assertThat(GoDuration.parse("300s")).contains(Duration.ofMinutes(5));
        assertThat(GoDuration.parse("5 minutes")).isEmpty();
        assertThat(GoDuration.parse("")).isEmpty();
    }
}
