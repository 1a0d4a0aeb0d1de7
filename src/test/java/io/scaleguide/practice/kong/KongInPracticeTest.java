package io.scaleguide.practice.kong;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.gateway.GatewayRoute;
import io.scaleguide.practice.gateway.LatencyHistogram;
import io.scaleguide.practice.gateway.ServiceName;
import io.scaleguide.practice.net.PodInsides;
import io.scaleguide.practice.net.PodLogs;
import io.scaleguide.practice.net.PodNetwork;
import io.scaleguide.practice.time.PracticeClock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class KongInPracticeTest {
    private static final String OPERATOR_IP = "10.244.0.9";
    private static final ServiceName ECHO = new ServiceName("shop", "echo");
    private static final LatencyHistogram EMPTY = new LatencyHistogram(new long[LatencyHistogram.BOUNDS.length], 0, 0);

    private final PracticeClock clock =
            new PracticeClock(Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC), 1);
    private final ObjectStore objects = new ObjectStore(clock, new Random(1));
    private final PodInsides pods = PodInsides.empty(Clock.systemUTC());
    private final PodNetwork network = pods.network();
    private final Map<ServiceName, LatencyHistogram> counted = new HashMap<>();
    private List<GatewayRoute> routes = List.of();

    @AfterEach
    void close() {
        objects.close();
    }

    @ParameterizedTest
    @EnumSource(OperatorLine.class)
    void theSeedHasTheContainersAndDefinitionsOfItsLine(OperatorLine line) {
        OperatorSeed.plant(objects, line);
        ObjectNode deployment = objects.list(Types.DEPLOYMENT, "kong-system").get(0);
        assertThat(deployment.at("/spec/template/spec/containers").size()).isEqualTo(line.behindProxy() ? 2 : 1);
        assertThat(objects.list(Types.CRD, ""))
                .extracting(Meta::name)
                .contains(
                        "gateways.gateway.networking.k8s.io",
                        "dataplanemetricsextensions.gateway-operator.konghq.com",
                        "gatewayconfigurations.gateway-operator.konghq.com");
    }

    @Test
    void aGatewayWhoseLoadBalancerIsPendingIsNotProgrammedAndItsRoutesAreNotPushed() {
        GatewayController controller = demo(OperatorLine.V2_2, "spec.extensions");
        controller.reconcile();
        assertThat(condition(get(Types.GATEWAY, "kong"), "Programmed")).isEqualTo("False Pending");
        assertThat(get(Types.GATEWAY, "kong").at("/status/addresses").size()).isZero();
        assertThat(routes).isEmpty();
    }

    @Test
    void aGatewayWithAnAddressAndAReadyDataPlaneIsProgrammedAndItsRoutesArePushed() {
        GatewayController controller = demo(OperatorLine.V2_2, "spec.extensions");
        controller.reconcile();
        makeReady();
        controller.reconcile();
        assertThat(condition(get(Types.GATEWAY, "kong"), "Programmed")).isEqualTo("True Programmed");
        assertThat(get(Types.GATEWAY, "kong").at("/status/addresses/0/value").asString(""))
                .isEqualTo("127.0.0.1");
        assertThat(condition(get(Types.HTTP_ROUTE, "echo").at("/status/parents/0"), "ResolvedRefs"))
                .isEqualTo("True ResolvedRefs");
        assertThat(routes).containsExactly(new GatewayRoute(8080, "/echo", true, "shop", "echo", List.of(), true));
    }

    @Test
    void aRouteToAServiceThatIsNotThereIsSaidToBeSo() {
        GatewayController controller = demo(OperatorLine.V2_2, "spec.extensions");
        objects.delete(Types.SERVICE, "shop", "echo");
        controller.reconcile();
        assertThat(condition(get(Types.HTTP_ROUTE, "echo").at("/status/parents/0"), "ResolvedRefs"))
                .isEqualTo("False BackendNotFound");
    }

    @Test
    void anAttachedExtensionGivesItsServiceThePluginAndADetachedOneTakesIt() {
        GatewayController controller = demo(OperatorLine.V2_2, "spec.extensions");
        controller.reconcile();
        assertThat(plugins()).isEqualTo("echo-metrics-prometheus");
        assertThat(objects.get(KongTypes.PLUGIN, "shop", "echo-metrics-prometheus"))
                .isPresent();
        assertThat(get(KongTypes.METRICS_EXTENSION, "kong")
                        .at("/status/controlPlaneRef")
                        .isObject())
                .isTrue();

        objects.modify(KongTypes.CONFIGURATION_V2, "shop", "kong", stored -> {
            ((ObjectNode) stored.path("spec")).remove("extensions");
            return stored;
        });
        controller.reconcile();
        assertThat(plugins()).isEmpty();
        assertThat(objects.get(KongTypes.PLUGIN, "shop", "echo-metrics-prometheus"))
                .isEmpty();
    }

    @Test
    void aSecondGatewayWithoutTheExtensionLeavesThePluginAlone() {
        GatewayController controller = demo(OperatorLine.V2_2, "spec.extensions");
        create(Types.GATEWAY_CLASS, "metadata: {name: bare}\nspec: {controllerName: konghq.com/gateway-operator}");
        create(
                Types.GATEWAY,
                "metadata: {name: bare, namespace: shop}\nspec: {gatewayClassName: bare, listeners: [{name: http, port: 8081,"
                        + " protocol: HTTP}]}");
        controller.reconcile();
        long settled = objects.resourceVersion();
        controller.reconcile();
        assertThat(plugins()).isEqualTo("echo-metrics-prometheus");
        assertThat(objects.resourceVersion()).as("writes of an idle pass").isEqualTo(settled);
    }

    @Test
    void aDeletedGatewayTakesThePluginAlong() {
        GatewayController controller = demo(OperatorLine.V2_2, "spec.extensions");
        controller.reconcile();
        objects.delete(Types.GATEWAY, "shop", "kong");
        controller.reconcile();
        assertThat(plugins()).isEmpty();
        assertThat(get(KongTypes.METRICS_EXTENSION, "kong")
                        .at("/status/controlPlaneRef")
                        .isObject())
                .isFalse();
    }

    @Test
    void aRuleWithoutMatchesTakesEveryPath() {
        GatewayController controller = demo(OperatorLine.V2_2, "spec.extensions");
        objects.modify(Types.HTTP_ROUTE, "shop", "echo", stored -> {
            ((ObjectNode) stored.at("/spec/rules/0")).remove("matches");
            return stored;
        });
        controller.reconcile();
        makeReady();
        controller.reconcile();
        assertThat(routes).extracting(GatewayRoute::pathPrefix).containsExactly("/");
    }

    @Test
    void anExtensionInThePlaceOfTheOtherGenerationIsNotSeen() {
        demo(OperatorLine.V2_2, "spec.controlPlaneOptions.extensions").reconcile();
        assertThat(plugins()).isEmpty();
    }

    @Test
    void theFirstGenerationLooksInTheControlPlanesOptions() {
        demo(OperatorLine.V1_6, "spec.controlPlaneOptions.extensions").reconcile();
        assertThat(plugins()).isEqualTo("echo-metrics-prometheus");
    }

    @Test
    void aClusterIpServiceMakesTheGatewaysAddressThatOne() {
        GatewayController controller = demo(OperatorLine.V2_2, "spec.extensions");
        objects.modify(KongTypes.CONFIGURATION_V2, "shop", "kong", stored -> {
            stored.withObject("/spec/dataPlaneOptions/network/services/ingress").put("type", "ClusterIP");
            return stored;
        });
        controller.reconcile();
        makeReady();
        controller.reconcile();
        assertThat(get(Types.GATEWAY, "kong").at("/status/addresses/0/value").asString(""))
                .startsWith("10.97.");
    }

    @Test
    void aReadyOperatorPodServesTheLatencyThatTheDataPlaneCounted() {
        demo(OperatorLine.V2_2, "spec.extensions").reconcile();
        operatorPod();
        counted.put(ECHO, new LatencyHistogram(new long[LatencyHistogram.BOUNDS.length], 812.5, 2));
        scraper(OperatorLine.V2_2).reconcile();
        PodNetwork.Reply reply = ask(8080, "http", Map.of());
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .contains("# TYPE kong_upstream_latency_ms histogram")
                .contains("kubernetes_namespace=\"shop\",namespace=\"shop\",service=\"echo\"} 812.500")
                .contains("le=\"+Inf\"")
                .contains("controller_runtime_reconcile_total");
        assertThat(ask(8080, "https", Map.of()).status()).isEqualTo(400);
    }

    @Test
    void beforeTheFirstRequestThereIsNoLatency() {
        demo(OperatorLine.V2_2, "spec.extensions").reconcile();
        operatorPod();
        scraper(OperatorLine.V2_2).reconcile();
        assertThat(ask(8080, "http", Map.of()).body()).doesNotContain("kong_upstream_latency_ms");
    }

    @Test
    void trap22OfTwoServicesBehindOneDataPlaneOnlyOneIsSeen() {
        demo(OperatorLine.V2_2, "spec.extensions").reconcile();
        operatorPod();
        counted.put(ECHO, EMPTY);
        counted.put(new ServiceName("shop", "cart"), EMPTY);
        scraper(OperatorLine.V2_2).reconcile();
        assertThat(ask(8080, "http", Map.of()).body().lines().filter(line -> line.contains("_count{")))
                .hasSize(1);
    }

    @Test
    void theOldestLineAsksForATokenOverTls() {
        operatorPod();
        scraper(OperatorLine.V1_4).reconcile();
        assertThat(ask(8443, "https", Map.of()).status()).isEqualTo(401);
        assertThat(ask(8443, "https", Map.of("authorization", "Bearer x")).status())
                .isEqualTo(200);
        assertThat(ask(8443, "http", Map.of()).status()).isEqualTo(400);
        assertThat(ask(8080, "http", Map.of()).status())
                .as("the manager listens on every address since chart 0.1.6")
                .isEqualTo(200);
    }

    @Test
    void anOperatorPodThatIsGoneIsSilent() {
        operatorPod();
        MetricsScraper scraper = scraper(OperatorLine.V2_2);
        scraper.reconcile();
        assertThat(pods.logs().of("kong-system", "operator-1", "manager"))
                .extracting(PodLogs.Line::text)
                .anyMatch(line -> line.contains("Serving metrics server\t{\"bindAddress\": \"0.0.0.0:8080\""));
        objects.delete(Types.POD, "kong-system", "operator-1");
        scraper.reconcile();
        assertThat(network.at(OPERATOR_IP, 8080)).isEmpty();
    }

    private GatewayController demo(OperatorLine line, String extensionsAt) {
        OperatorSeed.plant(objects, line);
        create(Types.NAMESPACE, "metadata: {name: shop}");
        create(Types.SERVICE, "metadata: {name: echo, namespace: shop}\nspec: {}");
        create(
                KongTypes.METRICS_EXTENSION,
                "metadata: {name: kong, namespace: shop}\nspec: {serviceSelector: {matchNames: [{name: echo}]}}");
        ObjectNode configuration = read("metadata: {name: kong, namespace: shop}\nspec: {}");
        configuration
                .withObject("/"
                        + extensionsAt
                                .substring(0, extensionsAt.lastIndexOf('.'))
                                .replace('.', '/'))
                .putArray("extensions")
                .addObject()
                .put("kind", "DataPlaneMetricsExtension")
                .put("name", "kong");
        objects.create(
                line.secondGeneration() ? KongTypes.CONFIGURATION_V2 : KongTypes.CONFIGURATION_V1, configuration);
        create(
                Types.GATEWAY_CLASS,
                "metadata: {name: kong}\nspec: {controllerName: konghq.com/gateway-operator, parametersRef: {name: kong,"
                        + " namespace: shop}}");
        create(
                Types.GATEWAY,
                "metadata: {name: kong, namespace: shop}\nspec: {gatewayClassName: kong, listeners: [{name: http, port:"
                        + " 8080, protocol: HTTP}]}");
        create(
                Types.HTTP_ROUTE,
                "metadata: {name: echo, namespace: shop, annotations: {konghq.com/strip-path: \"true\"}}\nspec: {parentRefs:"
                        + " [{name: kong}], rules: [{matches: [{path: {type: PathPrefix, value: /echo}}], backendRefs: [{name:"
                        + " echo, port: 80}]}]}");
        return new GatewayController(objects, clock, line, pushed -> routes = pushed, () -> false);
    }

    private void makeReady() {
        String ingress = DataPlanes.serviceName(get(Types.GATEWAY, "kong"));
        objects.modify(Types.SERVICE, "shop", ingress, stored -> {
            stored.withObject("/status/loadBalancer")
                    .putArray("ingress")
                    .addObject()
                    .put("ip", "127.0.0.1");
            return stored;
        });
        String deployment = "dataplane-" + DataPlanes.name(get(Types.GATEWAY, "kong"));
        objects.modify(Types.DEPLOYMENT, "shop", deployment, stored -> {
            stored.withObject("/status").put("readyReplicas", 1);
            return stored;
        });
    }

    private void operatorPod() {
        create(
                Types.POD,
                "metadata: {name: operator-1, namespace: kong-system, labels: {control-plane: controller-manager}}\nspec:"
                        + " {}\nstatus: {podIP: " + OPERATOR_IP + ", conditions: [{type: Ready, status: \"True\"}]}");
    }

    private MetricsScraper scraper(OperatorLine line) {
        return new MetricsScraper(objects, pods, () -> counted, line, MetricsScraper.Faults.none());
    }

    private PodNetwork.Reply ask(int port, String scheme, Map<String, String> headers) {
        return network.at(OPERATOR_IP, port).orElseThrow().get(scheme, "/metrics", headers);
    }

    private String plugins() {
        return get(Types.SERVICE, "echo")
                .path("metadata")
                .path("annotations")
                .path("konghq.com/plugins")
                .asString("");
    }

    private ObjectNode get(ResourceType type, String name) {
        return objects.get(type, type.namespaced() ? "shop" : "", name).orElseThrow();
    }

    private void create(ResourceType type, String yaml) {
        objects.create(type, read(yaml));
    }

    private static ObjectNode read(String yaml) {
        return (ObjectNode) new YAMLMapper().readTree(yaml);
    }

    private static String condition(JsonNode holder, String type) {
        JsonNode list = holder.has("conditions")
                ? holder.path("conditions")
                : holder.path("status").path("conditions");
        for (JsonNode condition : list) {
            if (condition.path("type").asString("").equals(type)) {
                return condition.path("status").asString("") + " "
                        + condition.path("reason").asString("");
            }
        }
        return "";
    }
}
