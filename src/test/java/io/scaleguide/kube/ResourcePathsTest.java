package io.scaleguide.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResourcePathsTest {

    @Test
    void coreAndGroupedKindsLiveInDifferentPlaces() {
        assertThat(ResourcePaths.object(new ObjectRef(Kinds.POD, "ns", "p"))).isEqualTo("/api/v1/namespaces/ns/pods/p");
        assertThat(ResourcePaths.object(new ObjectRef(Kinds.HPA, "ns", "echo")))
                .isEqualTo("/apis/autoscaling/v2/namespaces/ns/horizontalpodautoscalers/echo");
    }

    @Test
    void clusterKindsIgnoreANamespace() {
        assertThat(ResourcePaths.object(new ObjectRef(Kinds.NODE, "stray", "n1")))
                .isEqualTo("/api/v1/nodes/n1");
    }

    @Test
    void anEmptyNamespaceMeansAll() {
        assertThat(ResourcePaths.collection(Kinds.DEPLOYMENT, "")).isEqualTo("/apis/apps/v1/deployments");
    }

    @Test
    void parametersAreEncodedAndLeftOutWhenEmpty() {
        assertThat(ResourcePaths.with(
                        "/x",
                        List.of(
                                ResourcePaths.Parameter.of("a", "k in (v1, v2)"),
                                ResourcePaths.Parameter.of("b", ""),
                                new ResourcePaths.Parameter("c", Optional.empty()))))
                .isEqualTo("/x?a=k%20in%20%28v1%2C%20v2%29");
    }

    @Test
    void aDatadogMetricNameKeepsItsAtAndColon() {
        assertThat(ResourcePaths.encode("datadogmetric@default:echo-latency"))
                .isEqualTo("datadogmetric@default:echo-latency");
    }
}
