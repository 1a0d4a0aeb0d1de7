package io.scaleguide.practice.datadog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.practice.datadog.MetricQuery.Aggregator;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricQueryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "avg:a.b{*} | AVG | a.b",
                "max:a.b{x:y} | MAX | a.b",
                "system.cpu.idle{*} | AVG | system.cpu.idle",
                " sum:a_b{x:y, z:w} | SUM | a_b",
                "min:a{x:y}.rollup(avg, 20) | MIN | a"
            })
    void readsAggregatorAndMetric(String text, Aggregator aggregator, String metric) {
        MetricQuery query = one(text);
        assertThat(query.aggregator()).isEqualTo(aggregator);
        assertThat(query.metric()).isEqualTo(metric);
    }

    @Test
    void readsScopeGroupsAndRollup() {
        MetricQuery query = one("avg:a{x:y,z:w} by {pod,node}.rollup(max, 20)");
        assertThat(query.scope()).containsExactly("x:y", "z:w");
        assertThat(query.by()).containsExactly("pod", "node");
        assertThat(query.rollup()).contains(Duration.ofSeconds(20));
        assertThat(query.over()).isEqualTo(Aggregator.MAX);
        assertThat(one("avg:a{*}.rollup(60)").rollup()).contains(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a{*} | true",
                "a{service:echo} | true",
                "a{service:other} | false",
                "a{service:ec*} | true",
                "a{!service:echo} | false",
                "a{service:echo,env:prod} | false"
            })
    void scopeHolds(String text, boolean covered) {
        assertThat(one(text).covers(Set.of("service:echo", "pod:p"))).isEqualTo(covered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"avg:a", "avg:a{", "avg:a{}", "p99:a{*}", "avg:a{x:y,}", "", "avg:a{*} + 1", "avg:a{*}.foo()"})
    void refusesWhatItCannotRead(String text) {
        assertThatThrownBy(() -> MetricQuery.parseAll(text)).isInstanceOf(BadQueryException.class);
    }

    @Test
    void splitsAtCommasOutsideBraces() {
        List<MetricQuery> queries = MetricQuery.parseAll("avg:a{x:y,z:w}.rollup(avg, 10),sum:b{*}");
        assertThat(queries).extracting(MetricQuery::metric).containsExactly("a", "b");
    }

    private static MetricQuery one(String text) {
        return MetricQuery.parseAll(text).get(0);
    }
}
