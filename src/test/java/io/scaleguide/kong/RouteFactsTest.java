package io.scaleguide.kong;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.kong.OperatorInstall.Generation;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** The demo's own manifests, with the status that an operator gives them, then spoilt one thing at a time. */
class RouteFactsTest {
    private static final DemoWorkload DEMO = new DemoWorkload("shop", "echo", "kong", 8080, "/echo");

    @ParameterizedTest
    @EnumSource(Generation.class)
    void theDemoHasNoFindingInAnyGeneration(Generation generation) {
        assertThat(new World(generation).facts().check())
                .allMatch(RouteFinding::ok)
                .hasSize(11);
    }

    @Test
    void eachThingThatIsNotSoIsFound() {
        assertFound("gateway-there", world -> world.gateway = Optional.empty());
        assertFound("class-accepted", world -> world.gatewayClass.orElseThrow().remove("status"));
        assertFound("gateway-programmed", world -> world.gateway.orElseThrow().remove("status"));
        assertFound("route-accepted", world -> world.route = Optional.empty());
        assertFound("route-accepted", world -> world.route.orElseThrow().remove("status"));
        assertFound("service-there", world -> world.service = Optional.empty());
        assertFound("extension-there", world -> world.extensions = List.of());
        assertFound("extension-attached", world -> world.configuration = Optional.empty());
        assertFound("extension-at-work", world -> world.extensions.get(0).remove("status"));
        assertFound(
                "plugin-annotated",
                world -> world.service.orElseThrow().withObject("/metadata").remove("annotations"));
    }

    @Test
    void anExtensionAttachedWhereTheOtherGenerationLooksIsFound() {
        World world = new World(Generation.GATEWAY_OPERATOR);
        world.configuration = new World(Generation.KONG_OPERATOR).configuration;
        assertThat(problem(world, "extension-attached").next()).contains("spec.controlPlaneOptions.extensions");
    }

    @Test
    void trap22ASecondServiceInTheExtensionIsFound() {
        World world = new World(Generation.KONG_OPERATOR);
        world.extensions
                .get(0)
                .withObject("/spec/serviceSelector")
                .withArray("matchNames")
                .addObject()
                .put("name", "cart");
        assertThat(problem(world, "extension-alone").what()).contains("cart");
    }

    @Test
    void aPendingLoadBalancerIsNamedWithItsCure() {
        World world = new World(Generation.KONG_OPERATOR);
        world.gateway.orElseThrow().remove("status");
        assertThat(problem(world, "gateway-programmed").next()).contains("ingress.type: ClusterIP");
    }

    @Test
    void theAddressHasTheListenersPortUnlessItIsTheUsualOne() {
        ObjectNode gateway = new World(Generation.KONG_OPERATOR).gateway.orElseThrow();
        assertThat(GatewayAddress.of(gateway)).contains(URI.create("http://10.0.0.7:8080"));
        ((ObjectNode) gateway.at("/spec/listeners/0")).put("port", 80);
        assertThat(GatewayAddress.of(gateway)).contains(URI.create("http://10.0.0.7"));
        ((ObjectNode) gateway.at("/status/addresses/0")).put("value", "fd00::7");
        assertThat(GatewayAddress.of(gateway)).contains(URI.create("http://[fd00::7]"));
        gateway.remove("status");
        assertThat(GatewayAddress.of(gateway)).isEmpty();
    }

    @Test
    void everyDemoObjectSaysWhoMadeIt() {
        assertThat(DEMO.manifests(Generation.KONG_OPERATOR)).hasSize(7).allSatisfy(manifest -> assertThat(
                        manifest.at("/metadata/labels/app.kubernetes.io~1managed-by")
                                .asString())
                .isEqualTo("scaleguide"));
    }

    private static void assertFound(String id, Consumer<World> spoil) {
        World world = new World(Generation.KONG_OPERATOR);
        spoil.accept(world);
        RouteFinding finding = problem(world, id);
        assertThat(finding.what()).isNotEmpty();
        assertThat(finding.next()).isNotEmpty();
        assertThat(finding.trouble()).isPresent();
    }

    private static RouteFinding problem(World world, String id) {
        return world.facts().check().stream()
                .filter(finding -> !finding.ok() && finding.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        id + " was not found: " + world.facts().check()));
    }

    /** The demo as an operator leaves it. */
    private static final class World {
        private final Generation generation;
        private Optional<ObjectNode> gateway;
        private Optional<ObjectNode> gatewayClass;
        private Optional<ObjectNode> configuration;
        private Optional<ObjectNode> route;
        private Optional<ObjectNode> service;
        private List<ObjectNode> extensions;

        private World(Generation generation) {
            this.generation = generation;
            List<ObjectNode> manifests = DEMO.manifests(generation);
            this.gateway = find(manifests, "Gateway");
            this.gatewayClass = find(manifests, "GatewayClass");
            this.configuration = find(manifests, "GatewayConfiguration");
            this.route = find(manifests, "HTTPRoute");
            this.service = find(manifests, "Service");
            this.extensions =
                    find(manifests, "DataPlaneMetricsExtension").stream().toList();
            gatewayClass.ifPresent(one -> condition(one.withObject("/status"), "Accepted"));
            gateway.ifPresent(one -> {
                condition(one.withObject("/status"), "Programmed");
                one.withObject("/status").putArray("addresses").addObject().put("value", "10.0.0.7");
            });
            route.ifPresent(one -> {
                ObjectNode parent =
                        one.withObject("/status").putArray("parents").addObject();
                parent.putObject("parentRef").put("name", "kong");
                condition(parent, "Accepted");
                condition(parent, "ResolvedRefs");
            });
            service.ifPresent(one ->
                    one.withObject("/metadata/annotations").put("konghq.com/plugins", "cors,echo-metrics-prometheus"));
            extensions.forEach(one -> one.withObject("/status/controlPlaneRef").put("name", "kong-abcde"));
        }

        private RouteFacts facts() {
            return new RouteFacts(generation, gateway, gatewayClass, configuration, route, service, extensions);
        }

        private static Optional<ObjectNode> find(List<ObjectNode> manifests, String kind) {
            return manifests.stream()
                    .filter(one -> one.path("kind").asString("").equals(kind))
                    .findFirst();
        }

        private static void condition(ObjectNode holder, String type) {
            holder.withArray("conditions").addObject().put("type", type).put("status", "True");
        }
    }
}
