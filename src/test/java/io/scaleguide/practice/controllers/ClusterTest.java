package io.scaleguide.practice.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ClusterTest {
    private final Bench bench = new Bench();

    @AfterEach
    void nothingFailed() {
        bench.close();
        assertThat(bench.problems).isEmpty();
    }

    @Test
    void theSeedIsThere() {
        assertThat(bench.objects.list(Types.NAMESPACE, ""))
                .extracting(Meta::name)
                .contains("default", "kube-system", "kube-public", "kube-node-lease");
        assertThat(Bench.reason(bench.get(Types.NODE, "practice-node"), "Ready"))
                .isEqualTo("True KubeletReady");
        assertThat(bench.objects.get(Types.CONFIG_MAP, "kube-system", "extension-apiserver-authentication"))
                .isPresent();
    }

    @Test
    void aNewNamespaceIsFurnished() {
        bench.create(Types.NAMESPACE, "metadata: {name: shop}");
        bench.settle();
        assertThat(bench.objects.get(Types.SERVICE_ACCOUNT, "shop", "default")).isPresent();
        assertThat(bench.objects.get(Types.CONFIG_MAP, "shop", "kube-root-ca.crt"))
                .isPresent();
    }

    @Test
    void anEndingNamespaceIsEmptiedAndGoes() {
        bench.create(Types.NAMESPACE, "metadata: {name: shop}");
        bench.create(Types.POD, "{metadata: {name: solo, namespace: shop}, spec: {containers: [{name: a, image: a}]}}");
        bench.live(4);
        bench.objects.modify(Types.NAMESPACE, "", "shop", it -> {
            Meta.of(it).put("deletionTimestamp", "2026-01-02T03:05:00Z");
            return it;
        });
        bench.live(3);
        assertThat(bench.objects.get(Types.NAMESPACE, "", "shop")).isEmpty();
        assertThat(bench.objects.contents("shop")).isEmpty();
    }

    @Test
    void whatADeletedDeploymentOwnedGoesToo() {
        bench.deployment("web", 2, "nginx:1");
        bench.live(4);
        bench.objects.delete(Types.DEPLOYMENT, "default", "web");
        bench.live(3);
        assertThat(bench.objects.list(Types.REPLICA_SET, "default")).isEmpty();
        assertThat(bench.pods()).isEmpty();
    }

    @Test
    void anOwnerInTheForegroundWaitsForItsDependents() {
        bench.deployment("web", 1, "nginx:1");
        bench.live(4);
        bench.change(Types.DEPLOYMENT, "web", it -> {
            Meta.of(it).put("deletionTimestamp", "2026-01-02T03:05:00Z");
            Meta.of(it).putArray("finalizers").add("foregroundDeletion");
        });
        bench.live(4);
        assertThat(bench.objects.list(Types.DEPLOYMENT, "default")).isEmpty();
        assertThat(bench.pods()).isEmpty();
    }

    @Test
    void endpointsFollowReadyPods() {
        service("ClusterIP");
        bench.deployment("web", 2, "nginx:1");
        bench.settle();
        assertThat(bench.get(Types.ENDPOINTS, "web").path("subsets")).isEmpty();
        bench.live(4);

        JsonNode subset = bench.get(Types.ENDPOINTS, "web").path("subsets").path(0);
        assertThat(subset.path("addresses")).hasSize(2);
        assertThat(subset.path("ports").path(0).path("port").asInt(0)).isEqualTo(8080);
        assertThat(bench.objects.list(EndpointsController.ENDPOINT_SLICE, "default"))
                .singleElement()
                .satisfies(slice -> assertThat(slice.path("endpoints")).hasSize(2));

        bench.objects.delete(Types.SERVICE, "default", "web");
        bench.settle();
        assertThat(bench.objects.list(Types.ENDPOINTS, "default")).isEmpty();
        assertThat(bench.objects.list(EndpointsController.ENDPOINT_SLICE, "default"))
                .isEmpty();
    }

    @Test
    void aLoadBalancersAddressIsWritten() {
        bench.balancer = (namespace, name, ports) -> new LoadBalancer.Exposure("127.0.0.1", "");
        service("LoadBalancer");
        bench.settle();
        assertThat(bench.get(Types.SERVICE, "web")
                        .path("status")
                        .path("loadBalancer")
                        .path("ingress")
                        .path(0)
                        .path("ip")
                        .asString(""))
                .isEqualTo("127.0.0.1");
        assertThat(bench.messages("EnsuredLoadBalancer")).hasSize(1);
    }

    @Test
    void anAddressThatIsNoLongerWantedIsGivenBack() {
        List<String> released = new ArrayList<>();
        bench.balancer = new LoadBalancer() {
            @Override
            public Exposure expose(String namespace, String name, List<Integer> ports) {
                return new Exposure("127.0.0.1", "");
            }

            @Override
            public void release(String namespace, String name) {
                released.add(namespace + "/" + name);
            }
        };
        service("LoadBalancer");
        bench.settle();
        bench.objects.modify(Types.SERVICE, "default", "web", stored -> {
            stored.withObject("/spec").put("type", "ClusterIP");
            return stored;
        });
        bench.settle();
        assertThat(released).containsExactly("default/web");
        assertThat(bench.get(Types.SERVICE, "web").at("/status/loadBalancer/ingress"))
                .isEmpty();
    }

    @Test
    void aLoadBalancersProblemIsToldOnce() {
        bench.balancer = (namespace, name, ports) -> new LoadBalancer.Exposure("", "port 80 is taken");
        service("LoadBalancer");
        bench.settle();
        List<ObjectNode> events = bench.objects.list(Types.EVENT, "default");
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.path("reason").asString("")).isEqualTo("SyncLoadBalancerFailed");
            assertThat(event.path("count").asInt(0)).isEqualTo(1);
        });
    }

    @Test
    void aDefinitionIsEstablished() {
        bench.create(Types.CRD, """
                metadata: {name: things.example.com}
                spec:
                  group: example.com
                  scope: Namespaced
                  names: {kind: Thing, plural: things}
                  versions: [{name: v1, served: true, storage: true}]
                """);
        bench.settle();
        ObjectNode definition = bench.get(Types.CRD, "things.example.com");
        assertThat(Bench.reason(definition, "Established")).isEqualTo("True InitialNamesAccepted");
        assertThat(Bench.reason(definition, "NamesAccepted")).isEqualTo("True NoConflicts");
        assertThat(definition.path("status").path("storedVersions").path(0).asString(""))
                .isEqualTo("v1");
    }

    @Test
    void anApiServiceIsAvailableWhenItsBackendIs() {
        bench.create(Types.API_SERVICE, """
                metadata: {name: v1beta1.external.metrics.k8s.io}
                spec:
                  group: external.metrics.k8s.io
                  version: v1beta1
                  service: {name: web, namespace: default, port: 80}
                """);
        bench.settle();
        assertThat(available()).isEqualTo("False ServiceNotFound");
        service("ClusterIP");
        bench.settle();
        assertThat(available()).isEqualTo("False MissingEndpoints");
        bench.deployment("web", 1, "nginx:1");
        bench.live(4);
        assertThat(available()).isEqualTo("True Passed");
        bench.apiServicesAnswer = false;
        bench.settle();
        assertThat(available()).isEqualTo("False FailedDiscoveryCheck");
    }

    private String available() {
        return Bench.reason(bench.get(Types.API_SERVICE, "v1beta1.external.metrics.k8s.io"), "Available");
    }

    @Test
    void aDisruptionBudgetCountsItsPods() {
        bench.deployment("web", 2, "nginx:1");
        bench.create(
                DisruptionBudgets.DISRUPTION_BUDGET,
                "{metadata: {name: web}, spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}}");
        bench.live(4);
        JsonNode status = bench.get(DisruptionBudgets.DISRUPTION_BUDGET, "web").path("status");
        assertThat(status.path("disruptionsAllowed").asInt(0)).isEqualTo(1);
        assertThat(status.path("currentHealthy").asInt(0)).isEqualTo(2);
    }

    private void service(String type) {
        bench.create(Types.SERVICE, """
                metadata: {name: web}
                spec: {type: %s, selector: {app: web}, ports: [{port: 80, targetPort: http}]}
                """.formatted(type));
    }
}
