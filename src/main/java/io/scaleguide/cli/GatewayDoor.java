package io.scaleguide.cli;

import io.scaleguide.kong.DataPlanePods;
import io.scaleguide.kong.GatewayAddress;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.PortForward;
import io.scaleguide.panel.live.PanelTarget;
import io.scaleguide.path.diagnosis.Doctor;
import io.scaleguide.path.probe.ProbeContext;
import io.scaleguide.path.probe.RoutePaths;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.path.scope.Reads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * To the Service behind an HPA through its Gateway. Where the Gateway has no address, or nothing answers there from here, it goes through a port-forward to a
 * pod of the data plane, which ends with the way.
 */
final class GatewayDoor implements TrafficDoor {
    private static final int PATIENCE_MILLIS = 2000;
    private static final int USUAL_PORT = 80;

    private final Cluster cluster;
    private final Clock clock;
    private final PanelTarget target;
    private final String request;
    private final Predicate<URI> reachable;

    /**
     * @param cluster the cluster; must stay open while a way is
     * @param target which HPA
     * @param request what follows the route's path in each request
     * @param reachable whether something answers at an address from here, as {@link #answers} says
     */
    GatewayDoor(Cluster cluster, Clock clock, PanelTarget target, String request, Predicate<URI> reachable) {
        this.cluster = cluster;
        this.clock = clock;
        this.target = target;
        this.request = request;
        this.reachable = reachable;
    }

    /** Whether something takes a connection there within two seconds. */
    static boolean answers(URI address) {
        int port = address.getPort() > 0 ? address.getPort() : USUAL_PORT;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), port), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Way open() {
        PathRequest path = new PathRequest(
                Optional.of(target.scope().namespace()),
                Optional.of(target.scope().hpa()));
        try (Reads reads = new Reads(cluster)) {
            ProbeContext context = new Doctor(cluster, clock, false, false).context(reads, path);
            ObjectRef ref = context.scope().gateway();
            ObjectNode gateway = reads.get(ref)
                    .orElseThrow(() -> new IllegalStateException("There is no " + ref + " to send requests to."));
            String rest = RoutePaths.below(context, request);
            Optional<String> host = RoutePaths.host(context);
            Optional<URI> address = GatewayAddress.of(gateway);
            return address.filter(reachable)
                    .map(found -> Way.straight(found.resolve(rest), host))
                    .orElseGet(() -> forward(
                            ref,
                            gateway,
                            rest,
                            host,
                            address.map(found -> "nothing answers at " + found.getAuthority() + " from here")
                                    .orElse("the Gateway has no address")));
        }
    }

    private Way forward(ObjectRef ref, ObjectNode gateway, String rest, Optional<String> host, String why) {
        String pod = DataPlanePods.running(
                        gateway, cluster.list(Kinds.POD, ref.namespace(), GatewayAddress.dataPlanePodSelector(gateway)))
                .orElseThrow(() -> new IllegalStateException(
                        sentence(why) + " There is no pod of its data plane to forward a port to."));
        PortForward forward = cluster.portForward(ref.namespace(), pod, DataPlanePods.PROXY_PORT);
        return new Way(
                URI.create("http://127.0.0.1:" + forward.localPort()).resolve(rest),
                host,
                "through a port-forward to pod " + pod + ", since " + why,
                forward::close);
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
