package io.scaleguide.kong;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.kong.OperatorInstall.Generation;
import io.scaleguide.kong.OperatorInstall.MetricsEndpoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class OperatorFinderTest {

    @Test
    void theOldestLineIsToldByItsProxy() {
        OperatorInstall operator = find(deployment("kgo", """
                - name: kube-rbac-proxy
                  image: quay.io/brancz/kube-rbac-proxy:v0.8.0
                - name: manager
                  image: docker.io/kong/gateway-operator:1.4.2
                """));
        assertThat(operator.generation()).isEqualTo(Generation.RBAC_PROXY);
        assertThat(operator.metrics()).isEqualTo(new MetricsEndpoint("kube-rbac-proxy", "https", 8443, true));
        assertThat(operator.version()).contains("1.4.2");
    }

    @Test
    void theSecondLineServesPlainHttpOnTheManager() {
        OperatorInstall operator = find(deployment("kgo", manager("docker.io/kong/gateway-operator:1.6")));
        assertThat(operator.generation()).isEqualTo(Generation.GATEWAY_OPERATOR);
        assertThat(operator.metrics()).isEqualTo(new MetricsEndpoint("manager", "http", 8080, false));
    }

    @Test
    void theNewestLineIsToldByItsImage() {
        OperatorInstall operator = find(deployment("ko", manager("registry.example/mirror/kong/kong-operator:2.2.2")));
        assertThat(operator.generation()).isEqualTo(Generation.KONG_OPERATOR);
        assertThat(operator.version()).contains("2.2.2");
    }

    @Test
    void anImageByDigestHasTheVersionOfTheLabel() {
        ObjectNode deployment = deployment("ko", manager("kong/kong-operator@sha256:0123"));
        deployment.withObject("/spec/template/metadata/labels").put("app.kubernetes.io/version", "2.1.0");
        assertThat(find(deployment).version()).contains("2.1.0");
    }

    @ParameterizedTest
    @CsvSource({"KONG_OPERATOR_METRICS_ACCESS_FILTER", "GATEWAY_OPERATOR_METRICS_ACCESS_FILTER"})
    void theAccessFilterAsksForATokenOverPlainHttp(String variable) {
        OperatorInstall operator = find(deployment("ko", """
                - name: manager
                  image: kong/kong-operator:2.2.2
                  env: [{name: %s, value: rbac}]
                """.formatted(variable)));
        assertThat(operator.metrics()).isEqualTo(new MetricsEndpoint("manager", "http", 8080, true));
    }

    @Test
    void aFlagWinsOverAVariable() {
        OperatorInstall operator = find(deployment("ko", """
                - name: manager
                  image: kong/kong-operator:2.2.2
                  args: [--metrics-bind-address=0.0.0.0:9090, --metrics-access-filter=off]
                  env: [{name: KONG_OPERATOR_METRICS_BIND_ADDRESS, value: ":7070"}]
                """));
        assertThat(operator.metrics()).isEqualTo(new MetricsEndpoint("manager", "http", 9090, false));
    }

    @Test
    void otherOperatorsMadeWithKubebuilderAreNotKongs() {
        ObjectNode other = deployment("controller", manager("quay.io/other/operator:1.0"));
        assertThat(OperatorFinder.find(List.of(other))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gateway-operator-0.6.0, false",
        "gateway-operator-0.6.1, true",
        "kong-operator-0.0.1, false",
        "kong-operator-0.0.2, true",
        "kong-operator-1.4.0-rc.1, true",
        "something, false"
    })
    void helmIsNamedWithWhetherItsChartHasPodAnnotations(String chart, boolean has) {
        ObjectNode deployment = deployment("ko", manager("kong/kong-operator:2.2.2"));
        deployment.withObject("/metadata/labels").put("helm.sh/chart", chart);
        deployment
                .withObject("/metadata/annotations")
                .put("meta.helm.sh/release-name", "kong")
                .put("meta.helm.sh/release-namespace", "kong-system");
        assertThat(find(deployment).helmRelease())
                .contains(new OperatorInstall.HelmOwner("kong", "kong-system", chart, has));
    }

    private static OperatorInstall find(ObjectNode deployment) {
        List<OperatorInstall> found = OperatorFinder.find(List.of(deployment));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String manager(String image) {
        return "- name: manager\n  image: " + image + "\n";
    }

    private static ObjectNode deployment(String component, String containers) {
        return (ObjectNode) new YAMLMapper()
                .readTree("""
                        metadata: {name: operator, namespace: kong-system}
                        spec:
                          template:
                            metadata:
                              labels:
                                control-plane: controller-manager
                                app.kubernetes.io/component: %s
                            spec:
                              containers:
                        %s
                        """.formatted(component, containers.indent(8).stripTrailing()));
    }
}
