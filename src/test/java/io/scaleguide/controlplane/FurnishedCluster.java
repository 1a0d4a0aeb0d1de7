package io.scaleguide.controlplane;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.practice.Outdoors;
import io.scaleguide.practice.PracticeFaults;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.Residents;
import io.scaleguide.practice.control.Controller;
import io.scaleguide.practice.control.EventRecorder;
import io.scaleguide.practice.control.Loop;
import io.scaleguide.practice.controllers.BuiltinControllers;
import io.scaleguide.practice.controllers.ControllerContext;
import io.scaleguide.practice.datadog.ExternalMetricsApi;
import io.scaleguide.practice.kong.OperatorSeed;
import io.scaleguide.practice.net.LoopbackSite;
import io.scaleguide.practice.net.PodInsides;
import io.scaleguide.practice.time.PracticeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A real control plane with everything around it that the guide needs and that no Kubernetes has: the practice cluster's own parts, working on the real
 * API server over the network. Its HPA controller looks every second.
 */
public final class FurnishedCluster implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final Path kubeconfig;

    private FurnishedCluster(Path kubeconfig) {
        this.kubeconfig = kubeconfig;
    }

    /**
     * Starts one.
     *
     * @param folder an empty folder for what it keeps
     * @param options which operator, and how fast the agents are; the control plane's own time is the machine's
     */
    public static FurnishedCluster start(Path folder, PracticeOptions options) throws Exception {
        PodInsides pods = PodInsides.empty(options.clock());
        PodGate gate = PodGate.open(pods.network(), folder.resolve("pods.sock"));
        ControlPlane controlPlane =
                ControlPlane.start(folder, Map.of("EGRESS_PROXY", gate.address(), "HPA_SYNC_PERIOD", "1s"));
        FurnishedCluster furnished = new FurnishedCluster(controlPlane.kubeconfig());
        furnished.keep(gate);
        furnished.keep(controlPlane);
        try {
            furnished.furnish(pods, options);
            return furnished;
        } catch (IOException | RuntimeException | GeneralSecurityException | InterruptedException e) {
            furnished.close();
            throw e;
        }
    }

    /** @return the kubeconfig of a cluster administrator */
    public Path kubeconfig() {
        return kubeconfig;
    }

    /** @return what is known of it, as answers to the guide's fields */
    public Map<String, String> answers() {
        return Map.copyOf(answers);
    }

    /**
     * Writes these answers, and more, as {@code scaleguide up --answers} takes them; each key into a file of its field's name beside it.
     *
     * @param folder where they go
     * @param more answers besides
     * @return the file
     */
    public Path answers(Path folder, Map<String, String> more) throws IOException {
        Map<String, String> shown = new LinkedHashMap<>();
        for (Map.Entry<String, String> answer : answers.entrySet()) {
            if (answer.getKey().endsWith("-key")) {
                Path key = Files.writeString(folder.resolve(answer.getKey()), answer.getValue() + "\n");
                shown.put(answer.getKey() + "-file", key.toString());
            } else {
                shown.put(answer.getKey(), answer.getValue());
            }
        }
        shown.putAll(more);
        return Files.writeString(
                folder.resolve("answers.yaml"), new YAMLMapper().writeValueAsString(Map.of("answers", shown)));
    }

    private void furnish(PodInsides pods, PracticeOptions options)
            throws IOException, GeneralSecurityException, InterruptedException {
        PracticeClock clock = new PracticeClock(options.clock(), options.speed());
        KubernetesClient client = keep(KubeObjects.client(kubeconfig));
        Cluster cluster =
                keep(Cluster.open(new ClusterChoice(List.of(kubeconfig), Optional.empty()), Duration.ofSeconds(20)));
        plant(cluster, options);
        LoopbackSite site = keep(LoopbackSite.open());
        PracticeFaults none = new PracticeFaults();
        Outdoors outdoors = Outdoors.open(site, clock, options, none, new SecureRandom());
        answers.putAll(outdoors.answers());
        KubeObjects objects = new KubeObjects(client, cluster);
        Residents residents = keep(Residents.of(objects, pods, clock, outdoors.outside(), options, none));
        MetricsAdapter adapter = keep(MetricsAdapter.open(
                new ExternalMetricsApi(residents.clusterAgent()),
                client,
                Certificates.signed(Certificates.authority("cluster-agent"), "datadog-cluster-agent", List.of())));
        List<Controller> controllers = new ArrayList<>(residents.controllers());
        Random names = new Random(options.seed());
        controllers.add(BuiltinControllers.loadBalancer(
                new ControllerContext(objects, new EventRecorder(objects, clock, names), clock, names),
                residents.loadBalancer()));
        controllers.add(new Loop(
                "provider-follower",
                Duration.ofSeconds(10),
                new AdapterFollower(objects, pods.network(), adapter.port())::reconcile));
        keep(new io.scaleguide.practice.control.ControlPlane(objects, clock, controllers, FurnishedCluster::complain))
                .start();
    }

    private static void plant(Cluster cluster, PracticeOptions options) throws InterruptedException {
        for (ObjectNode definition : OperatorSeed.definitions(options.operator())) {
            cluster.apply(definition, true);
            ObjectRef ref =
                    new ObjectRef(Kinds.CRD, "", definition.at("/metadata/name").asString(""));
            await(() -> cluster.get(ref).filter(FurnishedCluster::established).isPresent());
        }
        OperatorSeed.manifests(options.operator()).forEach(manifest -> cluster.apply(manifest, true));
    }

    private static boolean established(ObjectNode definition) {
        for (JsonNode condition : definition.at("/status/conditions")) {
            if (condition.path("type").asString("").equals("Established")) {
                return condition.path("status").asString("").equals("True");
            }
        }
        return false;
    }

    private static void await(BooleanSupplier good) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!good.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The control plane is not ready after " + LONGEST_WAIT);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static void complain(String controller, RuntimeException failure) {
        System.err.println("stand-in " + controller + " failed: " + failure);
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable part : parts) {
            part.close();
        }
        parts.clear();
    }
}
