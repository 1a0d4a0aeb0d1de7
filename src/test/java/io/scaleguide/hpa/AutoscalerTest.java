package io.scaleguide.hpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.scaleguide.hpa.Decision.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whole decisions. The sources are tests of Kubernetes pkg/controller/podautoscaler: those named TestReplicaCalc... stand in
 * replica_calculator_test.go, the others in horizontal_test.go.
 */
class AutoscalerTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    /** Recommendations that no window holds: as in the sources, which leave the first one out. */
    private static final History LONG_AGO =
            new History(List.of(new History.Past(NOW.minusSeconds(86_400), 1)), List.of(), List.of());

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "TestScaleUpCMExternal,                            VALUE,         6666,  8600, 3, 3, 3, 2, 6,  4",
        "TestScaleUpPerPodCMExternal,                      AVERAGE_VALUE, 2222,  8600, 3, 3, 3, 2, 6,  4",
        "TestScaleDownCMExternal,                          VALUE,         14400, 8600, 5, 5, 5, 2, 6,  3",
        "TestScaleDownToZeroCMExternal,                    VALUE,         14400, 0,    5, 5, 5, 0, 6,  0",
        "TestScaleDownPerPodCMExternal,                    AVERAGE_VALUE, 3000,  8600, 5, 5, 5, 2, 6,  3",
        "TestToleranceCMExternal,                          VALUE,         8666,  8600, 4, 4, 4, 2, 6,  4",
        "TestTolerancePerPodCMExternal,                    AVERAGE_VALUE, 2200,  8600, 4, 4, 4, 2, 6,  4",
        "TestReplicaCalcScaleUpCMExternal,                 VALUE,         4400,  8600, 1, 1, 1, 1, 10, 2",
        "TestReplicaCalcScaleUpCMExternalIgnoresUnreadyPods, VALUE,       4400,  8600, 3, 3, 1, 1, 10, 2",
        "TestReplicaCalcScaleUpPerPodCMExternal,           AVERAGE_VALUE, 2150,  8600, 3, 3, 3, 1, 10, 4",
        "TestReplicaCalcScaleDownCMExternal,               VALUE,         14334, 8600, 5, 5, 5, 1, 10, 3",
        "TestReplicaCalcScaleDownPerPodCMExternal,         AVERAGE_VALUE, 2867,  8600, 5, 5, 5, 1, 10, 3",
        "TestReplicaCalcToleranceCMExternal,               VALUE,         8888,  8600, 3, 3, 3, 1, 10, 3",
        "TestReplicaCalcTolerancePerPodCMExternal,         AVERAGE_VALUE, 2900,  8600, 3, 3, 3, 1, 10, 3",
        "getUsageRatioReplicaCount from zero,              VALUE,         1000,  2500, 0, 0, 0, 0, 10, 3",
        "getUsageRatioReplicaCount stays at zero,          VALUE,         1000,  0,    0, 0, 0, 0, 10, 0",
        "per pod by the replicas of the status,            AVERAGE_VALUE, 1000,  5000, 4, 5, 5, 1, 10, 5",
    })
    void oneExternalMetricDecides(
            String source,
            MetricTarget.Type type,
            long target,
            long usage,
            int specReplicas,
            int statusReplicas,
            int ready,
            int minimum,
            int maximum,
            int expected) {
        HpaSpec spec = spec(minimum, maximum, new MetricTarget("qps", type, target));

        Decision decision = Autoscaler.decide(
                spec,
                new Observation(NOW, specReplicas, statusReplicas, ready, List.of(new MetricReading.Value(usage))),
                LONG_AGO);

        assertThat(decision.desiredReplicas()).isEqualTo(expected);
        assertThat(decision.rescaleReason().isPresent()).isEqualTo(expected != specReplicas);
    }

    /** Tolerances.isWithin takes both edges in; its own values as in TestReplicaCalcConfigurableTolerance. */
    @ParameterizedTest(name = "{0} of 30000 with tolerance down {1} up {2}")
    @CsvSource({
        "33000, ,    ,     10",
        "33001, ,    ,     12",
        "27000, ,    ,     10",
        "26999, ,    ,     9",
        "26000, ,    ,     9",
        "30001, ,    0,    11",
        "45000, ,    0.5,  10",
        "29999, 0,   ,     10",
        "26999, 0,   ,     9",
        "26999, 0.3, ,     10",
        "20999, 0.3, ,     7",
    })
    void theToleranceOfEachDirectionHoldsSmallChanges(long usage, Double down, Double up, int expected) {
        HpaSpec.Behavior behavior =
                new HpaSpec.Behavior(tolerant(ScalingRules.UP, up), tolerant(ScalingRules.DOWN, down));
        HpaSpec spec = new HpaSpec(1, 100, List.of(value("latency", 30_000)), Optional.of(behavior));

        assertThat(Autoscaler.decide(spec, seen(10, new MetricReading.Value(usage)), LONG_AGO)
                        .desiredReplicas())
                .isEqualTo(expected);
    }

    /** TestScaleUpRCImmediately, TestScaleDownRCImmediately, TestTooFewReplicas, TestTooManyReplicas: no metric is asked then. */
    @ParameterizedTest(name = "{0} within {1} and {2}")
    @CsvSource({
        "1, 2, 6, 2, Current number of replicas below Spec.MinReplicas",
        "6, 2, 5, 5, Current number of replicas above Spec.MaxReplicas",
        "0, 0, 5, 0, ",
    })
    void outOfRangeIsMendedWithoutMetrics(int current, int minimum, int maximum, int expected, String reason) {
        HpaSpec spec = spec(minimum, maximum, value("qps", 1000));

        Decision decision = Autoscaler.decide(spec, seen(current, new MetricReading.Missing("away")), History.NONE);

        assertThat(decision.desiredReplicas()).isEqualTo(expected);
        assertThat(decision.rescaleReason()).isEqualTo(Optional.ofNullable(reason));
        if (reason != null) {
            assertThat(decision.rule()).isEqualTo(Rule.OUT_OF_RANGE);
            assertThat(decision.conditions())
                    .extracting(Condition::type, Condition::reason)
                    .containsExactly(tuple("AbleToScale", "SucceededRescale"));
        }
    }

    /** TestZeroReplicas: no replicas and a minimum above none means that the HPA is off. */
    @Test
    void withoutReplicasItIsOff() {
        Decision decision =
                Autoscaler.decide(spec(3, 5, value("qps", 1000)), seen(0, new MetricReading.Value(9000)), History.NONE);

        assertThat(decision.desiredReplicas()).isZero();
        assertThat(decision.rule()).isEqualTo(Rule.DISABLED);
        assertThat(decision.conditions())
                .extracting(Condition::type, Condition::status, Condition::reason)
                .containsExactly(
                        tuple("AbleToScale", true, "SucceededGetScale"),
                        tuple("ScalingActive", false, "ScalingDisabled"));
    }

    /** TestConditionFailedGetMetrics, the external one; the words are those of horizontal.go and replica_calculator.go. */
    @Test
    void aMissingMetricStopsScaling() {
        String error =
                "unable to get external metric ns/qps/nil: unable to fetch metrics from external metrics API: away";

        Decision decision =
                Autoscaler.decide(spec(1, 100, value("qps", 300)), seen(3, new MetricReading.Missing(error)), LONG_AGO);

        assertThat(decision.desiredReplicas()).isEqualTo(3);
        assertThat(decision.rule()).isEqualTo(Rule.METRIC_MISSING);
        assertThat(decision.conditions())
                .containsExactly(
                        new Condition(
                                "AbleToScale",
                                true,
                                "SucceededGetScale",
                                "the HPA controller was able to get the target's current scale"),
                        new Condition(
                                "ScalingActive",
                                false,
                                "FailedGetExternalMetric",
                                "the HPA was unable to compute the replica count: " + error));
        assertThat(decision.warnings())
                .containsExactly(
                        new Decision.Warning("FailedGetExternalMetric", error),
                        new Decision.Warning(
                                "FailedComputeMetricsReplicas",
                                "invalid metrics (1 invalid out of 1), first error is: failed to get qps external metric value: "
                                        + "failed to get external metric qps: " + error));
    }

    /** TestScaleUpOneMetricEmpty, TestNoScaleDownOneMetricEmpty, and both empty. */
    @ParameterizedTest(name = "at {0}, one metric {1}, the other away")
    @CsvSource({
        "3, 1300, 4, METRIC,         ValidMetricFound",
        "5, 560,  5, METRIC_MISSING, FailedGetExternalMetric",
        "5, 1000, 5, STEADY,         ValidMetricFound",
        "3, ,     3, METRIC_MISSING, FailedGetExternalMetric",
    })
    void oneMissingMetricAllowsUpAndBlocksDown(int current, Long usage, int expected, Rule rule, String active) {
        HpaSpec spec = new HpaSpec(2, 6, List.of(value("away", 1000), value("qps", 1000)), Optional.empty());
        MetricReading other = usage == null ? new MetricReading.Missing("gone") : new MetricReading.Value(usage);

        Decision decision = Autoscaler.decide(spec, seen(current, new MetricReading.Missing("away"), other), LONG_AGO);

        assertThat(decision.desiredReplicas()).isEqualTo(expected);
        assertThat(decision.rule()).isEqualTo(rule);
        assertThat(decision.conditions())
                .filteredOn(condition -> condition.type().equals("ScalingActive"))
                .extracting(Condition::reason)
                .containsExactly(active);
        assertThat(decision.warnings()).startsWith(new Decision.Warning("FailedGetExternalMetric", "away"));
        assertThat(decision.warnings()).extracting(Decision.Warning::message).contains(usage == null ? "gone" : "away");
    }

    /** computeReplicasForMetrics: the metric that asks for most decides, and is named. */
    @Test
    void theMetricThatAsksForMostIsNamed() {
        HpaSpec spec =
                new HpaSpec(1, 10, List.of(value("low", 1000), value("datadogmetric@ns:high", 1000)), Optional.empty());

        Decision decision = Autoscaler.decide(
                spec, seen(3, new MetricReading.Value(1200), new MetricReading.Value(2000)), LONG_AGO);

        assertThat(decision.desiredReplicas()).isEqualTo(6);
        assertThat(decision.rescaleReason()).contains("external metric datadogmetric@ns:high(nil) above target");
        assertThat(decision.conditions())
                .extracting(Condition::message)
                .contains("the HPA was able to successfully calculate a replica count from external metric "
                        + "datadogmetric@ns:high(nil)");
    }

    /** statusOk: the order in which reconcileAutoscaler first sets each condition is the order of the status. */
    @Test
    void conditionsComeInTheOrderOfTheStatus() {
        Decision decision =
                Autoscaler.decide(spec(1, 10, value("qps", 1000)), seen(3, new MetricReading.Value(2000)), LONG_AGO);

        assertThat(decision.conditions().stream().map(Condition::type).distinct())
                .containsExactly("AbleToScale", "ScalingActive", "ScalingLimited");
        assertThat(decision.conditions().get(decision.conditions().size() - 1))
                .isEqualTo(new Condition(
                        "AbleToScale",
                        true,
                        "SucceededRescale",
                        "the HPA controller was able to update the target scale to 6"));
    }

    /** getReadyPodsCount: a selector that returns no pod is an error, not zero pods. */
    @Test
    void aTargetWithoutPodsIsNotScaledDown() {
        HpaSpec spec = spec(1, 10, value("qps", 1000));

        Decision decision = Autoscaler.decide(
                spec, new Observation(NOW, 3, 0, 0, List.of(new MetricReading.Value(5000))), LONG_AGO);

        assertThat(decision.desiredReplicas()).isEqualTo(3);
        assertThat(decision.warnings().get(0).message())
                .isEqualTo("unable to calculate ready pods: "
                        + "no pods returned by selector while calculating replica count");
    }

    /** TestUpscaleCap, with the external metric that asks for as much, and its case that exceeds the maximum. */
    @ParameterizedTest(name = "maximum {0}")
    @CsvSource({"100, 24, ScaleUpLimit", "20, 20, TooManyReplicas"})
    void aStepUpIsCapped(int maximum, int expected, String reason) {
        ScalingRules up = new ScalingRules(
                Duration.ZERO,
                ScalingRules.Select.MAX,
                List.of(new ScalingRules.Policy(ScalingRules.Unit.PERCENT, 700, Duration.ofSeconds(60))),
                Optional.empty());
        HpaSpec spec = new HpaSpec(
                1, maximum, List.of(value("qps", 1000)), Optional.of(new HpaSpec.Behavior(up, ScalingRules.DOWN)));

        Decision decision = Autoscaler.decide(spec, seen(3, new MetricReading.Value(20_000)), LONG_AGO);

        assertThat(decision.desiredReplicas()).isEqualTo(expected);
        assertThat(decision.conditions())
                .contains(new Condition(
                        "ScalingLimited",
                        true,
                        reason,
                        reason.equals("ScaleUpLimit")
                                ? "the desired replica count is increasing faster than the maximum scale rate"
                                : "the desired replica count is more than the maximum replica count"));
        assertThat(decision.next().ups()).containsExactly(new History.Past(NOW, expected - 3));
    }

    private static ScalingRules tolerant(ScalingRules rules, Double tolerance) {
        return new ScalingRules(Duration.ZERO, rules.select(), rules.policies(), Optional.ofNullable(tolerance));
    }

    private static MetricTarget value(String name, long target) {
        return new MetricTarget(name, MetricTarget.Type.VALUE, target);
    }

    private static HpaSpec spec(int minimum, int maximum, MetricTarget metric) {
        return new HpaSpec(minimum, maximum, List.of(metric), Optional.empty());
    }

    private static Observation seen(int replicas, MetricReading... readings) {
        return new Observation(NOW, replicas, replicas, replicas, List.of(readings));
    }
}
