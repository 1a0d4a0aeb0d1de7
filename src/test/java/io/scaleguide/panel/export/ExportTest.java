package io.scaleguide.panel.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.kube.KubeEvent;
import io.scaleguide.panel.Recorded;
import io.scaleguide.panel.view.Series;
import io.scaleguide.panel.view.Series.Point;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ExportTest {

    @Test
    void theSeriesIsALineForEachPointAndWhatThereWasNotIsEmpty() {
        assertThat(SeriesCsv.of(
                        new Series(List.of(new Point(
                                Instant.parse("2026-03-01T10:00:00Z"),
                                OptionalDouble.of(12_345_678.25),
                                OptionalDouble.empty(),
                                3,
                                2,
                                OptionalDouble.of(0.5)))),
                        "ms"))
                .isEqualTo("""
                        time,value,target,unit,wanted,ready,per_second
                        2026-03-01T10:00:00Z,12345678.25,,ms,3,2,0.5
                        """);
    }

    @Test
    void aWholeSessionHasAsManyFieldsInEachLine() {
        assertThat(SeriesCsv.of(Recorded.until(330).view().series(), "").lines())
                .hasSizeGreaterThan(20)
                .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(7));
    }

    @Test
    void anEventIsALineOfJson() {
        KubeEvent event = new KubeEvent(
                Instant.parse("2026-03-01T10:00:00Z"), "Normal", "SuccessfulRescale", "hpa/echo", "a\n\"b\"", 2, "u");
        assertThat(EventLines.of(List.of(event)))
                .isEqualTo("{\"lastSeen\":\"2026-03-01T10:00:00Z\",\"type\":\"Normal\","
                        + "\"reason\":\"SuccessfulRescale\",\"object\":\"hpa/echo\",\"message\":\"a\\n\\\"b\\\"\","
                        + "\"count\":2,\"uid\":\"u\"}\n");
    }
}
