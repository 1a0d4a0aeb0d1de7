package io.scaleguide.practice.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.net.PodNetwork;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeAgentTest {
    private static final String HTTP =
            "{\"openmetrics\":{\"instances\":[{\"prometheus_url\":\"http://%%host%%:8080/metrics\","
                    + "\"namespace\":\"autoscaling\",\"metrics\":[\"lat\"],\"send_distribution_buckets\":true}]}}";

    private AgentWorld world = new AgentWorld(1);

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void withoutAReadyAgentNothingRuns() {
        world.operatorPod("manager", HTTP);
        serve();
        world.nodeAgent.reconcile();
        assertThat(world.nodeAgent.status().running()).isFalse();
        assertThat(world.nodeAgent.status().runs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 20})
    void latencyTakesTheWholeWayToTheHpa(double speed) {
        world.close();
        world = new AgentWorld(speed);
        world.nodeAgentPod();
        world.operatorPod("manager", HTTP);
        world.clusterAgent(true);
        world.metric("latency", "avg:autoscaling.lat{service:echo}");
        world.hpa("web", "datadogmetric@default:latency");
        serve();
        for (int scrape = 0; scrape < 4; scrape++) {
            int sent = world.server.requests.get();
            world.nodeAgent.reconcile();
            boolean first = scrape == 0;
            AgentWorld.await(() -> first || world.server.requests.get() > sent);
            world.pass(15);
        }
        AgentWorld.await(() -> !points().isEmpty() && points().get(0).points().size() == 3);
        world.round();
        assertThat(world.clusterAgent.external("datadogmetric@default:latency"))
                .isInstanceOfSatisfying(ExternalValue.Value.class, value -> assertThat(value.quantity())
                        .isEqualTo("120"));
        assertThat(world.nodeAgent.status().intakeError()).isEmpty();
    }

    @Test
    void aWrongApiKeyIsToldInTheStatus() {
        world.nodeAgentPod();
        world.operatorPod("manager", HTTP);
        serve();
        world.objects.modify(Types.SECRET, "datadog", "datadog", secret -> {
            secret.withObject("data").put("api-key", "TUlTU0lORw==");
            return secret;
        });
        world.nodeAgent.reconcile();
        world.nodeAgent.reconcile();
        AgentWorld.await(() -> world.nodeAgent.status().intakeError().isPresent());
        assertThat(world.nodeAgent.status().intakeError().orElseThrow())
                .startsWith("API Key invalid, dropping transaction for http://127.0.0.1:");
    }

    @Test
    void aPortWhereNobodyListensIsRefused() {
        assertThat(errorOf(HTTP.replace("8080", "8443"))).contains("port=8443").contains("Connection refused");
    }

    @Test
    void httpsOnAPlainPortFailsWithTheEndpointsAnswer() {
        assertThat(errorOf(HTTP.replace("http:", "https:")))
                .startsWith("400 Client Error: Bad Request for url: https://");
    }

    @Test
    void theSecondGenerationSendsNoBearerToken() {
        assertThat(errorOf(HTTP.replace(":8080/metrics\"", ":9090/metrics\",\"bearer_token_auth\":true")))
                .isEmpty();
        stop();
        world = new AgentWorld(1);
        assertThat(errorOf(HTTP.replace("prometheus_url", "openmetrics_endpoint")
                        .replace(":8080/metrics\"", ":9090/metrics\",\"bearer_token_auth\":true")))
                .isEqualTo("401 Client Error: Unauthorized for url: http://10.0.0.5:9090/metrics");
    }

    @Test
    void configurationErrorsAreKeptWithTheirPod() {
        world.nodeAgentPod();
        world.operatorPod("kube-rbac-proxy", HTTP);
        world.nodeAgent.reconcile();
        assertThat(world.nodeAgent.status().configErrors()).singleElement().satisfies(error -> {
            assertThat(error.pod()).isEqualTo("operator");
            assertThat(error.message()).contains("doesn't match a container identifier [manager]");
        });
    }

    @Test
    void suffixedNamesPassTheCheckAndCollectNothing() {
        world.nodeAgentPod();
        world.operatorPod("manager", HTTP.replace("[\"lat\"]", "[\"lat_bucket\",\"lat_sum\",\"lat_count\"]"));
        serve();
        world.nodeAgent.reconcile();
        world.nodeAgent.reconcile();
        assertThat(world.nodeAgent.status().runs()).singleElement().satisfies(run -> {
            assertThat(run.error()).isEmpty();
            assertThat(run.metrics()).isZero();
        });
    }

    private String errorOf(String annotation) {
        world.nodeAgentPod();
        world.operatorPod("manager", annotation);
        serve();
        world.nodeAgent.reconcile();
        assertThat(world.nodeAgent.status().runs()).hasSize(1);
        return world.nodeAgent.status().runs().get(0).error().orElse("");
    }

    /** Each scrape finds ten more requests of 120 ms; 8080 is open, 9090 wants a token. */
    private void serve() {
        AtomicInteger scrapes = new AtomicInteger();
        PodNetwork.Endpoint open = (scheme, path, headers) -> {
            if (scheme.equals("https")) {
                return new PodNetwork.Reply(400, "text/plain", "");
            }
            int requests = 10 * scrapes.incrementAndGet();
            return new PodNetwork.Reply(
                    200, "text/plain", OpenMetricsCheckTest.page(0, requests, requests, 120.0 * requests));
        };
        world.network.listen("10.0.0.5", 8080, open);
        world.network.listen(
                "10.0.0.5",
                9090,
                (scheme, path, headers) ->
                        headers.getOrDefault("authorization", "").startsWith("Bearer ")
                                ? open.get(scheme, path, headers)
                                : new PodNetwork.Reply(401, "text/plain", ""));
    }

    private List<TimeSeries.Series> points() {
        return world.server.series.query(
                MetricQuery.parseAll("avg:autoscaling.lat{*}").get(0),
                world.wall.instant().minusSeconds(600),
                world.wall.instant().plusSeconds(10));
    }
}
