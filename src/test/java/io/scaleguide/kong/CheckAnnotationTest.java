package io.scaleguide.kong;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.kong.OperatorInstall.MetricsEndpoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckAnnotationTest {
    private static final String KEY = "ad.datadoghq.com/manager.checks";
    private static final MetricsEndpoint PLAIN = new MetricsEndpoint("manager", "http", 8080, false);
    private static final MetricsEndpoint GUARDED = new MetricsEndpoint("kube-rbac-proxy", "https", 8443, true);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nothing wrong, first form     | "prometheus_url":"http://%%host%%:8080/metrics","metrics":["kong_upstream_latency_ms"],"send_distribution_buckets":true |
            nothing wrong, a wildcard     | "prometheus_url":"http://%%host%%:8080/metrics","metrics":["kong_*"],"send_distribution_buckets":true |
            nothing wrong, second form    | "openmetrics_endpoint":"http://%%host%%:8080/metrics","metrics":["kong_up.*"],"histogram_buckets_as_distributions":true |
            nothing wrong, renamed        | "openmetrics_endpoint":"http://%%host%%:8080/metrics","metrics":[{"kong_upstream_latency_ms":"latency"}],"histogram_buckets_as_distributions":true |
            trap 14                       | "prometheus_url":"http://%%host%%:8080/metrics","metrics":["kong_upstream_latency_ms_bucket"],"send_distribution_buckets":true | annotation-wrong-family
            a part is not the family      | "openmetrics_endpoint":"http://%%host%%:8080/metrics","metrics":["kong"],"histogram_buckets_as_distributions":true | annotation-wrong-family
            stars without an end          | "prometheus_url":"http://%%host%%:8080/metrics","metrics":["************************************************x"],"send_distribution_buckets":true | annotation-wrong-family
            stars that match              | "prometheus_url":"http://%%host%%:8080/metrics","metrics":["kong_****************_ms"],"send_distribution_buckets":true |
            stars between letters         | "prometheus_url":"http://%%host%%:8080/metrics","metrics":["*k*o*n*g*u*p*s*t*r*e*a*m*x*"],"send_distribution_buckets":true | annotation-wrong-family
            an expression without an end  | "openmetrics_endpoint":"http://%%host%%:8080/metrics","metrics":["(((.*)*)*)*x"],"histogram_buckets_as_distributions":true | annotation-wrong-family
            no expression                 | "openmetrics_endpoint":"http://%%host%%:8080/metrics","metrics":["kong_(.*"],"histogram_buckets_as_distributions":true | annotation-wrong-family
            trap 16, first form           | "prometheus_url":"http://%%host%%:8080/metrics","metrics":["kong_upstream_latency_ms"] | annotation-no-distribution
            trap 16, second form          | "openmetrics_endpoint":"http://%%host%%:8080/metrics","metrics":["kong_upstream_latency_ms"],"send_distribution_buckets":true | annotation-no-distribution
            trap 17                       | "openmetrics_endpoint":"http://%%host%%:8080/metrics","metrics":["kong_upstream_latency_ms"],"histogram_buckets_as_distributions":true,"bearer_token_auth":true | annotation-token-ignored
            """)
    void whatIsWrongByItself(String title, String fields, String finding) {
        CheckAnnotation read =
                CheckAnnotation.read(KEY, "{\"openmetrics\":{\"init_config\":{},\"instances\":[{" + fields + "}]}}");
        assertThat(read.problems())
                .as(title)
                .extracting(CheckAnnotation.Problem::finding)
                .isEqualTo(finding == null ? List.of() : List.of(finding));
    }

    @Test
    void trap4ACommaTooManyIsFoundWithItsPlace() {
        CheckAnnotation read = CheckAnnotation.read(KEY, "{\"openmetrics\":{\"instances\":[{\"metrics\":[\"a\",]}]}}");
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.finding()).isEqualTo("annotation-invalid-json");
            assertThat(problem.details().get("problem")).contains("line 1, column");
        });
    }

    @Test
    void aNumberThatNobodyCanReadIsNoJson() {
        assertThat(CheckAnnotation.read(KEY, "1".repeat(2000)).problems())
                .extracting(CheckAnnotation.Problem::finding)
                .containsExactly("annotation-invalid-json");
    }

    @Test
    void anotherCheckIsNotOurs() {
        assertThat(CheckAnnotation.read(KEY, "{\"http_check\":{\"instances\":[{}]}}")
                        .problems())
                .extracting(CheckAnnotation.Problem::finding)
                .containsExactly("annotation-no-openmetrics");
    }

    @Test
    void trap5TheOldContainerAndPortDoNotFitANewOperator() {
        CheckAnnotation old = CheckAnnotation.read(
                "ad.datadoghq.com/kube-rbac-proxy.checks",
                "{\"openmetrics\":{\"instances\":[{\"prometheus_url\":\"https://%%host%%:8443/metrics\"}]}}");
        assertThat(old.against(List.of("manager"), PLAIN))
                .extracting(CheckAnnotation.Problem::finding)
                .containsExactly("annotation-unknown-container", "annotation-wrong-endpoint");
        assertThat(old.against(List.of("manager", "kube-rbac-proxy"), GUARDED))
                .extracting(CheckAnnotation.Problem::finding)
                .containsExactly("annotation-token-missing");
    }
}
