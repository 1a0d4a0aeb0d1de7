package io.scaleguide.panel.live;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.WatchScope;
import io.scaleguide.kube.WatchSignal;
import io.scaleguide.panel.event.PanelEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The watch of the workload's pods, which begins when the workload has told its selector, and anew when a new one has another. */
final class PodWatch implements AutoCloseable {
    private final Cluster cluster;
    private final String namespace;
    private final Consumer<WatchSignal> signals;
    private final Consumer<Function<Instant, PanelEvent>> ear;
    private final Set<String> told = new HashSet<>();
    private Optional<AutoCloseable> watch = Optional.empty();
    private String selector = "";
    private boolean closed;

    PodWatch(
            Cluster cluster,
            String namespace,
            Consumer<WatchSignal> signals,
            Consumer<Function<Instant, PanelEvent>> ear) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.signals = signals;
        this.ear = ear;
    }

    /** Watches the pods of that selector. Not on the thread of the watch of pods. */
    synchronized void follow(String wanted) {
        if (closed || wanted.isEmpty() || wanted.equals(selector)) {
            return;
        }
        end();
        forget();
        selector = wanted;
        WatchScope scope = new WatchScope(Kinds.POD, namespace, Optional.of(wanted), Optional.empty());
        watch = Optional.of(cluster.watch(scope, this::heard));
    }

    private void heard(WatchSignal signal) {
        synchronized (told) {
            if (signal instanceof WatchSignal.Seen seen) {
                told.add(seen.object().path("metadata").path("name").asString(""));
            } else if (signal instanceof WatchSignal.Gone gone) {
                told.remove(gone.object().path("metadata").path("name").asString(""));
            }
        }
        signals.accept(signal);
    }

    /** The pods of another selector are none of this workload's any more. */
    private void forget() {
        synchronized (told) {
            told.forEach(
                    name -> ear.accept(at -> new PanelEvent.ObjectGone(at, new ObjectRef(Kinds.POD, namespace, name))));
            told.clear();
        }
    }

    private void end() {
        watch.ifPresent(Closing::quietly);
        watch = Optional.empty();
    }

    @Override
    public synchronized void close() {
        closed = true;
        end();
    }
}
