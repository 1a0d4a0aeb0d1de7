package io.scaleguide.path.faults;

import io.scaleguide.cli.GuideForTests;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeException;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.path.diagnosis.Diagnosis;
import io.scaleguide.path.diagnosis.Doctor;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeFault;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.tools.Command;
import io.scaleguide.tools.Patience;
import io.scaleguide.tools.Tools;
import io.scaleguide.traffic.TrafficPlan;
import io.scaleguide.traffic.TrafficRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** A practice cluster that the guide has gone through, with traffic; things can be broken in it and are mended afterwards. */
final class HealthyPath implements AutoCloseable {
    static final String SHOP = "scaleguide-demo";
    static final ObjectRef HPA = new ObjectRef(Kinds.HPA, SHOP, "echo");
    static final ObjectRef METRIC = new ObjectRef(Kinds.DATADOG_METRIC, SHOP, "echo-kong-upstream-latency-ms-avg");
    static final ObjectRef WORKLOAD = new ObjectRef(Kinds.DEPLOYMENT, SHOP, "echo");
    static final ObjectRef SERVICE = new ObjectRef(Kinds.SERVICE, SHOP, "echo");

    private static final Duration PATIENCE = Patience.LONGEST;

    final PracticeCluster practice;
    final Cluster cluster;
    private final Path home;
    private final Deque<Runnable> mending = new ArrayDeque<>();
    private boolean keys = true;
    private Optional<TrafficRun> traffic = Optional.empty();

    private HealthyPath(PracticeCluster practice, Cluster cluster, Path home) {
        this.practice = practice;
        this.cluster = cluster;
        this.home = home;
    }

    static HealthyPath start(OperatorLine operator) throws Exception {
        Path home = Files.createTempDirectory("scaleguide-faults");
        PracticeCluster practice = PracticeCluster.start(new PracticeOptions(
                30, 7, LoadModel.QUEUE, operator, Path.of("assets/charts/datadog"), Clock.systemUTC()));
        GuideForTests.upTo("hpa", practice, home);
        Cluster cluster = Cluster.open(
                new ClusterChoice(List.of(practice.kubeconfig()), Optional.empty()), Duration.ofSeconds(10));
        HealthyPath path = new HealthyPath(practice, cluster, home);
        path.send();
        path.awaitFindings(List.of());
        return path;
    }

    /** Light traffic: under the target, so that the replicas stay as they are. */
    void send() {
        ObjectNode gateway = cluster.list(Kinds.GATEWAY, SHOP, "").get(0);
        String address = gateway.at("/status/addresses/0/value").asString();
        int port = gateway.at("/spec/listeners/0/port").asInt();
        traffic = Optional.of(TrafficRun.start(new TrafficPlan(
                URI.create("http://" + address + ":" + port + "/echo/shell?cmd=sleep%200.02"),
                2,
                OptionalDouble.of(10),
                Duration.ofHours(1),
                Duration.ofSeconds(5))));
    }

    void stopSending() {
        traffic.ifPresent(TrafficRun::close);
        traffic = Optional.empty();
        mending.push(this::send);
    }

    /** The doctor does not ask Datadog itself, as with --no-keys. */
    void withoutKeys() {
        keys = false;
        mending.push(() -> keys = true);
    }

    /** Something that goes wrong in the world around the objects. */
    void begin(PracticeFault fault) {
        practice.faults().begin(fault);
        mending.push(() -> practice.faults().end(fault));
    }

    Diagnosis look() {
        return new Doctor(cluster, Clock.systemUTC(), traffic.isPresent(), keys)
                .look(new PathRequest(Optional.empty(), Optional.empty()));
    }

    /** Looks until exactly these findings are there. */
    Diagnosis awaitFindings(List<String> ids) throws InterruptedException {
        TreeSet<String> wanted = new TreeSet<>(ids);
        return awaitDiagnosis(
                "findings " + wanted,
                diagnosis -> ids(diagnosis).equals(wanted)
                        && (!ids.isEmpty() || diagnosis.cause().isEmpty()));
    }

