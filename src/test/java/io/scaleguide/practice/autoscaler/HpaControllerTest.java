package io.scaleguide.practice.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.hpa.MetricReading;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.control.EventRecorder;
import io.scaleguide.practice.time.PracticeClock;
import io.scaleguide.time.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the HPA controller does to objects and events; the words are those of Kubernetes' horizontal.go. */
class HpaControllerTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String METRIC = "datadogmetric@kong:latency";
    private static final String METRICS =
            "[{type: External, external: {metric: {name: \"" + METRIC + "\"}, target: {type: Value, value: 30}}}]";

    private final TestClock hands = TestClock.midday();
    private final PracticeClock clock = new PracticeClock(hands, 10);
    private final ObjectStore objects = new ObjectStore(clock, new Random(1));
    private final EventRecorder events = new EventRecorder(objects, clock, new Random(2));
    private MetricReading reading = new MetricReading.Value(30_000);
    private final HpaController controller = new HpaController(objects, events, clock, (namespace, metric) -> reading);

    @BeforeEach
    void deploy() {
        objects.create(Types.DEPLOYMENT, yaml("""
                metadata: {name: echo, namespace: kong}
                spec: {replicas: 2, selector: {matchLabels: {app: echo}}}
                status: {replicas: 2, readyReplicas: 2}
                """));
    }

    @AfterEach
    void close() {
        objects.close();
    }

    @Test
    void scalesUpAndSaysSo() {
        autoscale("apps/v1", "Deployment", "echo", METRICS);
        reading = new MetricReading.Value(59_001);

        controller.reconcile();

        assertThat(replicas()).isEqualTo(4);
        JsonNode status = status();
        assertThat(status.path("currentReplicas").asInt()).isEqualTo(2);
        assertThat(status.path("desiredReplicas").asInt()).isEqualTo(4);
        assertThat(status.path("lastScaleTime").asString()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(status.at("/currentMetrics/0/external/current/value").asString())
                .isEqualTo("59001m");
        assertThat(conditions())
                .containsExactly(
                        "AbleToScale True SucceededRescale",
                        "ScalingActive True ValidMetricFound",
                        "ScalingLimited False DesiredWithinRange");
        assertThat(messages("SuccessfulRescale"))
                .containsExactly("New size: 4; reason: external metric " + METRIC + "(nil) above target");
    }

    @Test
    void windowsPassInPracticeTime() {
        autoscale("apps/v1", "Deployment", "echo", METRICS);
        controller.reconcile();
        reading = new MetricReading.Value(3_000);
        controller.reconcile();
        assertThat(replicas()).isEqualTo(2);
        assertThat(conditions()).contains("AbleToScale True ScaleDownStabilized");

        // 300 s at ten times the speed.
        hands.advance(Duration.ofSeconds(31));
        controller.reconcile();

        assertThat(replicas()).isEqualTo(1);
        assertThat(messages("SuccessfulRescale")).containsExactly("New size: 1; reason: All metrics below target");
    }

    @Test
    void aMetricThatGoesMissingStopsScalingAndShowsNoValue() {
        autoscale("apps/v1", "Deployment", "echo", METRICS);
        controller.reconcile();
        reading = new MetricReading.Missing("Internal error occurred: away");
        hands.advance(Duration.ofSeconds(2));

        controller.reconcile();

        String error = "unable to get external metric kong/" + METRIC
                + "/nil: unable to fetch metrics from external metrics API: Internal error occurred: away";
        assertThat(messages("FailedGetExternalMetric")).containsExactly(error);
        assertThat(messages("FailedComputeMetricsReplicas"))
                .containsExactly("invalid metrics (1 invalid out of 1), first error is: failed to get " + METRIC
                        + " external metric value: failed to get external metric " + METRIC + ": " + error);
        assertThat(status().path("currentMetrics")).hasSize(1);
        assertThat(status().at("/currentMetrics/0/type").asString("none")).isEmpty();
        assertThat(status().path("desiredReplicas").asInt()).isEqualTo(2);
        assertThat(conditions()).contains("ScalingActive False FailedGetExternalMetric");
        assertThat(transition("AbleToScale")).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(transition("ScalingActive")).isEqualTo("2026-11-23T12:00:02Z");
    }

    @Test
    void aTargetThatIsNotThereIsToldOf() {
        autoscale("apps/v1", "Deployment", "ecco", METRICS);

        controller.reconcile();

        assertThat(messages("FailedGetScale")).containsExactly("deployments/scale.apps \"ecco\" not found");
        assertThat(conditions()).containsExactly("AbleToScale False FailedGetScale");
    }

    @Test
    void aKindThatIsNotServedIsToldOf() {
        autoscale("v1", "Deployment", "echo", METRICS);

        controller.reconcile();

        assertThat(messages("FailedGetScale")).containsExactly("no matches for kind \"Deployment\" in group \"\"");
        assertThat(replicas()).isEqualTo(2);
    }

    @Test
    void aCpuMetricFailsUnderItsOwnReason() {
        autoscale("apps/v1", "Deployment", "echo", "[{type: Resource, resource: {name: cpu}}]");

        controller.reconcile();

        assertThat(messages("FailedGetResourceMetric"))
                .singleElement()
                .asString()
                .startsWith("failed to get cpu utilization: unable to get metrics for resource cpu");
        assertThat(replicas()).isEqualTo(2);
    }

    @Test
    void aDeletedHpaIsForgotten() {
        autoscale("apps/v1", "Deployment", "echo", METRICS);
        controller.reconcile();
        hands.advance(Duration.ofSeconds(60));
        objects.delete(Types.HPA, "kong", "hpa");
        controller.reconcile();
        autoscale("apps/v1", "Deployment", "echo", METRICS);
        reading = new MetricReading.Value(3_000);

        controller.reconcile();

        assertThat(replicas()).isEqualTo(2);
        assertThat(conditions()).contains("AbleToScale True ScaleDownStabilized");
    }

    @Test
    void anHpaThatCannotBeReadKeepsNoOtherFromItsTurn() {
        objects.create(Types.HPA, yaml("""
                metadata: {name: a-broken-one, namespace: kong}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: echo}
                  maxReplicas: 8
                  metrics: [{type: External, external: {metric: {name: m}, target: {type: Value, value: lots}}}]
                """));
        autoscale("apps/v1", "Deployment", "echo", METRICS);
        reading = new MetricReading.Value(59_001);
        controller.reconcile();
        assertThat(replicas()).isEqualTo(4);
        assertThat(messages("FailedComputeMetricsReplicas"))
                .singleElement()
                .asString()
                .contains("lots");
    }

    private void autoscale(String version, String kind, String target, String metrics) {
        objects.create(Types.HPA, yaml("""
                metadata: {name: hpa, namespace: kong}
                spec:
                  scaleTargetRef: {apiVersion: %s, kind: %s, name: %s}
                  minReplicas: 1
                  maxReplicas: 8
                  metrics: %s
                """.formatted(version, kind, target, metrics)));
    }

    private static ObjectNode yaml(String text) {
        return (ObjectNode) YAML.readTree(text);
    }

    private int replicas() {
        return objects.get(Types.DEPLOYMENT, "kong", "echo")
                .orElseThrow()
                .at("/spec/replicas")
                .asInt();
    }

    private JsonNode status() {
        return objects.get(Types.HPA, "kong", "hpa").orElseThrow().path("status");
    }

    private List<String> conditions() {
        return status().path("conditions")
                .valueStream()
                .map(one ->
                        one.path("type").asString() + " " + one.path("status").asString() + " "
                                + one.path("reason").asString())
                .toList();
    }

    private String transition(String type) {
        return status().path("conditions")
                .valueStream()
                .filter(one -> one.path("type").asString().equals(type))
                .map(one -> one.path("lastTransitionTime").asString())
                .findFirst()
                .orElseThrow();
    }

    private List<String> messages(String reason) {
        return objects.list(Types.EVENT, "kong").stream()
                .filter(event -> event.path("reason").asString("").equals(reason))
                .map(event -> event.path("message").asString(""))
                .toList();
    }
}
