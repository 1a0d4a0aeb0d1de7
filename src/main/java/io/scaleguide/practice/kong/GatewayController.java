package io.scaleguide.practice.kong;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.gateway.GatewayRoute;
import io.scaleguide.practice.time.PracticeClock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The operator's part for GatewayClasses, Gateways and HTTPRoutes: status, data planes, plugins, and the routes it pushes to Kong. */
public final class GatewayController {
    private static final String CONTROLLER = "konghq.com/gateway-operator";

    private final Objects objects;
    private final PracticeClock clock;
    private final OperatorLine line;
    private final DataPlanes dataPlanes;
    private final MetricsPlugins plugins;
    private final Consumer<List<GatewayRoute>> kong;
    private final BooleanSupplier ignoresExtensions;

    /**
     * @param objects the cluster's objects
     * @param clock the time
     * @param line which operator
     * @param kong takes the routes, all of them each time
     * @param ignoresExtensions whether it leaves metrics extensions as they are: a fault
     */
    public GatewayController(
            Objects objects,
            PracticeClock clock,
            OperatorLine line,
            Consumer<List<GatewayRoute>> kong,
            BooleanSupplier ignoresExtensions) {
        this.objects = objects;
        this.clock = clock;
        this.line = line;
        this.dataPlanes = new DataPlanes(objects);
        this.plugins = new MetricsPlugins(objects, line);
        this.kong = kong;
        this.ignoresExtensions = ignoresExtensions;
    }

    /** Looks at everything and does what is to be done; to be run after every change. */
    public void reconcile() {
        Map<ObjectNode, Optional<ObjectNode>> gateways = gateways();
        for (ObjectNode namespace : objects.list(Types.NAMESPACE, "")) {
            if (!ignoresExtensions.getAsBoolean()) {
                attachMetrics(Meta.name(namespace), gateways);
            }
        }
        List<GatewayRoute> routes = new ArrayList<>();
        gateways.forEach((gateway, configuration) -> routes.addAll(reconcile(gateway, configuration)));
        kong.accept(List.copyOf(routes));
    }

    /** The operator's Gateways, each with its configuration. */
    private Map<ObjectNode, Optional<ObjectNode>> gateways() {
        Map<ObjectNode, Optional<ObjectNode>> gateways = new LinkedHashMap<>();
        for (ObjectNode gatewayClass : objects.list(Types.GATEWAY_CLASS, "")) {
            if (gatewayClass.path("spec").path("controllerName").asString("").equals(CONTROLLER)) {
                accept(gatewayClass);
                objects.list(Types.GATEWAY, "").stream()
                        .filter(gateway -> !Meta.deleting(gateway))
                        .filter(gateway -> gateway.path("spec")
                                .path("gatewayClassName")
                                .asString("")
                                .equals(Meta.name(gatewayClass)))
                        .forEach(gateway -> gateways.put(gateway, configuration(gatewayClass)));
            }
        }
        return gateways;
    }

    private void attachMetrics(String namespace, Map<ObjectNode, Optional<ObjectNode>> gateways) {
        Map<ObjectNode, ObjectNode> configurations = new LinkedHashMap<>();
        gateways.forEach((gateway, configuration) -> {
            if (Meta.namespace(gateway).equals(namespace)) {
                configuration.ifPresent(one -> configurations.put(gateway, one));
            }
        });
        plugins.reconcile(namespace, configurations);
    }

    private void accept(ObjectNode gatewayClass) {
        objects.modify(Types.GATEWAY_CLASS, "", Meta.name(gatewayClass), stored -> {
            StatusConditions.set(
                    stored.withObject("/status"),
                    "Accepted",
                    true,
                    "Accepted",
                    "the gatewayclass has been accepted by the controller",
                    now());
            return stored;
        });
    }

    private Optional<ObjectNode> configuration(ObjectNode gatewayClass) {
        JsonNode reference = gatewayClass.path("spec").path("parametersRef");
        return objects.get(
                line.secondGeneration() ? KongTypes.CONFIGURATION_V2 : KongTypes.CONFIGURATION_V1,
                reference.path("namespace").asString(""),
                reference.path("name").asString(""));
    }

    private List<GatewayRoute> reconcile(ObjectNode gateway, Optional<ObjectNode> configuration) {
        dataPlanes.ensure(gateway, configuration);
        Optional<String> address = address(gateway);
        boolean ready = objects.get(Types.DEPLOYMENT, Meta.namespace(gateway), "dataplane-" + DataPlanes.name(gateway))
                        .map(one -> one.path("status").path("readyReplicas").asInt(0))
                        .orElse(0)
                > 0;
        boolean programmed = address.isPresent() && ready;
        report(gateway, address, programmed, ready);
        List<GatewayRoute> routes = new ArrayList<>();
        for (ObjectNode route : objects.list(Types.HTTP_ROUTE, Meta.namespace(gateway))) {
            if (hasParent(route, gateway)) {
                boolean accepted = acceptable(route, gateway);
                report(route, gateway, programmed, accepted);
                if (programmed && accepted) {
                    routes.addAll(pushed(route, gateway));
                }
            }
        }
        return routes;
    }

    /** Where the ingress Service can be reached: gatewayAddressesFromService in kong-operator. */
    private Optional<String> address(ObjectNode gateway) {
        return objects.get(Types.SERVICE, Meta.namespace(gateway), DataPlanes.serviceName(gateway))
                .map(service -> {
                    if (!service.path("spec").path("type").asString("").equals("LoadBalancer")) {
                        return service.path("spec").path("clusterIP").asString("");
                    }
                    JsonNode ingress = service.at("/status/loadBalancer/ingress/0");
                    return ingress.path("ip").asString(ingress.path("hostname").asString(""));
                })
                .filter(text -> !text.isEmpty());
    }