    Diagnosis awaitDiagnosis(String what, Predicate<Diagnosis> wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Diagnosis last;
        do {
            last = look();
            if (wanted.test(last)) {
                return last;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        } while (System.nanoTime() < end);
        String seen = what + " did not come; last seen " + ids(last) + "\n" + words(last);
        System.out.println(seen);
        throw new AssertionError(seen);
    }

    static TreeSet<String> ids(Diagnosis diagnosis) {
        TreeSet<String> ids = new TreeSet<>();
        diagnosis.findings().stream().map(Finding::id).forEach(ids::add);
        return ids;
    }

    static String words(Diagnosis diagnosis) {
        StringBuilder words = new StringBuilder();
        diagnosis.readings().forEach(reading -> words.append(reading.hop().number())
                .append(' ')
                .append(reading.verdict())
                .append(' ')
                .append(reading.words())
                .append(' ')
                .append(reading.findings())
                .append(reading.because())
                .append('\n'));
        return words.toString();
    }

    /** Changes an object, and puts back what it said when the test is over. */
    void change(ObjectRef ref, Consumer<ObjectNode> change) {
        ObjectNode before = cluster.get(ref).orElseThrow();
        replace(ref, change);
        mending.push(() -> restore(ref, before));
    }

    /** Writes a status as a controller would. */
    void setStatus(ObjectRef ref, String json) {
        try {
            Command.of(
                            Tools.find(System.getenv()).kubectl(),
                            "patch",
                            ref.kind().plural(),
                            ref.name(),
                            "-n",
                            ref.namespace(),
                            "--subresource=status",
                            "--type=merge",
                            "-p",
                            json)
                    .with("KUBECONFIG", practice.kubeconfig().toString())
                    .with("HOME", home.toString())
                    .run()
                    .orFail();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void replace(ObjectRef ref, Consumer<ObjectNode> change) {
        for (int attempt = 0; ; attempt++) {
            ObjectNode now = cluster.get(ref).orElseThrow();
            change.accept(now);
            try {
                cluster.replace(now);
                return;
            } catch (KubeException e) {
                if (e.reason() != KubeException.Reason.CONFLICT || attempt == 20) {
                    throw e;
                }
            }
        }
    }

    private void restore(ObjectRef ref, ObjectNode before) {
        if (cluster.get(ref).isEmpty()) {
            create(before);
            return;
        }
        replace(ref, now -> {
            for (String part : List.of("spec", "data", "plugin")) {
                if (before.has(part)) {
                    now.set(part, before.path(part).deepCopy());
                }
            }
            for (String part : List.of("annotations", "labels")) {
                if (before.path("metadata").has(part)) {
                    now.withObject("/metadata")
                            .set(part, before.path("metadata").path(part));
                }
            }
        });
    }

    /** Deletes an object, and makes it again when the test is over. */
    void delete(ObjectRef ref) {
        ObjectNode before = cluster.get(ref).orElseThrow();
        cluster.delete(ref);
        mending.push(() -> create(before));
    }

    /** Makes an object that goes away when the test is over. */
    void make(ObjectRef ref, String json) {
        cluster.apply(
                (ObjectNode) tools.jackson.databind.json.JsonMapper.shared().readTree(json), true);
        mending.push(() -> cluster.delete(ref));
    }

    private void create(ObjectNode before) {
        ObjectNode fresh = before.deepCopy();
        fresh.remove("status");
        ObjectNode metadata = fresh.withObject("/metadata");
        metadata.remove(List.of("uid", "resourceVersion", "generation", "creationTimestamp", "managedFields"));
        metadata.remove("ownerReferences");
        if (fresh.path("kind").asString("").equals("Service")) {
            fresh.withObject("/spec").remove(List.of("clusterIP", "clusterIPs"));
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                cluster.apply(fresh, true);
                return;
            } catch (KubeException e) {
                // A kind that was deleted and made again is served a moment later.
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
        }
    }

    /** Makes a deleted object again. */
    void restoreDeleted(ObjectNode before) {
        create(before);
    }

    /** Annotates the pods of a workload by hand, again and again, since they are replaced when its template changes. */
    void keepOnPods(ObjectRef workload, String key, String value) {
        Thread hand = new Thread(
                () -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        try {
                            annotatePods(workload, key, value);
                            TimeUnit.MILLISECONDS.sleep(100);
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                },
                "hand-that-annotates");
        hand.setDaemon(true);
        hand.start();
        mending.push(hand::interrupt);
    }

    private void annotatePods(ObjectRef workload, String key, String value) {
        var patch = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        patch.putObject("metadata").putObject("annotations").put(key, value);
        for (ObjectNode pod : cluster.list(Kinds.POD, workload.namespace(), "control-plane=controller-manager")) {
            try {
                cluster.mergePatch(
                        new ObjectRef(
                                Kinds.POD,
                                workload.namespace(),
                                pod.at("/metadata/name").asString()),
                        patch);
            } catch (KubeException e) {
                // It has just been replaced.
            }
        }
    }

    /** Something to put back when the test is over. */
    void afterwards(Runnable mend) {
        mending.push(mend);
    }

    void mend() {
        while (!mending.isEmpty()) {
            mending.pop().run();
        }
    }

    @Override
    public void close() throws Exception {
        traffic.ifPresent(TrafficRun::close);
        cluster.close();
        practice.close();
        try (var files = Files.walk(home)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
