package io.scaleguide.panel.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.fleet.FleetView.Row;
import io.scaleguide.path.budget.Periods;
import io.scaleguide.tools.CpuTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FleetModelTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final FleetModel fleet = new FleetModel(Periods.USUAL, START);

    @Test
    void theWorstTroubleComesFirst() {
        hpa("steady", 2, "ScalingActive", "True", "ValidMetricFound");
        metric("steady", "True", 0);
        hpa("at-maximum", 5, "ScalingLimited", "True", "TooManyReplicas");
        metric("at-maximum", "True", 0);
        hpa("unable", 2, "AbleToScale", "False", "FailedGetScale");
        metric("unable", "True", 0);
        hpa("late", 2, "ScalingActive", "True", "ValidMetricFound");
        metric("late", "True", -60);
        hpa("broken", 2, "ScalingActive", "False", "FailedGetExternalMetric");
        metric("broken", "True", 0);
        hpa("alone", 2, "ScalingActive", "True", "ValidMetricFound");

        assertThat(fleet.view(START.plusSeconds(1)).rows())
                .extracting(row -> row.name() + ": " + row.trouble().word())
                .containsExactly(
                        "alone: broken",
                        "broken: broken",
                        "late: late",
                        "at-maximum: at maximum",
                        "unable: unable",
                        "steady: steady");
    }

    @Test
    void aMetricThatStaysAwayBecomesLateThoughNothingIsHeard() {
        hpa("echo", 2, "ScalingActive", "True", "ValidMetricFound");
        metric("echo", "True", 0);

        assertThat(trouble(44)).isEqualTo(Trouble.STEADY);
        assertThat(trouble(45)).isEqualTo(Trouble.LATE);
        metric("echo", "True", 50);
        assertThat(trouble(51)).isEqualTo(Trouble.STEADY);
        assertThat(trouble(96)).isEqualTo(Trouble.LATE);
    }

    @Test
    void anHpaIsAwaitedOnceHoweverOftenItsMetricIsUpdated() {
        hpa("echo", 2, "ScalingActive", "True", "ValidMetricFound");
        for (int second = 0; second < 1_000; second++) {
            metric("echo", "True", second);
            fleet.isNew(START.plusSeconds(second));
        }

        assertThat(fleet.awaited()).isEqualTo(1);
        assertThat(trouble(1_043)).isEqualTo(Trouble.STEADY);
        assertThat(trouble(1_044)).isEqualTo(Trouble.LATE);
        assertThat(fleet.awaited()).as("late already").isZero();
    }

    @Test
    void aViewIsNewOnlyWhereMoreThanItsTimeIsAnother() {
        hpa("echo", 2, "ScalingActive", "True", "ValidMetricFound");
        metric("echo", "True", 0);
        metric("echo", "True", 30);
        assertThat(fleet.isNew(START.plusSeconds(31))).isTrue();
        fleet.view(START.plusSeconds(31));
        assertThat(fleet.isNew(START.plusSeconds(46)))
                .as("the value of 0 s would be late")
                .isFalse();
        metric("echo", "True", 30);
        assertThat(fleet.isNew(START.plusSeconds(47)))
                .as("heard again, the same")
                .isFalse();
        assertThat(fleet.isNew(START.plusSeconds(75))).as("late").isTrue();
        fleet.view(START.plusSeconds(75));
        assertThat(fleet.isNew(START.plusSeconds(76))).isFalse();
        fleet.take(new PanelEvent.WatchTold(START.plusSeconds(76), "watch hpa", "It was lost."));
        assertThat(fleet.isNew(START.plusSeconds(76))).isTrue();
    }

    @Test
    void anHpaWithoutAMetricOfDatadogsIsNotThereAndOneThatGoesIsGone() {
        hpa("echo", 2, "ScalingActive", "True", "ValidMetricFound");
        ObjectRef ref = new ObjectRef(Kinds.HPA, "shop", "echo");
        fleet.take(new PanelEvent.ObjectSeen(START, ref, object("{\"spec\":{\"metrics\":[{\"type\":\"Resource\"}]}}")));
        assertThat(fleet.view(START).rows()).isEmpty();

        hpa("echo", 2, "ScalingActive", "True", "ValidMetricFound");
        fleet.take(new PanelEvent.ObjectGone(START, ref));
        metric("echo", "True", 0);
        assertThat(fleet.view(START).rows()).isEmpty();
    }

    @Test
    void aRowHasTheNumbersThatMatter() {
        hpa("echo", 2, "ScalingActive", "True", "ValidMetricFound");
        metric("echo", "True", 0);

        assertThat(fleet.view(START).rows()).singleElement().satisfies(row -> {
            assertThat(row.value()).contains(123.5);
            assertThat(row.target()).contains(150.0);
            assertThat(row.replicas()).isEqualTo(2);
            assertThat(row.maximum()).isEqualTo(5);
            assertThat(row.updated()).contains(START);
        });
    }

    @Test
    void aThousandStayQuick() {
        for (int index = 0; index < 1_000; index++) {
            hpa("hpa-" + index, 2, "ScalingActive", "True", "ValidMetricFound");
            metric("hpa-" + index, "True", 0);
        }
        Random random = new Random(1);
        Duration took = CpuTime.of(() -> {
            for (int change = 0; change < 20_000; change++) {
                metric("hpa-" + random.nextInt(1_000), random.nextInt(4) == 0 ? "False" : "True", change / 1_000);
            }
        });

        assertThat(fleet.view(START.plusSeconds(20)).rows())
                .hasSize(1_000)
                .extracting(Row::trouble)
                .isSorted();
        assertThat(took).as("20,000 changes").isLessThan(Duration.ofSeconds(6));
    }

    private Trouble trouble(int second) {
        return fleet.view(START.plusSeconds(second)).rows().get(0).trouble();
    }

    private void hpa(String name, int replicas, String condition, String status, String reason) {
        ObjectNode hpa = object("""
                {"metadata":{"name":"%1$s","namespace":"shop"},
                 "spec":{"minReplicas":1,"maxReplicas":5,"metrics":[{"type":"External","external":{
                   "metric":{"name":"datadogmetric@shop:%1$s"},"target":{"type":"Value","value":"150"}}}]},
                 "status":{"currentReplicas":%2$d,"desiredReplicas":%2$d,
                   "conditions":[{"type":"%3$s","status":"%4$s","reason":"%5$s","message":"words"}]}}""".formatted(name, replicas, condition, status, reason));
        fleet.take(new PanelEvent.ObjectSeen(START, new ObjectRef(Kinds.HPA, "shop", name), hpa));
    }

    private void metric(String name, String valid, int updated) {
        Instant at = START.plusSeconds(updated);
        ObjectNode metric = object("""
                {"metadata":{"name":"%s","namespace":"shop"},"status":{"currentValue":"123.5","conditions":[
                  {"type":"Valid","status":"%s"},{"type":"Updated","status":"True","lastUpdateTime":"%s"}]}}""".formatted(name, valid, at));
        fleet.take(new PanelEvent.ObjectSeen(at, new ObjectRef(Kinds.DATADOG_METRIC, "shop", name), metric));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }
}
