package io.scaleguide.guide.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterMarkTest {
    @ParameterizedTest
    @CsvSource({
        "prod, PRODUCTION",
        "shop-prod-eu, PRODUCTION",
        "arn:aws:eks:eu-west-1:12:cluster/PRD, PRODUCTION",
        "gke_live_europe, PRODUCTION",
        "production2, PRODUCTION",
        "kind-demo, REAL",
        "products, REAL",
        "nonprod, REAL",
        "delivery-live-test, PRODUCTION",
        "alive, REAL",
        "'', REAL",
        "practice-prod, PRACTICE"
    })
    void aContextLooksLikeProductionByOneOfItsWords(String context, ClusterMark.Kind kind) {
        assertThat(ClusterMark.of(context, "https://here:6443", "").kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"v1.36.1, PRODUCTION", "v1.34.0+practice, PRACTICE"})
    void aClusterThatHasAnsweredSaysItselfWhetherItIsOneToPractiseOn(String version, ClusterMark.Kind kind) {
        assertThat(ClusterMark.of("prod", "https://here:6443", version).kind()).isEqualTo(kind);
    }
}