    private void report(ObjectNode gateway, Optional<String> address, boolean programmed, boolean ready) {
        objects.modify(Types.GATEWAY, Meta.namespace(gateway), Meta.name(gateway), stored -> {
            ObjectNode status = stored.withObject("/status");
            ArrayNode addresses = stored.arrayNode();
            if (programmed) {
                address.ifPresent(value -> addresses
                        .addObject()
                        .put("type", value.matches("[0-9.]+") ? "IPAddress" : "Hostname")
                        .put("value", value));
            }
            status.set("addresses", addresses);
            StatusConditions.set(status, "Accepted", true, "Accepted", "All listeners are accepted.", now());
            String waiting = address.isEmpty()
                    ? "Waiting for the ingress service to get an address"
                    : ready ? "" : "Waiting for the resource to become ready";
            StatusConditions.set(
                    status, "Programmed", programmed, programmed ? "Programmed" : "Pending", waiting, now());
            return stored;
        });
    }

    private static boolean hasParent(ObjectNode route, ObjectNode gateway) {
        for (JsonNode parent : route.path("spec").path("parentRefs")) {
            if (parent.path("name").asString("").equals(Meta.name(gateway))) {
                return true;
            }
        }
        return false;
    }

    /** A parent that names a listener has to name one that is there (Gateway API, ParentReference.sectionName). */
    private static boolean acceptable(ObjectNode route, ObjectNode gateway) {
        for (JsonNode parent : route.path("spec").path("parentRefs")) {
            String section = parent.path("sectionName").asString("");
            if (parent.path("name").asString("").equals(Meta.name(gateway))
                    && (section.isEmpty() || listens(gateway, section))) {
                return true;
            }
        }
        return false;
    }

    private static boolean listens(ObjectNode gateway, String section) {
        for (JsonNode listener : gateway.path("spec").path("listeners")) {
            if (listener.path("name").asString("").equals(section)) {
                return true;
            }
        }
        return false;
    }

    private void report(ObjectNode route, ObjectNode gateway, boolean programmed, boolean accepted) {
        String missing = missingBackend(route);
        objects.modify(Types.HTTP_ROUTE, Meta.namespace(route), Meta.name(route), stored -> {
            ObjectNode parent = parent(stored.withObject("/status").withArray("parents"), gateway);
            StatusConditions.set(
                    parent,
                    "Accepted",
                    accepted,
                    accepted ? "Accepted" : "NoMatchingParent",
                    accepted
                            ? "the route has been accepted by the gateway"
                            : "no listener of the gateway has that name",
                    now());
            StatusConditions.set(
                    parent,
                    "ResolvedRefs",
                    missing.isEmpty(),
                    missing.isEmpty() ? "ResolvedRefs" : "BackendNotFound",
                    missing.isEmpty() ? "" : "target not found: Service " + missing,
                    now());
            StatusConditions.set(
                    parent, "Programmed", programmed, programmed ? "ConfiguredInGateway" : "Pending", "", now());
            return stored;
        });
    }

    private static ObjectNode parent(ArrayNode parents, ObjectNode gateway) {
        for (JsonNode parent : parents) {
            if (parent.path("parentRef").path("name").asString("").equals(Meta.name(gateway))) {
                return (ObjectNode) parent;
            }
        }
        ObjectNode parent = parents.addObject().put("controllerName", CONTROLLER);
        parent.putObject("parentRef")
                .put("group", Types.GATEWAY.group())
                .put("kind", "Gateway")
                .put("name", Meta.name(gateway));
        return parent;
    }

    private String missingBackend(ObjectNode route) {
        for (JsonNode rule : route.path("spec").path("rules")) {
            for (JsonNode backend : rule.path("backendRefs")) {
                String service = backend.path("name").asString("");
                if (objects.get(Types.SERVICE, Meta.namespace(route), service).isEmpty()) {
                    return Meta.namespace(route) + "/" + service;
                }
            }
        }
        return "";
    }

    private List<GatewayRoute> pushed(ObjectNode route, ObjectNode gateway) {
        List<GatewayRoute> pushed = new ArrayList<>();
        boolean strip = route.path("metadata")
                .path("annotations")
                .path("konghq.com/strip-path")
                .asString("")
                .equals("true");
        for (JsonNode rule : route.path("spec").path("rules")) {
            String service = rule.path("backendRefs").path(0).path("name").asString("");
            Optional<ObjectNode> backend = objects.get(Types.SERVICE, Meta.namespace(route), service);
            for (JsonNode listener : gateway.path("spec").path("listeners")) {
                for (String prefix : prefixes(rule)) {
                    pushed.add(new GatewayRoute(
                            listener.path("port").asInt(80),
                            prefix,
                            strip,
                            Meta.namespace(route),
                            service,
                            hostnames(route),
                            backend.filter(MetricsPlugins::isOn).isPresent()));
                }
            }
        }
        return pushed;
    }

    private static List<String> hostnames(ObjectNode route) {
        List<String> names = new ArrayList<>();
        route.path("spec").path("hostnames").forEach(name -> names.add(name.asString("")));
        return names;
    }

    /** A rule without matches takes every path: the Gateway API's default. */
    private static List<String> prefixes(JsonNode rule) {
        List<String> prefixes = new ArrayList<>();
        rule.path("matches")
                .forEach(match -> prefixes.add(match.path("path").path("value").asString("/")));
        return prefixes.isEmpty() ? List.of("/") : prefixes;
    }

    private String now() {
        return clock.wall().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
