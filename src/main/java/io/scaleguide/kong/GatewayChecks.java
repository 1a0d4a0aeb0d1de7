package io.scaleguide.kong;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The Gateway, its class, the route and the Service. */
final class GatewayChecks {
    private GatewayChecks() {}

    static List<RouteFinding> of(RouteFacts facts) {
        return List.of(
                gatewayThere(facts),
                classAccepted(facts),
                programmed(facts),
                routeAccepted(facts),
                serviceThere(facts));
    }

    private static RouteFinding gatewayThere(RouteFacts facts) {
        return facts.gateway().isPresent()
                ? good("gateway-there", "The Gateway is there.")
                : bad(
                        "gateway-there",
                        "There is no such Gateway in this namespace.",
                        "Name yours with --set gateway=..., or add --demo-workload.");
    }

    private static RouteFinding classAccepted(RouteFacts facts) {
        if (facts.gatewayClass().isEmpty()) {
            return bad("class-accepted", "The Gateway's class is not there.", "Create the GatewayClass it names.");
        }
        JsonNode status = facts.gatewayClass().get().path("status");
        return Conditions.isTrue(status, "Accepted")
                ? good("class-accepted", "The operator has accepted the GatewayClass.")
                : bad(
                        "class-accepted",
                        "The operator has not accepted the GatewayClass" + Conditions.words(status, "Accepted") + ".",
                        "See that its controllerName is konghq.com/gateway-operator, and that the operator runs.");
    }

    private static RouteFinding programmed(RouteFacts facts) {
        JsonNode status = status(facts.gateway());
        if (Conditions.isTrue(status, "Programmed")) {
            return good("gateway-programmed", "The Gateway is programmed.");
        }
        boolean address = status.path("addresses").size() > 0;
        return bad(
                "gateway-programmed",
                "The Gateway is not programmed" + Conditions.words(status, "Programmed") + ".",
                address
                        ? "See what the operator says with kubectl describe gateway."
                        : "If its load balancer stays pending (kind, minikube), give the cluster one, or set"
                                + " spec.dataPlaneOptions.network.services.ingress.type: ClusterIP in the GatewayConfiguration.");
    }

    private static RouteFinding routeAccepted(RouteFacts facts) {
        if (facts.route().isEmpty()) {
            return bad(
                    "route-accepted",
                    "No HTTPRoute of this namespace leads to the Service.",
                    "Create one whose parentRef is the Gateway and whose backend is the Service.");
        }
        String gateway = facts.gateway()
                .map(one -> one.path("metadata").path("name").asString(""))
                .orElse("");
        for (JsonNode parent : facts.route().get().path("status").path("parents")) {
            if (!parent.path("parentRef").path("name").asString("").equals(gateway)) {
                continue;
            }
            if (Conditions.isTrue(parent, "Accepted") && Conditions.isTrue(parent, "ResolvedRefs")) {
                return good("route-accepted", "The Gateway has accepted the route.");
            }
            return bad(
                    "route-accepted",
                    "The Gateway has not accepted the route" + Conditions.words(parent, "Accepted")
                            + Conditions.words(parent, "ResolvedRefs") + ".",
                    "Mend what the conditions name.");
        }
        return bad(
                "route-accepted",
                "The Gateway has not looked at the route yet.",
                "See that the route's parentRef names this Gateway.");
    }

    private static RouteFinding serviceThere(RouteFacts facts) {
        return facts.service().isPresent()
                ? good("service-there", "The Service is there.")
                : bad("service-there", "There is no such Service.", "Name yours with --set service=...");
    }

    private static JsonNode status(Optional<ObjectNode> object) {
        return object.<JsonNode>map(one -> one.path("status"))
                .orElseGet(tools.jackson.databind.node.MissingNode::getInstance);
    }

    static RouteFinding good(String id, String what) {
        return new RouteFinding(id, true, what, "");
    }

    static RouteFinding bad(String id, String what, String next) {
        return new RouteFinding(id, false, what, next);
    }
}
