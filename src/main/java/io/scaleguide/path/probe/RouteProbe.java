package io.scaleguide.path.probe;

import io.scaleguide.kong.ExtensionServices;
import io.scaleguide.kong.RouteFacts;
import io.scaleguide.kong.RouteFinding;
import io.scaleguide.kong.RouteFinding.Trouble;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.ReadingDraft;
import io.scaleguide.path.hop.Timing;
import io.scaleguide.path.hop.Verdict;
import io.scaleguide.path.scope.PathFinder;
import io.scaleguide.path.scope.PathScope;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Hop 2: Gateway, class, configuration, route, Service and the metrics extension. */
public final class RouteProbe implements Probe {
    /** What harms without stopping the number. */
    private static final Set<String> WARNINGS = Set.of("extension-several-services", "route-several-backends");

    /** What a moment's patience may mend, counted from the extension's creation. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public Hop hop() {
        return Hop.ROUTE;
    }

    @Override
    public Reading look(ProbeContext context) {
        ReadingDraft draft = new ReadingDraft(hop());
        PathScope scope = context.scope();
        RouteFacts facts = facts(context);
        List<Trouble> troubles =
                facts.check().stream().flatMap(one -> one.trouble().stream()).toList();
        troubles.stream()
                .filter(one -> WARNINGS.contains(one.finding()))
                .forEach(one -> draft.warns(finding(one, scope)));
        Optional<Trouble> trouble = troubles.stream()
                .filter(one -> !WARNINGS.contains(one.finding()))
                .findFirst();
        Optional<Finding> first =
                trouble.map(one -> elsewhere(context, finding(one, scope))).map(one -> addressed(context, one));
        draft.saw(facts.check().size() + " things looked at", ProbeContext.kubectl(scope.gateway()));
        if (first.isPresent()) {
            Optional<Instant> due = due(facts, first.get(), context);
            if (due.isPresent()) {
                return draft.timing(new Timing.DueBy(due.get()))
                        .as(Verdict.WAITING, "The operator has not wired the extension yet.");
            }
            draft.breaks(first.get());
            return draft.judged(words(facts, trouble.orElseThrow(), first.get()));
        }
        surroundings(context, draft);
        return draft.judged(
                draft.broken()
                        ? "No ready pod is behind Service " + scope.service() + "."
                        : "Gateway " + scope.gateway().name()
                                + " programmed, route accepted, metrics plugin on Service " + scope.service() + ".");
    }

    private static RouteFacts facts(ProbeContext context) {
        PathScope scope = context.scope();
        Optional<ObjectNode> gateway = context.reads().get(scope.gateway());
        Optional<ObjectNode> gatewayClass = gateway.flatMap(one -> context.reads()
                .get(new ObjectRef(
                        Kinds.GATEWAY_CLASS,
                        "",
                        one.path("spec").path("gatewayClassName").asString(""))));
        return new RouteFacts(
                context.generation(),
                gateway,
                gatewayClass,
                gatewayClass.flatMap(one -> configuration(context, one)),
                PathFinder.routes(context.reads(), scope.namespace(), scope.service()).stream()
                        .findFirst(),
                context.reads().get(scope.serviceRef()),
                context.reads().list(Kinds.METRICS_EXTENSION, scope.gateway().namespace()));
    }

    private static Optional<ObjectNode> configuration(ProbeContext context, ObjectNode gatewayClass) {
        JsonNode reference = gatewayClass.path("spec").path("parametersRef");
        boolean second = context.reads().serves(Kinds.GATEWAY_CONFIGURATION_V2);
        return context.reads()
                .get(new ObjectRef(
                        second ? Kinds.GATEWAY_CONFIGURATION_V2 : Kinds.GATEWAY_CONFIGURATION_V1,
                        reference.path("namespace").asString(""),
                        reference.path("name").asString("")));
    }

    private static Finding finding(Trouble trouble, PathScope scope) {
        Map<String, String> details = new HashMap<>(Map.of(
                "service", scope.service(),
                "namespace", scope.gateway().namespace(),
                "gateway",
                        scope.gateway().name().isEmpty()
                                ? "(none)"
                                : scope.gateway().name()));
        details.putAll(trouble.details());
        return new Finding(trouble.finding(), details);
    }

    /** The extension that is missing here may be in another namespace, where it cannot work. */
    private static Finding elsewhere(ProbeContext context, Finding finding) {
        if (!finding.id().equals("extension-missing") && !finding.id().equals("extension-skips-service")) {
            return finding;
        }
        String here = context.scope().gateway().namespace();
        return context.everywhereIfAllowed(Kinds.METRICS_EXTENSION).stream()
                .filter(one -> !ProbeContext.namespace(one).equals(here))
                .filter(one ->
                        ExtensionServices.of(one).contains(context.scope().service()))
                .findFirst()
                .map(one -> new Finding(
                        "extension-other-namespace",
                        Map.of("extension", ProbeContext.name(one), "namespace", ProbeContext.namespace(one))))
                .orElse(finding);
    }

