package io.scaleguide.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    series: {lastObservedTime: '2026-01-04T00:00:00.123456Z'}, lastTimestamp: '2026-01-03T00:00:00Z' | 2026-01-04T00:00:00.123456Z
                    lastTimestamp: '2026-01-03T00:00:00Z', eventTime: '2026-01-02T00:00:00.000000Z' | 2026-01-03T00:00:00Z
                    lastTimestamp: null, eventTime: '2026-01-02T00:00:00.000000Z' | 2026-01-02T00:00:00Z
                    eventTime: null | 2026-01-01T00:00:00Z
                    """)
    void theFirstTimeThatIsSetCounts(String times, Instant seen) {
        KubeEvent event = EventReader.event(
                Trees.yaml("{metadata: {uid: u1, creationTimestamp: '2026-01-01T00:00:00Z'}, " + times + "}"));

        assertThat(event.seen()).isEqualTo(seen);
    }

    @Test
    void theRestIsCarriedOver() {
        KubeEvent event = EventReader.event(Trees.yaml("""
                        metadata: {uid: u1, creationTimestamp: '2026-01-01T00:00:00Z'}
                        type: Warning
                        reason: FailedGetExternalMetric
                        message: "no value "
                        count: 4
                        involvedObject: {kind: HorizontalPodAutoscaler, name: echo}
                        """));

        assertThat(event)
                .isEqualTo(new KubeEvent(
                        Instant.parse("2026-01-01T00:00:00Z"),
                        "Warning",
                        "FailedGetExternalMetric",
                        "horizontalpodautoscaler/echo",
                        "no value",
                        4,
                        "u1"));
    }

    @Test
    void aSeriesHasItsOwnCount() {
        assertThat(EventReader.event(Trees.yaml("{series: {count: 9}}")).count())
                .isEqualTo(9);
        assertThat(EventReader.event(Trees.yaml("{reason: Once}")).count()).isEqualTo(1);
    }
}
