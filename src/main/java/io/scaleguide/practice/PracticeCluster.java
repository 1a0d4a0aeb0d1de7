package io.scaleguide.practice;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.server.Access;
import io.scaleguide.practice.api.server.Kubeconfig;
import io.scaleguide.practice.api.server.PracticeApiServer;
import io.scaleguide.practice.autoscaler.HpaController;
import io.scaleguide.practice.charts.ChartRepository;
import io.scaleguide.practice.control.ControlPlane;
import io.scaleguide.practice.control.Controller;
import io.scaleguide.practice.control.EventRecorder;
import io.scaleguide.practice.control.Loop;
import io.scaleguide.practice.controllers.BuiltinControllers;
import io.scaleguide.practice.controllers.ClusterSeed;
import io.scaleguide.practice.controllers.ControllerContext;
import io.scaleguide.practice.controllers.KubeletSettings;
import io.scaleguide.practice.controllers.LoadBalancer;
import io.scaleguide.practice.datadog.ClusterAgent;
import io.scaleguide.practice.datadog.DatadogStandIn;
import io.scaleguide.practice.datadog.ExternalMetricsApi;
import io.scaleguide.practice.datadog.NodeAgent;
import io.scaleguide.practice.datadog.Outside;
import io.scaleguide.practice.datadog.PracticeKeys;
import io.scaleguide.practice.datadog.TimeSeries;
import io.scaleguide.practice.gateway.LatencyHistogram;
import io.scaleguide.practice.gateway.LoopbackLoadBalancer;
import io.scaleguide.practice.gateway.PracticeGateway;
import io.scaleguide.practice.gateway.ServiceName;
import io.scaleguide.practice.gateway.Workload;
import io.scaleguide.practice.kong.GatewayController;
import io.scaleguide.practice.kong.MetricsScraper;
import io.scaleguide.practice.kong.OperatorSeed;
import io.scaleguide.practice.net.PodInsides;
import io.scaleguide.practice.net.PodLogs;
import io.scaleguide.practice.time.PracticeClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A cluster in this JVM, for practice, for a stage without a network, and for tests: an API server that the real kubectl and helm
 * take for one, controllers, Kong's operator and gateway, Datadog's agents and a stand-in for Datadog. It listens on the loopback
 * address only, under paths that cannot be guessed, and leaves nothing behind when it is closed.
 */
public final class PracticeCluster implements AutoCloseable {
    private static final String SITE = "datadoghq.com";

    private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();
    private final SecureRandom secrets = new SecureRandom();
    private final PracticeOptions options;
    private final PracticeFolder folder;
    private final String id;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final PracticeFaults faults = new PracticeFaults();
    private final Set<String> crashed = ConcurrentHashMap.newKeySet();

    private PracticeCluster(PracticeOptions options, PracticeFolder folder) {
        this.options = options;
        this.folder = folder;
        this.id = String.format(Locale.ROOT, "%06x", secrets.nextInt(1 << 24));
    }

    private void build() throws IOException {
        PracticeClock clock = new PracticeClock(options.clock(), options.speed());
        RandomGenerator names = new Random(options.seed());
        ObjectStore store = keep(new ObjectStore(clock, names));
        PodInsides pods = PodInsides.empty(options.clock());
        PracticeApiServer server = keep(PracticeApiServer.start(store, options.clock(), secrets, Access.all(), pods));
        Kubeconfig.write(kubeconfig(), server.baseUri(), id);
        populate(server, store, pods, clock, names);
    }

    private void populate(
            PracticeApiServer server, ObjectStore store, PodInsides pods, PracticeClock clock, RandomGenerator names)
            throws IOException {
        EventRecorder events = new EventRecorder(store, clock, names);
        Workload workload = new Workload(
                options.loadModel(), Workload.USUAL_CONCURRENCY, new Random(options.seed()), options.clock());
        PracticeGateway gateway = keep(new PracticeGateway(workload));
        faults.listen(PracticeFault.GATEWAY_SILENT, gateway::hangUp);
        faults.listen(PracticeFault.WORKLOAD_FAILS, gateway::failUpstream);
        Outside outside = datadog(server, clock);
        NodeAgent nodeAgent = keep(new NodeAgent(
                store,
                pods,
                clock,
                outside,
                new NodeAgent.Faults(on(PracticeFault.AGENT_CUT_OFF), on(PracticeFault.AGENT_SCHEDULES_NOTHING))));
        ClusterAgent clusterAgent = keep(new ClusterAgent(
                store,
                pods,
                clock,
                outside,
                new ClusterAgent.Faults(
                        on(PracticeFault.CLUSTER_AGENT_STUCK), on(PracticeFault.EXTERNAL_VALUES_REFUSED))));
        charts(server);
        answers.put("context", context());
        answers.put("demo-workload", "true");
        answers.put("listener-port", Integer.toString(freePort()));
        ClusterSeed.plant(store, clock);
        OperatorSeed.plant(store, options.operator());

        List<Controller> controllers = new ArrayList<>(BuiltinControllers.all(
                new ControllerContext(store, events, clock, names),
                KubeletSettings.usual().crashing((pod, container) -> crashes(pod, container, pods.logs())),
                balancer(new LoopbackLoadBalancer(gateway), on(PracticeFault.NO_LOAD_BALANCER)),
                name -> !faults.on(PracticeFault.EXTERNAL_API_UNREACHABLE)));
        controllers.add(afterChanges("endpoints-follower", new EndpointsFollower(store, workload)::reconcile));
        controllers.add(afterChanges("data-plane-follower", new DataPlaneFollower(store, pods.network())::reconcile));
        controllers.add(afterChanges(
                "gateway-operator",
                new GatewayController(
                        store,
                        clock,
                        options.operator(),
                        routes -> gateway.routes(faults.on(PracticeFault.ROUTES_NOT_PUSHED) ? List.of() : routes),
                        on(PracticeFault.EXTENSIONS_IGNORED))::reconcile));
        controllers.add(new MetricsScraper(
                store,
                pods,
                () -> published(gateway.latencies()),
                options.operator(),
                new MetricsScraper.Faults(
                        on(PracticeFault.OPERATOR_METRICS_REFUSED), on(PracticeFault.OPERATOR_METRICS_CLOSED))));
        controllers.add(nodeAgent);
        controllers.add(clusterAgent);
        controllers.add(afterChanges(
                "provider-follower",
                new ProviderFollower(store, server, new ExternalMetricsApi(clusterAgent))::reconcile));
        controllers.add(new HpaController(
                store, events, clock, new ServedMetrics(store, clusterAgent, on(PracticeFault.HPA_MAY_NOT_READ))));
        keep(new ControlPlane(store, clock, controllers, PracticeCluster::complain))
                .start();
    }

