package io.scaleguide.practice.datadog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.api.Types;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ClusterAgentTest {
    private static final String QUERY = "avg:autoscaling.latency{service:echo}";
    private static final String NAME = "datadogmetric@default:latency";

    private AgentWorld world = new AgentWorld(1);

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aMetricThatNobodyReferencesHasNoStatusAndIsNotAsked() {
        world.clusterAgent(true);
        world.metric("latency", QUERY);
        world.round();
        assertThat(world.status("latency").isEmpty()).isTrue();
        assertThat(world.server.requests).hasValue(0);
        assertThat(failure(NAME)).isEqualTo(MetricErrors.NO_DETAILS);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 20, 60})
    void aReferencedMetricGetsTheLastPointButOne(double speed) {
        world.close();
        world = new AgentWorld(speed);
        ready();
        world.point("autoscaling.latency", 40, 10, "service:echo");
        world.point("autoscaling.latency", 25, 24.25, "service:echo");
        world.point("autoscaling.latency", 5, 99, "service:echo");
        world.round();
        assertThat(world.status("latency").path("currentValue").asString()).isEqualTo("24.25");
        assertThat(world.status("latency").path("autoscalerReferences").asString())
                .isEqualTo("hpa:default/web");
        assertThat(world.condition("latency", "Active", "status")).isEqualTo("True");
        assertThat(world.condition("latency", "Valid", "status")).isEqualTo("True");
        assertThat(world.condition("latency", "Updated", "status")).isEqualTo("True");
        assertThat(world.condition("latency", "Error", "status")).isEqualTo("False");
    }

    @Test
    void updatedCarriesTheTimeOfTheDataAndActiveTheTimeOfThePoll() {
        ready();
        String poll = MetricStatus.time(world.wall.instant());
        String data = MetricStatus.time(world.wall.instant().minusSeconds(30));
        world.point("autoscaling.latency", 30, 24, "service:echo");
        world.point("autoscaling.latency", 0, 24, "service:echo");
        world.round();
        assertThat(world.condition("latency", "Updated", "lastUpdateTime")).isEqualTo(data);
        assertThat(world.condition("latency", "Active", "lastUpdateTime")).isEqualTo(poll);
    }

    @Test
    void anAnnotationKeepsAMetricActiveWithoutAnHpa() {
        world.clusterAgent(true);
        world.metric("latency", QUERY);
        world.objects.modify(Types.DATADOG_METRIC, "default", "latency", metric -> {
            metric.withObject("metadata")
                    .withObject("annotations")
                    .put("external-metrics.datadoghq.com/always-active", "true");
            return metric;
        });
        world.point("autoscaling.latency", 20, 24, "service:echo");
        world.round();
        assertThat(world.condition("latency", "Valid", "status")).isEqualTo("True");
        assertThat(world.status("latency").has("autoscalerReferences")).isFalse();
    }

    @Test
    void aMetricThatLosesItsHpaIsNeitherActiveNorValid() {
        ready();
        world.point("autoscaling.latency", 20, 24, "service:echo");
        world.round();
        world.objects.delete(Types.HPA, "default", "web");
        world.pass(30);
        world.clusterAgent.reconcile();
        assertThat(world.condition("latency", "Active", "status")).isEqualTo("False");
        assertThat(world.condition("latency", "Valid", "status")).isEqualTo("False");
    }

    @Test
    void anHpaIsSeenAfterARefreshPeriodOnly() {
        world.clusterAgent(true);
        world.metric("latency", QUERY);
        world.clusterAgent.reconcile();
        world.hpa("web", NAME);
        world.pass(20);
        world.clusterAgent.reconcile();
        assertThat(world.status("latency").isEmpty()).isTrue();
        world.pass(10);
        world.clusterAgent.reconcile();
        assertThat(world.condition("latency", "Active", "status")).isEqualTo("True");
    }

    @Test
    void nothingInTheWindowIsNoSerie() {
        ready();
        world.round();
        assertThat(error())
                .isEqualTo("Invalid metric error: no serie returned for this query, check data is available in the last"
                        + " 300 seconds, query was: " + QUERY);
        assertThat(world.condition("latency", "Error", "reason")).isEqualTo("Unable to fetch data from Datadog");
    }

    @Test
    void aMissingApplicationKeyLooksLikeMissingDataAndAsksNobody() {
        world.clusterAgent(false);
        world.metric("latency", QUERY);
        world.hpa("web", NAME);
        world.point("autoscaling.latency", 20, 24, "service:echo");
        world.round();
        assertThat(error()).startsWith("Invalid metric error: no serie returned");
        assertThat(world.server.requests).hasValue(0);
    }

    @Test
    void severalSeriesAreAnError() {
        world.clusterAgent(true);
        world.metric("latency", "avg:autoscaling.latency{*} by {pod}");
        world.hpa("web", NAME);
        world.point("autoscaling.latency", 20, 24, "pod:a");
        world.point("autoscaling.latency", 20, 24, "pod:b");
        world.round();
        assertThat(error()).startsWith("Invalid metric error: multiple series found. Please change your query");
    }

    @Test
    void anOldPointIsOutdatedUnlessTheMetricAllowsIt() {
        ready();
        world.metric("patient", QUERY);
        world.objects.modify(Types.DATADOG_METRIC, "default", "patient", metric -> {
            metric.withObject("spec").put("maxAge", "5m");
            return metric;
        });
        world.hpa("other", "datadogmetric@default:patient");
        world.point("autoscaling.latency", 150, 24, "service:echo");
        world.round();
        assertThat(error()).isEqualTo("Query returned outdated result, check MaxAge setting, query: " + QUERY);
        assertThat(world.condition("patient", "Valid", "status")).isEqualTo("True");
    }

    @Test
    void oneBadQuerySpoilsTheOthersOfItsBatch() {
        ready();
        world.point("autoscaling.latency", 20, 24, "service:echo");
        world.metric("broken", "avg:nonsense{");
        world.hpa("other", "datadogmetric@default:broken");
        world.round();
        assertThat(error()).isEqualTo(MetricErrors.GLOBAL);
        assertThat(world.condition("broken", "Error", "message")).isEqualTo(MetricErrors.GLOBAL);
    }

    @Test
    void anotherBatchIsNotSpoilt() {
        world.clusterAgent(true);
        for (int i = 0; i < 36; i++) {
            world.metric("m" + i, QUERY);
            world.hpa("h" + i, "datadogmetric@default:m" + i);
        }
        world.point("autoscaling.latency", 20, 24, "service:echo");
        world.round();
        assertThat(world.server.requests).hasValue(2);
        assertThat(world.condition("m35", "Valid", "status")).isEqualTo("True");
        assertThat(world.condition("m0", "Valid", "status")).isEqualTo("True");
    }

    @Test
    void aKeyWithoutTheScopeIsAGlobalError() {
        ready();
        world.server.standIn.allowQueries(false);
        world.round();
        assertThat(error()).isEqualTo(MetricErrors.GLOBAL);
    }

    @Test
    void anotherSiteIsAGlobalError() {
        ready();
        world.objects.modify(
                Types.DEPLOYMENT,
                "datadog",
                "datadog-cluster-agent",
                deployment -> AgentWorld.read(deployment.toString().replace("\"datadoghq.com\"", "\"datadoghq.eu\"")));
        world.round();
        assertThat(error()).isEqualTo(MetricErrors.GLOBAL);
    }

    @Test
    void aRateLimitHasItsOwnWords() {
        ready();
        world.server.standIn.limitQueries(0, Duration.ofMinutes(1));
        world.round();
        assertThat(error()).isEqualTo("Global error: Datadog API rate limit exceeded");
    }

    @Test
    void aTemplateWithoutAValueCannotBeResolved() {
        world.clusterAgent(true);
        world.metric("latency", "avg:a{cluster:%%tag_kube_cluster_name%%}");
        world.hpa("web", NAME);
        world.round();
        assertThat(error()).startsWith("Cannot resolve query: ");
    }

    @Test
    void theApiServesTheValueAsAQuantity() {
        ready();
        world.point("autoscaling.latency", 20, 24.233138021, "service:echo");
        world.round();
        JsonNode item = get("namespaces/anything/datadogmetric%40default%3Alatency")
                .path("items")
                .path(0);
        assertThat(item.path("value").asString()).isEqualTo("24233138021n");
        assertThat(item.path("metricName").asString()).isEqualTo(NAME);
        assertThat(item.path("metricLabels").isNull()).isTrue();
    }

    @Test
    void theApiAnswersFailuresWithAnInternalError() {
        ready();
        world.round();
        assertThatThrownBy(() -> get("namespaces/default/" + NAME))
                .isInstanceOfSatisfying(ApiError.class, error -> {
                    assertThat(error.status()).isEqualTo(500);
                    assertThat(error.reason()).isEqualTo("InternalError");
                })
                .hasMessageStartingWith("Internal error occurred: Invalid metric error: no serie returned");
    }

    @Test
    void namesThatAreNoneOrUnknownFail() {
        ready();
        world.round();
        assertThat(failure("datadogmetric@default:nothing"))
                .isEqualTo("DatadogMetric not found for metric name: datadogmetric@default:nothing,"
                        + " datadogmetricid: default/nothing");
        assertThat(failure("datadogmetric@default:with.dot"))
                .startsWith("ExternalMetric does not follow DatadogMetric");
    }

    @Test
    void aValueThatIsNotRefreshedGoesStale() {
        ready();
        world.point("autoscaling.latency", 20, 24, "service:echo");
        world.round();
        world.pass(141);
        assertThat(failure(NAME)).startsWith("DatadogMetric is stale, last updated: 2026-11-23T12:00:00Z. Check");
    }

    @Test
    void withoutAnAgentTheApiIsAway() {
        world.round();
        assertThatThrownBy(() -> get("namespaces/default/" + NAME))
                .isInstanceOfSatisfying(
                        ApiError.class, error -> assertThat(error.status()).isEqualTo(503));
    }

    @Test
    void discoveryListsOneResource() {
        assertThat(new ExternalMetricsApi(world.clusterAgent).resources("external.metrics.k8s.io", "v1beta1"))
                .singleElement()
                .satisfies(
                        resource -> assertThat(resource.path("kind").asString()).isEqualTo("ExternalMetricValueList"));
    }

    private void ready() {
        world.clusterAgent(true);
        world.metric("latency", QUERY);
        world.hpa("web", NAME);
    }

    private String error() {
        return world.condition("latency", "Error", "message");
    }

    private String failure(String metric) {
        return world.clusterAgent.external(metric) instanceof ExternalValue.Failed failed ? failed.message() : "";
    }

    private JsonNode get(String path) {
        return new ExternalMetricsApi(world.clusterAgent).get("external.metrics.k8s.io", "v1beta1", path, Map.of());
    }
}
