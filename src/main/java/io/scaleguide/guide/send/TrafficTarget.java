package io.scaleguide.guide.send;

import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.problem.StepFailure;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.kong.DataPlanePods;
import io.scaleguide.kong.GatewayAddress;
import io.scaleguide.kong.RouteHost;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.PortForward;
import io.scaleguide.path.scope.PathFinder;
import io.scaleguide.path.scope.Reads;
import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Where traffic goes in: the answer, the Gateway's address, or a port-forward to its data plane. */
final class TrafficTarget {
    private TrafficTarget() {}

    static URI find(StepContext context) {
        Optional<String> given = context.answers().optional("gateway-url");
        if (given.isPresent()) {
            return URI.create(given.get());
        }
        ObjectRef ref = new ObjectRef(Kinds.GATEWAY, context.answer("namespace"), context.answer("gateway"));
        ObjectNode gateway = context.cluster()
                .get(ref)
                .orElseThrow(() -> new StepFailure(Problem.of(
                        "no-gateway",
                        "There is no " + ref + ".",
                        "",
                        "Name yours with --set gateway=..., or add --demo-workload.")));
        return GatewayAddress.of(gateway).orElseGet(() -> forward(context, gateway));
    }

    /** The name that the route to the Service is for; an address that was answered is asked by its own. */
    static Optional<String> host(StepContext context) {
        if (context.answers().optional("gateway-url").isPresent()) {
            return Optional.empty();
        }
        try (Reads reads = new Reads(context.cluster())) {
            return RouteHost.of(PathFinder.routes(reads, context.answer("namespace"), context.answer("service")));
        }
    }

    private static URI forward(StepContext context, ObjectNode gateway) {
        String namespace = context.answer("namespace");
        String pod = DataPlanePods.running(
                        gateway,
                        context.cluster().list(Kinds.POD, namespace, GatewayAddress.dataPlanePodSelector(gateway)))
                .orElseThrow(() -> new StepFailure(Problem.of(
                        "no-data-plane",
                        "The Gateway has no address, and no data plane pod to forward to.",
                        "The operator has not made the data plane, or its load balancer is pending.",
                        "See kubectl get gateway,dataplane,pods -n {namespace}")));
        PortForward forward = context.cluster().portForward(namespace, pod, DataPlanePods.PROXY_PORT);
        context.session().keep(forward);
        context.note("The Gateway has no address; traffic goes through a port-forward to pod " + pod + ".");
        return URI.create("http://127.0.0.1:" + forward.localPort());
    }
}
