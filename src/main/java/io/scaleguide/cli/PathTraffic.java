package io.scaleguide.cli;

import io.scaleguide.kong.GatewayAddress;
import io.scaleguide.kube.Cluster;
import io.scaleguide.path.diagnosis.Doctor;
import io.scaleguide.path.probe.ProbeContext;
import io.scaleguide.path.probe.RoutePaths;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.path.scope.Reads;
import io.scaleguide.traffic.TrafficPlan;
import io.scaleguide.traffic.TrafficRun;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Light traffic along the only signal path of a cluster: enough that every hop has something to tell, too little to scale. */
final class PathTraffic {
    private static final String REQUEST = "/shell?cmd=sleep%200.02";
    private static final int CONNECTIONS = 2;
    private static final double PER_SECOND = 10;
    private static final Duration ONE_ANSWER = Duration.ofSeconds(5);

    private PathTraffic() {}

    /** Starts it; empty while the Gateway has no address. */
    static Optional<TrafficRun> start(Cluster cluster, Doctor doctor) {
        try (Reads reads = new Reads(cluster)) {
            ProbeContext context = doctor.context(reads, new PathRequest(Optional.empty(), Optional.empty()));
            String request = RoutePaths.below(context, REQUEST);
            Optional<String> host = RoutePaths.host(context);
            return reads.get(context.scope().gateway())
                    .flatMap(GatewayAddress::of)
                    .map(address -> TrafficRun.start(new TrafficPlan(
                                    address.resolve(request),
                                    CONNECTIONS,
                                    OptionalDouble.of(PER_SECOND),
                                    TrafficPlan.LONGEST,
                                    ONE_ANSWER)
                            .forHost(host)));
        }
    }
}