    /**
     * The Gateway shows no address while its data plane is not ready, whatever the reason (Kong/kong-operator,
     * dataPlaneIngressServiceIsReady). It is the load balancer only if the ingress Service has no address either.
     */
    private static Finding addressed(ProbeContext context, Finding finding) {
        boolean given = context
                .reads()
                .list(Kinds.SERVICE, context.scope().gateway().namespace())
                .stream()
                .filter(RouteProbe::ingress)
                .anyMatch(one -> !one.at("/status/loadBalancer/ingress/0").isMissingNode());
        return finding.id().equals("gateway-address-pending") && given
                ? new Finding("gateway-not-programmed", finding.details())
                : finding;
    }

    private static Optional<Instant> due(RouteFacts facts, Finding finding, ProbeContext context) {
        if (!finding.id().equals("plugin-not-attached")) {
            return Optional.empty();
        }
        return facts.extensions().stream()
                .flatMap(one -> Status.instant(
                        one.path("metadata").path("creationTimestamp").asString(""))
                        .stream())
                .map(created -> created.plus(PATIENCE))
                .filter(due -> due.isAfter(context.clock().instant()))
                .findFirst();
    }

    private static String words(RouteFacts facts, Trouble trouble, Finding finding) {
        if (finding.id().equals("extension-other-namespace")
                && !trouble.finding().equals(finding.id())) {
            return "The extension is in another namespace than the Gateway.";
        }
        return facts.check().stream()
                .filter(one -> one.trouble().equals(Optional.of(trouble)))
                .findFirst()
                .map(RouteFinding::what)
                .orElseThrow();
    }

    private static void surroundings(ProbeContext context, ReadingDraft draft) {
        PathScope scope = context.scope();
        Optional<ObjectNode> service = context.reads().get(scope.serviceRef());
        boolean pods = service.isPresent() && anyReady(context, service.get());
        if (!pods) {
            draft.breaks(Finding.of("route-no-endpoints", "service", scope.service()));
        }
        context.everywhere(Kinds.KONG_CLUSTER_PLUGIN, draft).stream()
                .filter(one -> one.path("plugin").asString("").equals("prometheus")
                        && one.path("metadata")
                                .path("labels")
                                .path("global")
                                .asString("")
                                .equals("true"))
                .findFirst()
                .ifPresent(
                        one -> draft.warns(Finding.of("global-prometheus-plugin", "plugin", ProbeContext.name(one))));
        context.reads().list(Kinds.SERVICE, scope.gateway().namespace()).stream()
                .filter(RouteProbe::ingressInside)
                .findFirst()
                .ifPresent(one -> draft.warns(Finding.of(
                        "gateway-address-internal",
                        "address",
                        one.path("spec").path("clusterIP").asString(""))));
    }

    private static boolean anyReady(ProbeContext context, ObjectNode service) {
        var selector = service.path("spec").path("selector").properties();
        return !selector.isEmpty()
                && context.reads().list(Kinds.POD, context.scope().namespace()).stream()
                        .filter(pod -> selector.stream().allMatch(label -> pod.path("metadata")
                                .path("labels")
                                .path(label.getKey())
                                .equals(label.getValue())))
                        .anyMatch(ProbeContext::ready);
    }

    /** The data planes' ingress Service, when it is of a type that no load balancer serves. */
    private static boolean ingressInside(ObjectNode service) {
        return ingress(service)
                && !service.path("spec").path("type").asString("ClusterIP").equals("LoadBalancer");
    }

    private static boolean ingress(ObjectNode service) {
        return service.path("metadata")
                .path("labels")
                .path("gateway-operator.konghq.com/dataplane-service-type")
                .asString("")
                .equals("ingress");
    }
}
