package io.scaleguide.practice;

import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.control.Controller;
import io.scaleguide.practice.control.Loop;
import io.scaleguide.practice.controllers.LoadBalancer;
import io.scaleguide.practice.datadog.ClusterAgent;
import io.scaleguide.practice.datadog.NodeAgent;
import io.scaleguide.practice.datadog.Outside;
import io.scaleguide.practice.gateway.LatencyHistogram;
import io.scaleguide.practice.gateway.LoopbackLoadBalancer;
import io.scaleguide.practice.gateway.PracticeGateway;
import io.scaleguide.practice.gateway.ServiceName;
import io.scaleguide.practice.gateway.Workload;
import io.scaleguide.practice.kong.GatewayController;
import io.scaleguide.practice.kong.MetricsScraper;
import io.scaleguide.practice.net.PodInsides;
import io.scaleguide.practice.time.PracticeClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * What runs in a practice cluster's pods and is no part of Kubernetes: Kong's operator and gateway, the workload behind it, and Datadog's
 * agents. They need nothing but objects: those of the practice cluster, or those of any API server.
 */
public final class Residents implements AutoCloseable {
    private final PracticeFaults faults;
    private final PracticeGateway gateway;
    private final NodeAgent nodeAgent;
    private final ClusterAgent clusterAgent;
    private final List<Controller> controllers;

    private Residents(
            Objects objects,
            PodInsides pods,
            PracticeClock clock,
            Outside outside,
            PracticeOptions options,
            PracticeFaults faults) {
        this.faults = faults;
        Workload workload = new Workload(
                options.loadModel(), Workload.USUAL_CONCURRENCY, new Random(options.seed()), options.clock());
        gateway = new PracticeGateway(workload);
        nodeAgent = new NodeAgent(
                objects,
                pods,
                clock,
                outside,
                new NodeAgent.Faults(on(PracticeFault.AGENT_CUT_OFF), on(PracticeFault.AGENT_SCHEDULES_NOTHING)));
        clusterAgent = new ClusterAgent(
                objects,
                pods,
                clock,
                outside,
                new ClusterAgent.Faults(
                        on(PracticeFault.CLUSTER_AGENT_STUCK), on(PracticeFault.EXTERNAL_VALUES_REFUSED)));
        controllers = List.of(
                afterChanges("endpoints-follower", new EndpointsFollower(objects, workload)::reconcile),
                afterChanges("data-plane-follower", new DataPlaneFollower(objects, pods.network())::reconcile),
                afterChanges("gateway-operator", operator(objects, clock, options)::reconcile),
                new MetricsScraper(
                        objects,
                        pods,
                        () -> published(gateway.latencies()),
                        options.operator(),
                        new MetricsScraper.Faults(
                                on(PracticeFault.OPERATOR_METRICS_REFUSED), on(PracticeFault.OPERATOR_METRICS_CLOSED))),
                nodeAgent,
                clusterAgent);
    }

    /**
     * @param objects the cluster's objects
     * @param pods where their programs, logs and ports are
     * @param clock the time of their periods
     * @param outside what lies outside the cluster
     * @param options which operator, and how the workload bears load
     * @param faults what goes wrong
     * @return residents that do nothing until their controllers run
     */
    public static Residents of(
            Objects objects,
            PodInsides pods,
            PracticeClock clock,
            Outside outside,
            PracticeOptions options,
            PracticeFaults faults) {
        Residents residents = new Residents(objects, pods, clock, outside, options, faults);
        faults.listen(PracticeFault.GATEWAY_SILENT, residents.gateway::hangUp);
        faults.listen(PracticeFault.WORKLOAD_FAILS, residents.gateway::failUpstream);
        return residents;
    }

    /** @return their control loops, in the order in which they should run */
    public List<Controller> controllers() {
        return controllers;
    }

    /** @return the agent that serves external metrics */
    public ClusterAgent clusterAgent() {
        return clusterAgent;
    }

    /** @return what gives Services an address on which the gateway listens */
    public LoadBalancer loadBalancer() {
        LoopbackLoadBalancer loopback = new LoopbackLoadBalancer(gateway);
        return new LoadBalancer() {
            @Override
            public Exposure expose(String namespace, String name, List<Integer> ports) {
                if (faults.on(PracticeFault.NO_LOAD_BALANCER)) {
                    loopback.release(namespace, name);
                    return new Exposure("", "");
                }
                return loopback.expose(namespace, name, ports)
                        .map(address -> new Exposure(address, ""))
                        .orElseGet(() -> new Exposure("", loopback.lastProblem().orElse("")));
            }

            @Override
            public void release(String namespace, String name) {
                loopback.release(namespace, name);
            }
        };
    }

    private GatewayController operator(Objects objects, PracticeClock clock, PracticeOptions options) {
        return new GatewayController(
                objects,
                clock,
                options.operator(),
                routes -> gateway.routes(faults.on(PracticeFault.ROUTES_NOT_PUSHED) ? List.of() : routes),
                on(PracticeFault.EXTENSIONS_IGNORED));
    }

    private static Controller afterChanges(String name, Runnable work) {
        return new Loop(name, Duration.ofSeconds(10), work);
    }

    private BooleanSupplier on(PracticeFault fault) {
        return () -> faults.on(fault);
    }

    private Map<ServiceName, LatencyHistogram> published(Map<ServiceName, LatencyHistogram> counted) {
        if (faults.on(PracticeFault.OPERATOR_METRICS_EMPTY)) {
            return Map.of();
        }
        return faults.on(PracticeFault.OPERATOR_METRICS_OF_ANOTHER)
                ? counted.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> new ServiceName(entry.getKey().namespace(), "another"),
                                Map.Entry::getValue,
                                (one, other) -> one))
                : counted;
    }

    @Override
    public void close() {
        clusterAgent.close();
        nodeAgent.close();
        gateway.close();
    }
}
