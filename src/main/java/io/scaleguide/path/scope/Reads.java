package io.scaleguide.path.scope;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ExternalMetric;
import io.scaleguide.kube.KubeEvent;
import io.scaleguide.kube.KubeException;
import io.scaleguide.kube.KubeException.Reason;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cluster as one look sees it: each thing is asked for once, however many probes want it, and they wait for it side by side.
 * May be used from any thread; throws what {@link Cluster} throws.
 */
public final class Reads implements AutoCloseable {
    private static final int THREADS = 8;

    private final Cluster cluster;
    private final Listing listing;
    private final ExecutorService threads;
    private final Map<Object, Future<?>> asked = new ConcurrentHashMap<>();

    /** @param cluster the cluster; whoever opened it closes it, after this */
    public Reads(Cluster cluster) {
        this(cluster, Listing.of(cluster));
    }

    /**
     * @param cluster the cluster; whoever opened it closes it, after this
     * @param listing where objects come from that are wanted by kind
     */
    public Reads(Cluster cluster, Listing listing) {
        this.cluster = cluster;
        this.listing = listing;
        AtomicInteger count = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "path-read-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @return the cluster, for what is not worth remembering */
    public Cluster cluster() {
        return cluster;
    }

    /**
     * @param kind the kind
     * @param namespace the namespace, empty for all
     * @return the objects; empty where the cluster does not serve the kind
     */
    public List<ObjectNode> list(ResourceKind kind, String namespace) {
        return once(List.of(kind, namespace), () -> listing.objects(kind, namespace));
    }

    /**
     * Begins to read objects that will be wanted; what goes wrong is thrown when they are.
     *
     * @param kind the kind
     * @param namespace the namespace, empty for all
     */
    public void begin(ResourceKind kind, String namespace) {
        start(List.of(kind, namespace), () -> listing.objects(kind, namespace));
    }

    /**
     * @param ref the object's name; without one there is none
     * @return the object; empty where it is not there
     */
    public Optional<ObjectNode> get(ObjectRef ref) {
        return ref.name().isEmpty() ? Optional.empty() : once(ref, () -> cluster.get(ref));
    }

    /**
     * @param ref an object
     * @return the events about it, oldest first
     */
    public List<KubeEvent> events(ObjectRef ref) {
        return once(List.of("events", ref), () -> listing.events(ref));
    }

    /**
     * @param kind a kind
     * @return whether the cluster serves it
     */
    public boolean serves(ResourceKind kind) {
        return once(List.of("serves", kind), () -> cluster.stillServes(kind));
    }

    /**
     * @param namespace the namespace
     * @param name the metric's name, as an HPA has it
     * @return what the External Metrics API says
     */
    public ExternalMetric external(String namespace, String name) {
        return once(List.of("external", namespace, name), () -> cluster.externalMetric(namespace, name));
    }

    private <T> Future<?> start(Object key, Callable<T> read) {
        return asked.computeIfAbsent(key, wanted -> {
            FutureTask<T> task = new FutureTask<>(read);
            threads.execute(task);
            return task;
        });
    }

    @SuppressWarnings("unchecked") // the key holds what was asked, so what comes is of that type
    private <T> T once(Object key, Callable<T> read) {
        try {
            return (T) start(key, read).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KubeException(Reason.TIMEOUT, 0, "The cluster did not answer in time.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
