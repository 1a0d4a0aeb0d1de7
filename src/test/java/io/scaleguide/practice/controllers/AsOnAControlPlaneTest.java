package io.scaleguide.practice.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.api.schema.DefaultedObjects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the twin report found different on a real control plane (Kubernetes 1.36.3), mended here. */
class AsOnAControlPlaneTest {
    private final Bench bench = new Bench();

    @AfterEach
    void nothingFailed() {
        bench.close();
        assertThat(bench.problems).isEmpty();
    }

    @Test
    void aPodWhoseServiceAccountIsNotThereIsRefused() {
        bench.create(Types.DEPLOYMENT, deployment("serviceAccountName: robot"));
        bench.live(3);
        assertThat(bench.pods()).isEmpty();
        assertThat(bench.messages("FailedCreate").get(0))
                .contains("error looking up service account default/robot: serviceaccount \"robot\" not found");

        bench.create(Types.SERVICE_ACCOUNT, "metadata: {name: robot}");
        bench.live(3);
        assertThat(bench.pods()).hasSize(1);
    }

    @Test
    void aLimitIsARequestAsWellAndMakesThePodsQuality() {
        bench.create(Types.DEPLOYMENT, deployment(""));
        bench.live(3);
        JsonNode pod = bench.pods().get(0);
        assertThat(pod.at("/spec/containers/0/resources/requests").toString())
                .isEqualTo("{\"cpu\":\"500m\",\"memory\":\"256Mi\"}");
        assertThat(pod.at("/status/qosClass").asString("")).isEqualTo("Guaranteed");
        assertThat(pod.at("/spec/tolerations/0/key").asString("")).isEqualTo("node.kubernetes.io/not-ready");
        assertThat(bench.get(Types.DEPLOYMENT, "web")
                        .at("/spec/template/spec/containers/0/resources/requests")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void aReplicaSetHasItsDeploymentsAnnotations() {
        ObjectNode web = (ObjectNode) new YAMLMapper().readTree(deployment(""));
        web.withObject("/metadata/annotations")
                .put("meta.helm.sh/release-name", "shop")
                .put("kubectl.kubernetes.io/last-applied-configuration", "{}");
        web.withObject("/metadata").put("namespace", "default");
        bench.objects.create(Types.DEPLOYMENT, web);
        bench.live(1);
        JsonNode annotations =
                bench.objects.list(Types.REPLICA_SET, "default").get(0).at("/metadata/annotations");
        assertThat(annotations.path("meta.helm.sh/release-name").asString("")).isEqualTo("shop");
        assertThat(annotations.has("kubectl.kubernetes.io/last-applied-configuration"))
                .isFalse();
    }

    @Test
    void endpointsHaveTheirServicesLabels() {
        bench.create(Types.SERVICE, """
                metadata: {name: web, labels: {team: shop}}
                spec: {selector: {app: web}, ports: [{port: 80}]}
                """);
        bench.settle();
        assertThat(bench.get(Types.ENDPOINTS, "web").at("/metadata/labels/team").asString(""))
                .isEqualTo("shop");
    }

    @Test
    void whatThePracticeClustersOwnPartsCreateGetsDefaults() {
        ObjectNode service = (ObjectNode) new YAMLMapper().readTree("""
                metadata: {name: web, namespace: default}
                spec: {type: LoadBalancer, ports: [{port: 80}]}
                """);
        JsonNode made = new DefaultedObjects(bench.objects).create(Types.SERVICE, service);
        assertThat(made.at("/spec/sessionAffinity").asString("")).isEqualTo("None");
        assertThat(made.at("/spec/ipFamilies/0").asString("")).isEqualTo("IPv4");
        assertThat(made.at("/spec/externalTrafficPolicy").asString("")).isEqualTo("Cluster");
    }

    private static String deployment(String account) {
        return """
                metadata: {name: web}
                spec:
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec:
                      %s
                      containers:
                        - {name: main, image: "nginx:1", resources: {limits: {cpu: 500m, memory: 256Mi}}}
                """.formatted(account);
    }
}