    private static Controller afterChanges(String name, Runnable work) {
        return new Loop(name, Duration.ofSeconds(10), work);
    }

    private Outside datadog(PracticeApiServer server, PracticeClock clock) {
        PracticeKeys keys = PracticeKeys.random(secrets);
        String prefix = prefix("datadog");
        DatadogStandIn standIn = new DatadogStandIn(keys, new TimeSeries(clock), clock, options.clock());
        server.mount(prefix, standIn);
        faults.listen(PracticeFault.QUERIES_REFUSED, begun -> standIn.allowQueries(!begun));
        faults.listen(PracticeFault.INTAKE_LOSES_POINTS, standIn::losePoints);
        faults.listen(
                PracticeFault.QUERIES_LIMITED,
                begun -> standIn.limitQueries(begun ? 0 : DatadogStandIn.USUAL_LIMIT, Duration.ofHours(1)));
        URI address = server.origin().resolve(prefix);
        answers.put("site", SITE);
        answers.put("datadog-url", address.toString());
        answers.put("api-key", keys.api());
        answers.put("app-key", keys.application());
        return new Outside(address, SITE);
    }

    private void charts(PracticeApiServer server) throws IOException {
        String prefix = prefix("charts");
        server.mount(prefix, new ChartRepository(options.chartFolder()));
        answers.put("chart-repo", server.origin().resolve(prefix).toString());
    }

    private String prefix(String what) {
        return String.format(Locale.ROOT, "/%s-%016x-%016x", what, secrets.nextLong(), secrets.nextLong());
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

    /** What the agent says before it ends: datadog-agent pkg/util/hostname; the chart's issue 1713. */
    private boolean crashes(JsonNode pod, JsonNode container, PodLogs logs) {
        boolean agent = pod.at("/metadata/labels/app.kubernetes.io~1component")
                        .asString("")
                        .equals("agent")
                && container.path("name").asString("").equals("agent");
        boolean crashes = agent && faults.on(PracticeFault.AGENT_WITHOUT_HOSTNAME);
        if (crashes && crashed.add(Meta.text(pod, "uid"))) {
            logs.say(
                    Meta.namespace(pod),
                    Meta.name(pod),
                    "agent",
                    "Error: error while starting the agent: unable to reliably determine the host name. You can define one in"
                            + " the agent config file or in your hosts file");
        }
        return crashes;
    }

    private static LoadBalancer balancer(LoopbackLoadBalancer loopback, BooleanSupplier none) {
        return new LoadBalancer() {
            @Override
            public Exposure expose(String namespace, String name, List<Integer> ports) {
                if (none.getAsBoolean()) {
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

    /** A port that is free now; the Gateway's listener takes it a little later. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    /** A fault of ours in a controller: said once on standard error, where a real one would log it. */
    private static void complain(String controller, RuntimeException failure) {
        System.err.println("practice cluster: " + controller + " failed: " + failure);
    }

    /**
     * Starts a practice cluster.
     *
     * @param options what kind
     * @return a cluster that answers
     * @throws UncheckedIOException when no port can be opened or its folder cannot be made
     */
    public static PracticeCluster start(PracticeOptions options) {
        try {
            PracticeCluster cluster = new PracticeCluster(options, PracticeFolder.make());
            try {
                cluster.build();
                return cluster;
            } catch (IOException | RuntimeException e) {
                cluster.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The practice cluster could not be started", e);
        }
    }

    /** @return its kubeconfig, mode 0600 */
    public Path kubeconfig() {
        return folder.path().resolve("kubeconfig");
    }

    /** @return the kubeconfig's only context */
    public String context() {
        return Kubeconfig.contextName(id);
    }

    /** @return what can be made to go wrong in it */
    public PracticeFaults faults() {
        return faults;
    }

    /** @return its own folder, which goes away with it */
    public Path folder() {
        return folder.path();
    }

    /** @return what it knows of itself, as answers to the guide's fields: addresses, and keys that open nothing else */
    public Map<String, String> answers() {
        return Map.copyOf(answers);
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() {
        parts.forEach(PracticeCluster::end);
        parts.clear();
        folder.close();
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException("a part of the practice cluster did not end", e);
        }
    }
}
