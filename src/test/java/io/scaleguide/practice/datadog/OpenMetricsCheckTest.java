package io.scaleguide.practice.datadog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenMetricsCheckTest {
    private static final String V1 = "{'prometheus_url':'http://h','namespace':'ns','metrics':['lat']";
    private static final String V2 = "{'openmetrics_endpoint':'http://h','namespace':'ns','metrics':['lat']";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                ",'send_distribution_buckets':true} | true | ns.lat",
                "} | true | ns.lat.sum ns.lat.count",
                ",'histogram_buckets_as_distributions':true} | true | ns.lat.sum ns.lat.count",
                ",'send_distribution_buckets':true,'send_histograms_buckets':false} | true | ",
                "} | false | ns.lat.sum ns.lat.count ns.lat.bucket ns.lat.bucket ns.lat.bucket",
                ",'histogram_buckets_as_distributions':true} | false | ns.lat",
                ",'histogram_buckets_as_distributions':true,'collect_counters_with_distributions':true} | false"
                        + " | ns.lat ns.lat.sum ns.lat.count",
                ",'send_distribution_buckets':true} | false | ns.lat.sum ns.lat.count ns.lat.bucket ns.lat.bucket ns.lat.bucket"
            })
    void optionsDecideWhichNamesExist(String options, boolean legacy, String names) {
        OpenMetricsCheck check = check((legacy ? V1 : V2) + options);
        check.read(page(1, 1, 2, 120), Set.of());
        assertThat(check.read(page(2, 4, 5, 420), Set.of()))
                .extracting(Submission::metric)
                .containsExactlyElementsOf(names == null ? List.of() : List.of(names.split(" ", -1)));
    }

    @Test
    void theFirstScrapeSendsNoDistribution() {
        assertThat(distribution().read(page(1, 1, 2, 120), Set.of())).isEmpty();
    }

    @Test
    void aDistributionHasOnlyWhatCameSinceAndTheMeasuredMean() {
        OpenMetricsCheck check = distribution();
        check.read(page(1, 1, 2, 120), Set.of("kube_namespace:kong"));
        Submission sent =
                check.read(page(3, 6, 7, 720), Set.of("kube_namespace:kong")).get(0);
        assertThat(sent.distribution()).isTrue();
        assertThat(sent.values()).hasSize(5);
        assertThat(sent.values().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(600, within(1e-6));
        assertThat(sent.tags()).containsExactlyInAnyOrder("service:echo", "kube_namespace:kong");
    }

    @Test
    void manyObservationsAreThinnedButKeepTheirMean() {
        OpenMetricsCheck check = distribution();
        check.read(page(0, 0, 0, 0), Set.of());
        Submission sent =
                check.read(page(40_000, 90_000, 100_000, 4_200_000), Set.of()).get(0);
        assertThat(sent.values()).hasSizeLessThanOrEqualTo(1010);
        assertThat(sent.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(0))
                .isCloseTo(42, within(1e-6));
    }

    @Test
    void aProcessThatBeganAnewSendsNothingOnce() {
        OpenMetricsCheck check = distribution();
        check.read(page(3, 6, 7, 720), Set.of());
        assertThat(check.read(page(1, 1, 1, 50), Set.of())).isEmpty();
        assertThat(check.read(page(2, 2, 2, 100), Set.of())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "true, kong_upstream_latency_ms, true",
        "true, kong_upstream_latency_ms_bucket, false",
        "true, kong_upstream_latency_ms_sum, false",
        "true, kong_*, true",
        "true, kong_.+, false",
        "false, kong_.+, true",
        "false, ^upstream, false",
        "false, kong_upstream_latency_ms_bucket, false"
    })
    void metricsNameFamilies(boolean legacy, String wanted, boolean collected) {
        OpenMetricsInstance instance = instance("{'" + (legacy ? "prometheus_url" : "openmetrics_endpoint")
                + "':'http://h','metrics':['" + wanted + "']}");
        assertThat(instance.collects("kong_upstream_latency_ms")).isEqualTo(collected);
    }

    @Test
    void theTokenOptionsBelongToTheFirstGeneration() {
        assertThat(instance(V1 + ",'bearer_token_auth':true}").sendsToken()).isTrue();
        assertThat(instance(V2 + ",'bearer_token_auth':true}").sendsToken()).isFalse();
        assertThat(instance(V2 + ",'auth_token':{'reader':{'type':'file'}}}").sendsToken())
                .isTrue();
    }

    @Test
    void anInstanceWithoutAnAddressIsNone() {
        assertThat(OpenMetricsInstance.of(AgentWorld.read("{'metrics':['a']}"))).isEmpty();
    }

    private static OpenMetricsCheck distribution() {
        return check(V1 + ",'send_distribution_buckets':true}");
    }

    private static OpenMetricsCheck check(String instance) {
        return new OpenMetricsCheck(instance(instance));
    }

    private static OpenMetricsInstance instance(String json) {
        return OpenMetricsInstance.of(AgentWorld.read(json)).orElseThrow();
    }

    /** A histogram with the bounds 100, 200 and infinity, given cumulative counts. */
    static String page(long upTo100, long upTo200, long all, double sum) {
        return """
                # HELP lat Latency.
                # TYPE lat histogram
                lat_bucket{service="echo",le="100.0"} %d
                lat_bucket{service="echo",le="200.0"} %d
                lat_bucket{service="echo",le="+Inf"} %d
                lat_sum{service="echo"} %s
                lat_count{service="echo"} %d
                """.formatted(upTo100, upTo200, all, sum, all);
    }
}
