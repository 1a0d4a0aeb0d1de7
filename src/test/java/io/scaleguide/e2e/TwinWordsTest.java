package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwinWordsTest {
    private final TwinWords words =
            TwinWords.of("answers: {datadog-url: 'http://u', chart-repo: 'http://r', listener-port: 1234}");

    @ParameterizedTest
    @CsvSource({
        "dataplane-kong-1f09b, dataplane-kong-HASH",
        // One in 135 has no digit.
        "dataplane-kong-fdaca, dataplane-kong-HASH",
        "kong-system, kong-system",
        "echo-kong-upstream-latency-ms-avg, echo-kong-upstream-latency-ms-avg"
    })
    void aNameMadeByChanceIsTakenForOne(String name, String plain) {
        assertThat(words.plain(name)).isEqualTo(plain);
    }
}
