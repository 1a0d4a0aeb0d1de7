package io.scaleguide.panel.live;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.EventReader;
import io.scaleguide.kube.ExternalMetric;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeException;
import io.scaleguide.kube.LabelSelectors;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.ResourceKind;
import io.scaleguide.kube.WatchScope;
import io.scaleguide.kube.WatchSignal;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.event.Slim;
import io.scaleguide.panel.event.SourceName;
import io.scaleguide.path.scope.PathScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells a panel what goes on in a cluster: five watches, and the external value read once for each sync of the HPA and whenever the HPA's
 * status changes. The threads are one for each watch, {@code panel-reads} and {@code panel-looks}; all end on close.
 */
public final class LiveSource implements AutoCloseable {
    /** The external value is not asked for more often, however often the HPA changes and however fast its time runs. */
    private static final Duration BETWEEN_READS = Duration.ofMillis(250);

    private final Cluster cluster;
    private final PathScope scope;
    private final Consumer<Function<Instant, PanelEvent>> ear;
    private final List<AutoCloseable> watches = new ArrayList<>();
    private final PodWatch pods;
    private final Looks looks;
    private final ScheduledThreadPoolExecutor reads = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "panel-reads");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean readPending = new AtomicBoolean();
    private volatile JsonNode hpaStatus = MissingNode.getInstance();

    private LiveSource(
            Cluster cluster,
            Clock clock,
            PanelTarget target,
            LiveSettings settings,
            Consumer<Function<Instant, PanelEvent>> ear) {
        this.cluster = cluster;
        this.scope = target.scope();
        this.ear = ear;
        this.pods = new PodWatch(cluster, scope.namespace(), this::pod, ear);
        this.looks = new Looks(cluster, clock, target, settings, ear);
        reads.setRemoveOnCancelPolicy(true);
    }

    /**
     * Begins to tell.
     *
     * @param cluster the cluster; whoever opened it closes it, after this
     * @param clock the time
     * @param target what it is about
     * @param settings what may be done
     * @param ear takes what is heard, from any thread, and returns soon: {@link Panel#hear}
     * @return the source; close it before the cluster
     */
    public static LiveSource open(
            Cluster cluster,
            Clock clock,
            PanelTarget target,
            LiveSettings settings,
            Consumer<Function<Instant, PanelEvent>> ear) {
        LiveSource source = new LiveSource(cluster, clock, target, settings, ear);
        long sync = Math.round(target.periods().hpaSync().toMillis() / target.pace());
        source.start(Math.max(BETWEEN_READS.toMillis(), sync));
        return source;
    }

    private void start(long syncMillis) {
        watch(scope.hpaRef(), this::hpa);
        watch(scope.deploymentRef(), this::deployment);
        watch(scope.metric(), this::metric);
        // One comma list: a server takes only one fieldSelector.
        String about = "involvedObject.kind=" + Kinds.HPA.kind() + ",involvedObject.name=" + scope.hpa();
        watches.add(cluster.watch(
                new WatchScope(Kinds.EVENT, scope.namespace(), Optional.empty(), Optional.of(about)), this::event));
        var unused = reads.scheduleAtFixedRate(this::read, 0, syncMillis, TimeUnit.MILLISECONDS);
        looks.start();
    }

    private void watch(ObjectRef ref, Consumer<WatchSignal> signals) {
        watches.add(cluster.watch(
                new WatchScope(
                        ref.kind(), ref.namespace(), Optional.empty(), Optional.of("metadata.name=" + ref.name())),
                signals));
    }

    /** Looks at the signal path now. */
    public void look() {
        looks.now();
    }

    private void hpa(WatchSignal signal) {
        object(Kinds.HPA, signal);
        if (signal instanceof WatchSignal.Seen seen) {
            JsonNode status = seen.object().path("status");
            if (!status.equals(hpaStatus)) {
                hpaStatus = status;
                readSoon();
            }
        }
    }

    private void metric(WatchSignal signal) {
        object(Kinds.DATADOG_METRIC, signal);
        if (signal instanceof WatchSignal.Seen seen) {
            looks.wants(seen.object().path("spec").path("query").asString(""));
        }
    }

    private void deployment(WatchSignal signal) {
        object(Kinds.DEPLOYMENT, signal);
        if (signal instanceof WatchSignal.Seen seen) {
            String selector = LabelSelectors.text(seen.object().path("spec").path("selector"));
            reads.execute(() -> pods.follow(selector));
        }
    }

    private void pod(WatchSignal signal) {
        object(Kinds.POD, signal);
    }

    private void event(WatchSignal signal) {
        if (signal instanceof WatchSignal.Seen seen) {
            ObjectNode object = seen.object();
            ear.accept(at -> new PanelEvent.Happened(at, EventReader.event(object)));
        } else if (!(signal instanceof WatchSignal.Gone)) {
            told(Kinds.EVENT, signal);
        }
    }

    private void object(ResourceKind kind, WatchSignal signal) {
        if (signal instanceof WatchSignal.Seen seen) {
            ObjectNode slim = Slim.of(seen.object());
            ear.accept(at -> new PanelEvent.ObjectSeen(at, ref(kind, slim), slim));
        } else if (signal instanceof WatchSignal.Gone gone) {
            ear.accept(at -> new PanelEvent.ObjectGone(at, ref(kind, gone.object())));
        } else {
            told(kind, signal);
        }
    }

    private void told(ResourceKind kind, WatchSignal signal) {
        String problem = signal instanceof WatchSignal.Interrupted lost ? lost.message() : "";
        ear.accept(at -> new PanelEvent.WatchTold(at, SourceName.watch(kind), problem));
    }

    private static ObjectRef ref(ResourceKind kind, ObjectNode object) {
        JsonNode metadata = object.path("metadata");
        return new ObjectRef(
                kind,
                metadata.path("namespace").asString(""),
                metadata.path("name").asString(""));
    }

    private void readSoon() {
        if (readPending.compareAndSet(false, true)) {
            var unused = reads.schedule(
                    () -> {
                        readPending.set(false);
                        read();
                    },
                    BETWEEN_READS.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void read() {
        try {
            ExternalMetric reading = cluster.externalMetric(scope.namespace(), scope.metricName());
            ear.accept(at -> new PanelEvent.ExternalRead(at, reading));
        } catch (KubeException e) {
            String problem = String.valueOf(e.getMessage());
            ear.accept(at -> new PanelEvent.WatchTold(at, SourceName.EXTERNAL, problem));
        }
    }

    /** Ends the watches, which tell nothing any more, and every thread. */
    @Override
    public void close() {
        looks.close();
        watches.forEach(Closing::quietly);
        reads.shutdownNow();
        pods.close();
        try {
            reads.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
