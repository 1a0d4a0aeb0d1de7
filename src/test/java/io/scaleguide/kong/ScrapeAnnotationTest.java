package io.scaleguide.kong;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.kong.OperatorInstall.Generation;
import io.scaleguide.kong.OperatorInstall.MetricsEndpoint;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScrapeAnnotationTest {

    @Test
    void aPlainOperatorIsScrapedOnItsManagerWithoutAToken() {
        ScrapeAnnotation annotation = of(Generation.KONG_OPERATOR, new MetricsEndpoint("manager", "http", 8080, false));
        assertThat(annotation.key()).isEqualTo("ad.datadoghq.com/manager.checks");
        JsonNode instance = instance(annotation);
        assertThat(instance.path("prometheus_url").asString()).isEqualTo("http://%%host%%:8080/metrics");
        assertThat(instance.has("bearer_token_auth")).isFalse();
        assertThat(instance.has("tls_verify")).isFalse();
    }

    @Test
    void trap5AnOldOperatorIsScrapedThroughItsProxyWithAToken() {
        ScrapeAnnotation annotation =
                of(Generation.RBAC_PROXY, new MetricsEndpoint("kube-rbac-proxy", "https", 8443, true));
        assertThat(annotation.key()).isEqualTo("ad.datadoghq.com/kube-rbac-proxy.checks");
        JsonNode instance = instance(annotation);
        assertThat(instance.path("prometheus_url").asString()).isEqualTo("https://%%host%%:8443/metrics");
        assertThat(instance.path("bearer_token_auth").asBoolean()).isTrue();
        assertThat(instance.path("tls_verify").asBoolean(true)).isFalse();
    }

    @Test
    void traps14And16TheFamilyIsNamedAndItsBucketsGoAsADistribution() {
        JsonNode instance =
                instance(of(Generation.GATEWAY_OPERATOR, new MetricsEndpoint("manager", "http", 8080, false)));
        assertThat(instance.path("metrics")).hasSize(1);
        assertThat(instance.path("metrics").path(0).asString()).isEqualTo("kong_upstream_latency_ms");
        assertThat(instance.path("send_distribution_buckets").asBoolean()).isTrue();
        assertThat(instance.path("namespace").asString()).isEqualTo("autoscaling");
    }

    @Test
    void trap17ATokenGoesWithTheFormThatSendsIt() {
        JsonNode instance = instance(of(Generation.KONG_OPERATOR, new MetricsEndpoint("manager", "http", 8080, true)));
        assertThat(instance.path("bearer_token_auth").asBoolean()).isTrue();
        assertThat(instance.has("openmetrics_endpoint")).isFalse();
        assertThat(instance.has("tls_verify")).isFalse();
    }

    private static JsonNode instance(ScrapeAnnotation annotation) {
        return JsonMapper.shared()
                .readTree(annotation.json())
                .path("openmetrics")
                .path("instances")
                .path(0);
    }

    private static ScrapeAnnotation of(Generation generation, MetricsEndpoint metrics) {
        return ScrapeAnnotation.forOperator(new OperatorInstall(
                "kong-system", "operator", generation, Optional.empty(), metrics, Optional.empty()));
    }
}
