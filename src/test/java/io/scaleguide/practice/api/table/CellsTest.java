package io.scaleguide.practice.api.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CellsTest {
    private static final JsonNode OBJECT = JsonMapper.shared()
            .readTree("{\"spec\":{\"n\":3,\"a.b\":\"dotted\"},\"status\":{\"conditions\":["
                    + "{\"type\":\"Valid\",\"status\":\"False\"},{\"type\":\"Active\",\"status\":\"True\"}]}}");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    .spec.n | [3]
                    .status.conditions[?(@.type=="Active")].status | ["True"]
                    .status.conditions[?(@.type=='Valid')].status | ["False"]
                    .status.conditions[0].type | ["Valid"]
                    .status.conditions[*].type | ["Valid", "Active"]
                    .spec['a.b'] | ["dotted"]
                    .spec.a\\.b | ["dotted"]
                    .spec.missing | []
                    .status.conditions[?(@.type=="None")].status | []
                    """)
    void pathsLeadToValues(String path, String found) {
        assertThat(JsonPath.find(OBJECT, path).toString()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5s",
        "119, 119s",
        "120, 2m",
        "125, 2m5s",
        "600, 10m",
        "7200, 120m",
        "10800, 3h",
        "11100, 3h5m",
        "172800, 2d",
        "180000, 2d2h",
        "864000, 10d",
        "0, 0s"
    })
    void agesReadAsKubectlPrintsThem(long seconds, String text) {
        assertThat(Ages.of(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "value":"40" | "value":"24234m" | 24234m/40
                    "averageValue":"40" | "averageValue":"10" | 10/40 (avg)
                    "value":"40" | "other":1 | <unknown>/40
                    """)
    void autoscalersShowTheirTargets(String target, String current, String text) {
        JsonNode hpa = JsonMapper.shared()
                .readTree("{\"spec\":{\"metrics\":[{\"type\":\"External\",\"external\":{\"target\":{" + target
                        + "}}}]},\"status\":{\"currentMetrics\":[{\"external\":{\"current\":{" + current + "}}}]}}");
        assertThat(HpaTargets.show(hpa)).isEqualTo(text);
    }
}
