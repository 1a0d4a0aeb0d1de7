package io.scaleguide.practice;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.schema.DefaultedObjects;
import io.scaleguide.practice.api.server.Access;
import io.scaleguide.practice.api.server.Kubeconfig;
import io.scaleguide.practice.api.server.PracticeApiServer;
import io.scaleguide.practice.autoscaler.HpaController;
import io.scaleguide.practice.control.ControlPlane;
import io.scaleguide.practice.control.Controller;
import io.scaleguide.practice.control.EventRecorder;
import io.scaleguide.practice.control.Loop;
import io.scaleguide.practice.controllers.BuiltinControllers;
import io.scaleguide.practice.controllers.ClusterSeed;
import io.scaleguide.practice.controllers.ControllerContext;
import io.scaleguide.practice.controllers.KubeletSettings;
import io.scaleguide.practice.datadog.ClusterAgent;
import io.scaleguide.practice.datadog.ExternalMetricsApi;
import io.scaleguide.practice.kong.OperatorSeed;
import io.scaleguide.practice.net.LoopbackSite;
import io.scaleguide.practice.net.PodInsides;
import io.scaleguide.practice.net.PodLogs;
import io.scaleguide.practice.time.PracticeClock;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * A cluster in this JVM, for practice, for a stage without a network, and for tests: an API server that the real kubectl and helm
 * take for one, controllers, Kong's operator and gateway, Datadog's agents and a stand-in for Datadog. It listens on the loopback
 * address only, under paths that cannot be guessed, and leaves nothing behind when it is closed.
 */
public final class PracticeCluster implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();
    private final SecureRandom secrets = new SecureRandom();
    private final PracticeOptions options;
    private final PracticeFolder folder;
    private final String id;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final PracticeFaults faults = new PracticeFaults();
    private Optional<PracticeGround> ground = Optional.empty();
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
        writeKubeconfig(server.baseUri());
        Outdoors outdoors = Outdoors.open(keep(LoopbackSite.open()), clock, options, faults, secrets);
        ground = Optional.of(new PracticeGround(store, server, outdoors, faults, clock, kubeconfig()));
        answers.put("context", context());
        answers.putAll(outdoors.answers());
        Residents residents =
                keep(Residents.of(new DefaultedObjects(store), pods, clock, outdoors.outside(), options, faults));
        ClusterSeed.plant(store, clock);
        OperatorSeed.plant(store, options.operator());
        EventRecorder events = new EventRecorder(store, clock, names);
        List<Controller> controllers = new ArrayList<>(BuiltinControllers.all(
                new ControllerContext(store, events, clock, names),
                KubeletSettings.usual().crashing((pod, container) -> crashes(pod, container, pods.logs())),
                residents.loadBalancer(),
                name -> !faults.on(PracticeFault.EXTERNAL_API_UNREACHABLE)));
        controllers.addAll(residents.controllers());
        ClusterAgent agent = residents.clusterAgent();
        controllers.add(new Loop(
                "provider-follower",
                Duration.ofSeconds(10),
                new ProviderFollower(store, server, new ExternalMetricsApi(agent))::reconcile));
        controllers.add(new HpaController(
                store,
                events,
                clock,
                new ServedMetrics(store, agent, () -> faults.on(PracticeFault.HPA_MAY_NOT_READ))));
        keep(new ControlPlane(store, clock, controllers, PracticeCluster::complain))
                .start();
    }

    private void writeKubeconfig(URI server) {
        try {
            Kubeconfig.write(kubeconfig(), server, id, options.speed());
        } catch (IOException e) {
            throw PracticeFolder.needed(folder.path(), e);
        }
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

    /** A fault of ours in a controller: said once on standard error, where a real one would log it. */
    private static void complain(String controller, RuntimeException failure) {
        System.err.println("practice cluster: " + controller + " failed: " + failure);
    }

    /**
     * Starts a practice cluster.
     *
     * @param options what kind
     * @return a cluster that answers
     * @throws UncheckedIOException when no port can be opened
     * @throws io.scaleguide.disk.DiskException when its folder cannot be made or written
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

    /** @return what faults can be made with */
    public PracticeGround ground() {
        return ground.orElseThrow();
    }

    /**
     * Something that works on it and is closed with it, before its own parts.
     *
     * @param part closed once
     */
    public void attach(AutoCloseable part) {
        keep(part);
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
