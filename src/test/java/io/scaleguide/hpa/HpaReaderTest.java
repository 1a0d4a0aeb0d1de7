package io.scaleguide.hpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.hpa.MetricTarget.Type;
import io.scaleguide.hpa.ScalingRules.Select;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Specs with the defaults of Kubernetes pkg/apis/autoscaling/v2/defaults.go, and quantities. */
class HpaReaderTest {
    private static HpaSpec read(String yaml) {
        return HpaReader.read(new YAMLMapper().readTree(yaml));
    }

    @Test
    void readsExternalMetrics() {
        HpaSpec spec = read("""
                minReplicas: 2
                maxReplicas: 7
                metrics:
                - type: External
                  external:
                    metric: {name: "datadogmetric@ns:x"}
                    target: {type: Value, value: 40}
                - type: External
                  external:
                    metric: {name: queue, selector: {matchLabels: {b: c, a: d}}}
                    target: {type: AverageValue, averageValue: 1500m}
                """);

        assertThat(spec.minReplicas()).isEqualTo(2);
        assertThat(spec.maxReplicas()).isEqualTo(7);
        assertThat(spec.behavior()).isEmpty();
        assertThat(spec.metrics()).first().isEqualTo(new MetricTarget("datadogmetric@ns:x", Type.VALUE, 40_000));
        assertThat(spec.metrics().get(1).targetMilli()).isEqualTo(1500);
        assertThat(spec.metrics().get(1).words())
                .isEqualTo("external metric queue(&LabelSelector{MatchLabels:map[string]string{a: d,b: c,},"
                        + "MatchExpressions:[]LabelSelectorRequirement{},})");
    }

    /** TestGenerateScaleUpRules and TestGenerateScaleDownRules of defaults_test.go: no behavior, an empty one, a part of one. */
    @Test
    void fillsInWhatABehaviorLeavesOut() {
        assertThat(read("maxReplicas: 3").behavior()).isEmpty();
        assertThat(read("{maxReplicas: 3, behavior: {}}").behavior())
                .contains(new HpaSpec.Behavior(ScalingRules.UP, ScalingRules.DOWN));

        HpaSpec.Behavior behavior = read("""
                        maxReplicas: 3
                        behavior:
                          scaleUp: {selectPolicy: Min, tolerance: 50m}
                          scaleDown: {stabilizationWindowSeconds: 0, policies: [{type: Pods, value: 2, periodSeconds: 30}]}
                        """).behavior().orElseThrow();
        assertThat(behavior.up())
                .isEqualTo(new ScalingRules(Duration.ZERO, Select.MIN, ScalingRules.UP.policies(), Optional.of(0.05)));
        assertThat(behavior.down().window()).isZero();
        assertThat(behavior.down().policies())
                .containsExactly(new ScalingRules.Policy(ScalingRules.Unit.PODS, 2, Duration.ofSeconds(30)));
    }

    /** TestConditionFailedGetMetrics and TestInvalidMetricSourceType of horizontal_test.go: nobody serves the other APIs. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "metrics: []                                                     | FailedGetResourceMetric",
                "metrics: [{type: Resource, resource: {name: cpu}}]              | FailedGetResourceMetric",
                "metrics: [{type: ContainerResource, containerResource: {name: cpu}}] | FailedGetContainerResourceMetric",
                "metrics: [{type: Pods, pods: {metric: {name: qps}}}]            | FailedGetPodsMetric",
                "metrics: [{type: Object, object: {metric: {name: qps}}}]        | FailedGetObjectMetric",
                "metrics: [{type: CheddarCheese}]                                | InvalidMetricSourceType",
            })
    void metricsOfOtherTypesFail(String metrics, String reason) {
        HpaSpec spec = read("maxReplicas: 9\n" + metrics);

        Decision decision = Autoscaler.decide(
                spec,
                new Observation(Instant.EPOCH, 3, 3, 3, List.of(new MetricReading.Missing("not asked"))),
                History.NONE);

        assertThat(decision.desiredReplicas()).isEqualTo(3);
        assertThat(decision.rule()).isEqualTo(Decision.Rule.METRIC_MISSING);
        assertThat(decision.conditions().get(1).reason()).isEqualTo(reason);
        assertThat(decision.warnings())
                .extracting(Decision.Warning::reason)
                .containsExactly(reason, "FailedComputeMetricsReplicas");
        assertThat(decision.warnings()).noneMatch(warning -> warning.message().contains("not asked"));
    }

    /** k8s.io/apimachinery pkg/api/resource: quantity_test.go, TestQuantityParse, TestScaledValue. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "24233138021n, 24234,               24234m",
        "40,           40000,               40",
        "0,            0,                   0",
        "100m,         100,                 100m",
        "1500u,        2,                   2m",
        "-1500u,       -2,                  -2m",
        "1.5k,         1500000,             1500",
        "1k,           1000000,             1k",
        "2Ki,          2048000,             2048",
        "12e3,         12000000,            12k",
        "1E,           9223372036854775807, 9223372036854775807m",
        "3M,           3000000000,          3M",
        "1G,           1000000000000,       1G",
        ".5,           500,                 500m",
    })
    void quantitiesAreExact(String text, long milli, String canonical) {
        Quantity quantity = Quantity.parse(text);

        assertThat(quantity.milli()).isEqualTo(milli);
        assertThat(quantity.canonical()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "1.2.3", "5 ", "10x", "1e999", "NaN"})
    void whatIsNoQuantityIsRefused(String text) {
        assertThatThrownBy(() -> Quantity.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
