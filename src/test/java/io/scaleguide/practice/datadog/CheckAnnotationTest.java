package io.scaleguide.practice.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class CheckAnnotationTest {
    private static final String GOOD =
            "{\"openmetrics\":{\"instances\":[{\"prometheus_url\":\"http://%%host%%:8080/metrics\"}]}}";

    @Test
    void readsChecksOfAContainerThatExists() {
        CheckAnnotation.Found found = read("manager", GOOD);
        assertThat(found.errors()).isEmpty();
        assertThat(found.checks()).singleElement().satisfies(check -> {
            assertThat(check.name()).isEqualTo("openmetrics");
            assertThat(check.instances()).hasSize(1);
        });
    }

    @Test
    void aCommaTooManyMakesTheWholeAnnotationVoid() {
        CheckAnnotation.Found found =
                read("manager", "{\"openmetrics\":{\"instances\":[{\"metrics\":[\"a\",\"b\",]}]},\"http_check\":{}}");
        assertThat(found.checks()).isEmpty();
        assertThat(found.errors())
                .containsExactly(
                        "cannot parse check configuration: invalid character ']' looking for beginning of value");
    }

    @Test
    void jsonThatEndsTooSoonIsVoid() {
        assertThat(read("manager", "{\"openmetrics\":{").errors())
                .containsExactly("cannot parse check configuration: unexpected end of JSON input");
        assertThat(read("manager", "").checks()).isEmpty();
    }

    @Test
    void anAnnotationForAContainerThatIsNotThereNamesThoseThatAre() {
        CheckAnnotation.Found found = read("kube-rbac-proxy", GOOD);
        assertThat(found.checks()).isEmpty();
        assertThat(found.errors())
                .containsExactly(
                        "annotation ad.datadoghq.com/kube-rbac-proxy.checks is invalid: kube-rbac-proxy doesn't"
                                + " match a container identifier [manager]");
    }

    private static CheckAnnotation.Found read(String container, String text) {
        ObjectNode pod = AgentWorld.read("{'metadata':{'annotations':{}},'spec':{'containers':[{'name':'manager'}]}}");
        pod.withObject("metadata").withObject("annotations").put("ad.datadoghq.com/" + container + ".checks", text);
        return CheckAnnotation.in(pod);
    }
}
