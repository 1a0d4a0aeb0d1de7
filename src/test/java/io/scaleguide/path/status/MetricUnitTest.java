package io.scaleguide.path.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MetricUnitTest {
    @ParameterizedTest
    @CsvSource({
        "avg:autoscaling.kong_upstream_latency_ms{service:echo}, ms",
        "datadogmetric@demo:echo-kong-upstream-latency-ms-avg, ms",
        "p95:http_request_duration_seconds{service:ms}.rollup(60), s",
        "avg:kong.latency.upstream{service:echo}, ms",
        "sum:kong.bandwidth_bytes{*}, B",
        "avg:system.cpu_percent{*}, %",
        "avg:queue.length{unit:seconds}, ''",
        "avg:requests.latency{*}, ''",
        "'', ''"
    })
    void itIsWhatTheNameSays(String text, String unit) {
        assertThat(MetricUnit.of(text)).isEqualTo(unit);
    }

    @Test
    void theQueryTellsMoreThanTheName() {
        ObjectNode metric =
                (ObjectNode) JsonMapper.shared().readTree("{\"spec\": {\"query\": \"avg:http_duration_seconds{*}\"}}");

        assertThat(MetricUnit.of(Optional.of(metric), "datadogmetric@demo:latency-ms"))
                .isEqualTo("s");
        assertThat(MetricUnit.of(Optional.empty(), "datadogmetric@demo:latency-ms"))
                .isEqualTo("ms");
        assertThat(MetricUnit.with("12", "s")).isEqualTo("12 s");
        assertThat(MetricUnit.with("12", "")).isEqualTo("12");
    }
}
