package io.scaleguide.cli;

import io.scaleguide.datadog.Datadog;
import io.scaleguide.datadog.QueryReply;
import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.headless.PulseFace;
import io.scaleguide.kong.GatewayAddress;
import io.scaleguide.kube.Cluster;
import io.scaleguide.path.diagnosis.Doctor;
import io.scaleguide.path.probe.AgentProbe;
import io.scaleguide.path.probe.DatadogAccess;
import io.scaleguide.path.probe.OperatorMetricsProbe;
import io.scaleguide.path.probe.ProbeContext;
import io.scaleguide.path.probe.RoutePaths;
import io.scaleguide.path.pulse.Arrival;
import io.scaleguide.path.pulse.Pulse;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.path.scope.Reads;
import io.scaleguide.traffic.TrafficPlan;
import io.scaleguide.traffic.TrafficRun;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Sends a burst of traffic and times it through the hops. */
final class PulseRun {
    private static final int CONNECTIONS = 8;

    /** Longer than any way through the path; it is stopped when the watch is over. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration REQUEST = Duration.ofSeconds(5);

    private final Surroundings surroundings;
    private final Cluster cluster;
    private final Doctor doctor;

    PulseRun(Surroundings surroundings, Cluster cluster, Doctor doctor) {
        this.surroundings = surroundings;
        this.cluster = cluster;
        this.doctor = doctor;
    }

    int run(PathRequest request, String path) {
        try (Reads reads = new Reads(cluster)) {
            ProbeContext context = doctor.context(reads, request);
            Optional<URI> url = reads.get(context.scope().gateway())
                    .flatMap(GatewayAddress::of)
                    .map(address -> address.resolve(RoutePaths.below(context, path)));
            Optional<Datadog> datadog = new DatadogAccess(context).open();
            if (url.isEmpty() || datadog.isEmpty()) {
                surroundings
                        .err()
                        .println("scaleguide: there is no "
                                + (url.isEmpty() ? "Gateway address" : "key to ask Datadog with")
                                + ". Run \"scaleguide doctor\" to see why.");
                return ExitCode.FAILED;
            }
            try (Datadog asked = datadog.get()) {
                return watch(context, url.get(), window -> asked.query(context.query(), window));
            }
        }
    }

    private int watch(ProbeContext context, URI url, Function<Duration, QueryReply> datadog) {
        PulseFace face = new PulseFace(surroundings.out());
        face.begin(url, CONNECTIONS);
        Pulse pulse = new Pulse(
                cluster,
                context.scope(),
                context.periods(),
                surroundings.clock(),
                datadog,
                () -> OperatorMetricsProbe.count(context),
                () -> AgentProbe.lastScrape(context));
        try (Burst burst = new Burst(url, RoutePaths.host(context))) {
            List<Arrival> arrivals = pulse.watch(burst::answered, face::arrived);
            face.end(arrivals);
            boolean all = arrivals.stream().allMatch(one -> one.after().isPresent());
            return !all ? ExitCode.FAILED : arrivals.stream().allMatch(Arrival::inTime) ? ExitCode.DONE : ExitCode.LATE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.CANCELLED;
        }
    }

    /** Traffic that starts when it is first asked for. */
    private static final class Burst implements AutoCloseable {
        private final URI url;
        private final Optional<String> host;
        private Optional<TrafficRun> run = Optional.empty();

        private Burst(URI url, Optional<String> host) {
            this.url = url;
            this.host = host;
        }

        private Optional<String> answered() {
            TrafficRun running = run.orElseGet(() -> TrafficRun.start(
                    new TrafficPlan(url, CONNECTIONS, OptionalDouble.empty(), LONGEST, REQUEST).forHost(host)));
            run = Optional.of(running);
            long ok = running.stats().ok();
            return ok > 0 ? Optional.of(ok + " requests answered") : Optional.empty();
        }

        @Override
        public void close() {
            run.ifPresent(TrafficRun::close);
        }
    }
}
