package io.scaleguide.guide.workload;

import io.scaleguide.guide.session.StepContext;
import io.scaleguide.kong.RouteFacts;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.ResourceKind;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the objects between the Gateway and the workload. */
final class RoutePath {
    private RoutePath() {}

    static RouteFacts read(StepContext context) {
        Cluster cluster = context.cluster();
        String namespace = context.answer("namespace");
        Optional<ObjectNode> gateway = cluster.get(new ObjectRef(Kinds.GATEWAY, namespace, context.answer("gateway")));
        Optional<ObjectNode> gatewayClass = gateway.flatMap(one -> cluster.get(new ObjectRef(
                Kinds.GATEWAY_CLASS,
                "",
                one.path("spec").path("gatewayClassName").asString(""))));
        return new RouteFacts(
                context.session().operator().generation(),
                gateway,
                gatewayClass,
                gatewayClass.flatMap(one -> configuration(cluster, one)),
                cluster.list(Kinds.HTTP_ROUTE, namespace, "").stream()
                        .filter(route -> leadsTo(route, context.answer("service")))
                        .findFirst(),
                cluster.get(new ObjectRef(Kinds.SERVICE, namespace, context.answer("service"))),
                cluster.list(Kinds.METRICS_EXTENSION, namespace, ""));
    }

    private static Optional<ObjectNode> configuration(Cluster cluster, ObjectNode gatewayClass) {
        JsonNode reference = gatewayClass.path("spec").path("parametersRef");
        if (reference.path("name").asString("").isEmpty()) {
            return Optional.empty();
        }
        ResourceKind kind = cluster.serves(Kinds.GATEWAY_CONFIGURATION_V2)
                ? Kinds.GATEWAY_CONFIGURATION_V2
                : Kinds.GATEWAY_CONFIGURATION_V1;
        return cluster.get(new ObjectRef(
                kind,
                reference.path("namespace").asString(""),
                reference.path("name").asString("")));
    }

    private static boolean leadsTo(ObjectNode route, String service) {
        return StreamSupport.stream(route.path("spec").path("rules").spliterator(), false)
                .flatMap(rule -> StreamSupport.stream(rule.path("backendRefs").spliterator(), false))
                .anyMatch(backend -> backend.path("name").asString("").equals(service));
    }
}
