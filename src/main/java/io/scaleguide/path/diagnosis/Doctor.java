package io.scaleguide.path.diagnosis;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeException;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.ReadingDraft;
import io.scaleguide.path.hop.Verdict;
import io.scaleguide.path.probe.AgentProbe;
import io.scaleguide.path.probe.AnnotationProbe;
import io.scaleguide.path.probe.DatadogMetricProbe;
import io.scaleguide.path.probe.DatadogProbe;
import io.scaleguide.path.probe.ExternalMetricsProbe;
import io.scaleguide.path.probe.HpaProbe;
import io.scaleguide.path.probe.OperatorMetricsProbe;
import io.scaleguide.path.probe.Probe;
import io.scaleguide.path.probe.ProbeContext;
import io.scaleguide.path.probe.RouteProbe;
import io.scaleguide.path.probe.TrafficProbe;
import io.scaleguide.path.probe.WorkloadProbe;
import io.scaleguide.path.scope.Listing;
import io.scaleguide.path.scope.PathFinder;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.path.scope.Reads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks at all hops side by side, each with its own deadline, and says where the number stops. */
public final class Doctor {
    private static final List<Probe> PROBES = List.of(
            new TrafficProbe(),
            new RouteProbe(),
            new OperatorMetricsProbe(),
            new AnnotationProbe(),
            new AgentProbe(),
            new DatadogProbe(),
            new DatadogMetricProbe(),
            new ExternalMetricsProbe(),
            new HpaProbe(),
            new WorkloadProbe());

    private final Cluster cluster;
    private final Listing listing;
    private final Clock clock;
    private final boolean requests;
    private final boolean keys;

    /**
     * @param cluster the cluster
     * @param clock the time
     * @param requests whether requests may be sent through the Gateway
     * @param keys whether the agents' keys may be read and used to ask Datadog
     */
    public Doctor(Cluster cluster, Clock clock, boolean requests, boolean keys) {
        this(cluster, Listing.of(cluster), clock, requests, keys);
    }

    /**
     * @param cluster the cluster
     * @param listing where objects come from that are wanted by kind; for who looks again and again
     * @param clock the time
     * @param requests whether requests may be sent through the Gateway
     * @param keys whether the agents' keys may be read and used to ask Datadog
     */
    public Doctor(Cluster cluster, Listing listing, Clock clock, boolean requests, boolean keys) {
        this.cluster = cluster;
        this.listing = listing;
        this.clock = clock;
        this.requests = requests;
        this.keys = keys;
    }

    /**
     * Looks once. Throws AmbiguousPathException where several paths could be meant, and KubeException where the cluster cannot be
     * asked at all; a hop that cannot be read says so in its reading.
     *
     * @param request which path
     * @return what was seen
     */
    public Diagnosis look(PathRequest request) {
        Instant start = clock.instant();
        long begun = System.nanoTime();
        try (Reads reads = new Reads(cluster, listing)) {
            // These are wanted by several hops and take longest.
            reads.begin(Kinds.DEPLOYMENT, "");
            reads.begin(Kinds.DAEMON_SET, "");
            ProbeContext context = context(reads, request);
            List<Reading> readings = look(context);
            return new Diagnosis(
                    context.scope(),
                    start,
                    new Causes(readings).attributed(),
                    Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /**
     * What a look at one path goes by, for a caller who looks at one thing again and again.
     *
     * @param reads the cluster; remembers what it has read
     * @param request which path
     * @return the path's names and where to look
     */
    public ProbeContext context(Reads reads, PathRequest request) {
        return new ProbeContext(reads, new PathFinder(reads).find(request), clock, requests, keys);
    }

    private static List<Reading> look(ProbeContext context) {
        ExecutorService threads = Executors.newFixedThreadPool(PROBES.size(), task -> {
            Thread thread = new Thread(task, "path-probe");
            thread.setDaemon(true);
            return thread;
        });
        try {
            long begun = System.nanoTime();
            List<Future<Reading>> pending = new ArrayList<>();
            PROBES.forEach(probe -> pending.add(threads.submit(() -> timed(probe, context))));
            List<Reading> readings = new ArrayList<>();
            for (int index = 0; index < PROBES.size(); index++) {
                readings.add(await(PROBES.get(index), pending.get(index), begun));
            }
            return readings;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Reading timed(Probe probe, ProbeContext context) {
        long begun = System.nanoTime();
        Reading reading;
        try {
            reading = probe.look(context);
        } catch (KubeException e) {
            reading = new ReadingDraft(probe.hop()).as(Verdict.UNKNOWN, String.valueOf(e.getMessage()));
        }
        return reading.took(Duration.ofNanos(System.nanoTime() - begun));
    }

    private static Reading await(Probe probe, Future<Reading> pending, long begun) {
        long left = probe.deadline().toNanos() - (System.nanoTime() - begun);
        try {
            return pending.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            pending.cancel(true);
            return new ReadingDraft(probe.hop())
                    .as(Verdict.UNKNOWN, "No answer within " + probe.deadline().toSeconds() + " s.")
                    .took(probe.deadline());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ReadingDraft(probe.hop()).as(Verdict.UNKNOWN, "Stopped before the end.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("The look at " + probe.hop().title() + " failed", e.getCause());
        }
    }
}
