package io.scaleguide.panel.fleet;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.Permission;
import io.scaleguide.kube.ResourceKind;
import io.scaleguide.kube.WatchScope;
import io.scaleguide.kube.WatchSignal;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.event.Slim;
import io.scaleguide.panel.event.SourceName;
import io.scaleguide.path.budget.Periods;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The live fleet: all HPAs with an external metric of Datadog's, by one watch of HPAs and one of DatadogMetrics, of all namespaces where the
 * user may watch them, else of the context's own. Any thread may look at its view, and no call waits.
 */
public final class Fleet implements AutoCloseable {
    /** So often the view is made anew at most; a thousand HPAs change more often than anyone looks. */
    private static final Duration FRAME = Duration.ofMillis(250);

    private final Clock clock;
    private final Runnable listener;
    private final FleetModel model;
    private final List<AutoCloseable> watches = new ArrayList<>();
    private final ScheduledExecutorService mind;
    private volatile FleetView shown;

    private Fleet(Clock clock, Periods periods, Runnable listener) {
        this.clock = clock;
        this.listener = listener;
        this.model = new FleetModel(periods, clock.instant());
        this.shown = model.view(clock.instant());
        this.mind = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "fleet");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Begins to watch. Throws KubeException where the cluster cannot be asked what the user may.
     *
     * @param cluster the cluster; whoever opened it closes it, after this
     * @param clock the time
     * @param periods how often each station works
     * @param listener hears, on the fleet's thread, that there is something else in the view than its time; returns soon
     * @return the fleet
     */
    public static Fleet open(Cluster cluster, Clock clock, Periods periods, Runnable listener) {
        Fleet fleet = new Fleet(clock, periods, listener);
        fleet.watch(cluster, Kinds.DATADOG_METRIC);
        fleet.watch(cluster, Kinds.HPA);
        var unused =
                fleet.mind.scheduleAtFixedRate(fleet::look, FRAME.toMillis(), FRAME.toMillis(), TimeUnit.MILLISECONDS);
        return fleet;
    }

    private void watch(Cluster cluster, ResourceKind kind) {
        boolean everywhere = cluster.may(new Permission("list", kind.group(), kind.plural(), ""))
                && cluster.may(new Permission("watch", kind.group(), kind.plural(), ""));
        String namespace = everywhere ? "" : cluster.context().namespace();
        watches.add(cluster.watch(
                new WatchScope(kind, namespace, Optional.empty(), Optional.empty()), signal -> heard(kind, signal)));
    }

    private void heard(ResourceKind kind, WatchSignal signal) {
        if (signal instanceof WatchSignal.Seen seen) {
            ObjectNode slim = Slim.of(seen.object());
            hear(at -> new PanelEvent.ObjectSeen(at, ref(kind, slim), slim));
        } else if (signal instanceof WatchSignal.Gone gone) {
            hear(at -> new PanelEvent.ObjectGone(at, ref(kind, gone.object())));
        } else {
            String problem = signal instanceof WatchSignal.Interrupted lost ? lost.message() : "";
            hear(at -> new PanelEvent.WatchTold(at, SourceName.watch(kind), problem));
        }
    }

    private static ObjectRef ref(ResourceKind kind, ObjectNode object) {
        JsonNode metadata = object.path("metadata");
        return new ObjectRef(
                kind,
                metadata.path("namespace").asString(""),
                metadata.path("name").asString(""));
    }

    private void hear(Function<Instant, PanelEvent> what) {
        try {
            mind.execute(() -> model.take(what.apply(clock.instant())));
        } catch (RejectedExecutionException closed) {
            return; // nobody looks at it any more
        }
    }

    private void look() {
        Instant now = clock.instant();
        if (model.isNew(now)) {
            shown = model.view(now);
            listener.run();
        }
    }

    /** @return the fleet as it stands */
    public FleetView view() {
        return shown;
    }

    /** Ends the watches and its thread. */
    @Override
    public void close() {
        for (AutoCloseable watch : watches) {
            try {
                watch.close();
            } catch (Exception e) {
                throw new IllegalStateException("A watch could not be closed", e);
            }
        }
        mind.shutdownNow();
        try {
            mind.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
