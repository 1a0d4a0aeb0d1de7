package io.scaleguide.kong;

import static io.scaleguide.kong.RouteFinding.bad;
import static io.scaleguide.kong.RouteFinding.good;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The Gateway, its class, the route and the Service. */
final class GatewayChecks {
    private GatewayChecks() {}

    static List<RouteFinding> of(RouteFacts facts) {
        return List.of(
                gatewayThere(facts),
                classAccepted(facts),
                programmed(facts),
                serviceThere(facts),
                routeAccepted(facts),
                routeSimple(facts));
    }

    private static RouteFinding gatewayThere(RouteFacts facts) {
        return facts.gateway().isPresent()
                ? good("gateway-there", "The Gateway is there.")
                : bad(
                        "gateway-there",
                        "There is no such Gateway in this namespace.",
                        "Name yours with --set gateway=..., or add --demo-workload.",
                        "gateway-missing",
                        Map.of());
    }

    private static RouteFinding classAccepted(RouteFacts facts) {
        Map<String, String> details = Map.of(
                "class",
                text(facts.gateway(), "spec", "gatewayClassName"),
                "words",
                Conditions.words(status(facts.gatewayClass()), "Accepted"));
        if (facts.gatewayClass().isEmpty()) {
            return bad(
                    "class-accepted",
                    "The Gateway's class is not there.",
                    "Create the GatewayClass it names.",
                    "gateway-class-not-accepted",
                    details);
        }
        JsonNode status = status(facts.gatewayClass());
        return Conditions.isTrue(status, "Accepted")
                ? good("class-accepted", "The operator has accepted the GatewayClass.")
                : bad(
                        "class-accepted",
                        "The operator has not accepted the GatewayClass" + Conditions.words(status, "Accepted") + ".",
                        "See that its controllerName is konghq.com/gateway-operator, and that the operator runs.",
                        "gateway-class-not-accepted",
                        details);
    }

    private static RouteFinding programmed(RouteFacts facts) {
        JsonNode status = status(facts.gateway());
        if (Conditions.isTrue(status, "Programmed")) {
            return good("gateway-programmed", "The Gateway is programmed.");
        }
        boolean address = status.path("addresses").size() > 0;
        Map<String, String> details = new HashMap<>(Conditions.details(status, "Programmed"));
        details.put("gateway", name(facts.gateway()));
        return bad(
                "gateway-programmed",
                "The Gateway is not programmed" + Conditions.words(status, "Programmed") + ".",
                address
                        ? "See what the operator says with kubectl describe gateway."
                        : "If its load balancer stays pending (kind, minikube), give the cluster one, or set"
                                + " spec.dataPlaneOptions.network.services.ingress.type: ClusterIP in the GatewayConfiguration.",
                address ? "gateway-not-programmed" : "gateway-address-pending",
                details);
    }

    private static RouteFinding serviceThere(RouteFacts facts) {
        return facts.service().isPresent()
                ? good("service-there", "The Service is there.")
                : bad(
                        "service-there",
                        "There is no such Service.",
                        "Name yours with --set service=...",
                        "service-missing",
                        Map.of());
    }

    private static RouteFinding routeAccepted(RouteFacts facts) {
        if (facts.route().isEmpty()) {
            return bad(
                    "route-accepted",
                    "No HTTPRoute of this namespace leads to the Service.",
                    "Create one whose parentRef is the Gateway and whose backend is the Service.",
                    "route-missing",
                    Map.of());
        }
        String gateway = name(facts.gateway());
        for (JsonNode parent : facts.route().get().path("status").path("parents")) {
            if (parent.path("parentRef").path("name").asString("").equals(gateway)) {
                return accepted(facts.route(), parent);
            }
        }
        return bad(
                "route-accepted",
                "The Gateway has not looked at the route yet.",
                "See that the route's parentRef names this Gateway.",
                "route-not-accepted",
                Map.of(
                        "route",
                        name(facts.route()),
                        "reason",
                        "no status",
                        "message",
                        "no parent status names the Gateway " + gateway));
    }

    private static RouteFinding accepted(Optional<ObjectNode> route, JsonNode parent) {
        boolean accepted = Conditions.isTrue(parent, "Accepted");
        if (accepted && Conditions.isTrue(parent, "ResolvedRefs")) {
            return good("route-accepted", "The Gateway has accepted the route.");
        }
        Map<String, String> details = new HashMap<>(Conditions.details(parent, accepted ? "ResolvedRefs" : "Accepted"));
        details.put("route", name(route));
        return bad(
                "route-accepted",
                "The Gateway has not accepted the route" + Conditions.words(parent, "Accepted")
                        + Conditions.words(parent, "ResolvedRefs") + ".",
                "Mend what the conditions name.",
                accepted ? "route-backend-unresolved" : "route-not-accepted",
                details);
    }

    /** With several backends Kong's tags name the route, so the service label is the route's (kong-operator, translator). */
    private static RouteFinding routeSimple(RouteFacts facts) {
        boolean several = facts.route().stream()
                .flatMap(route ->
                        StreamSupport.stream(route.path("spec").path("rules").spliterator(), false))
                .anyMatch(rule -> rule.path("backendRefs").size() > 1);
        return several
                ? bad(
                        "route-one-backend",
                        "A rule of the route has more than one backend.",
                        "Give the Service a rule of its own: otherwise the metric carries the route's name.",
                        "route-several-backends",
                        Map.of("route", name(facts.route())))
                : good("route-one-backend", "Each rule of the route has one backend.");
    }

    private static JsonNode status(Optional<ObjectNode> object) {
        return object.<JsonNode>map(one -> one.path("status")).orElseGet(MissingNode::getInstance);
    }

    private static String name(Optional<ObjectNode> object) {
        return text(object, "metadata", "name");
    }

    private static String text(Optional<ObjectNode> object, String part, String field) {
        return object.map(one -> one.path(part).path(field).asString("")).orElse("");
    }
}
