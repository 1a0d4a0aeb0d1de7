package io.scaleguide.path.scope;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.WatchScope;
import io.scaleguide.kube.WatchSignal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/** The objects that a watch has told of. It is given up where it never begins, or where there are too many. */
final class KeptObjects implements AutoCloseable {
    /** More of them are not kept: an object is some tens of kilobytes. */
    static final int MOST = 300;

    /** How long the first question waits for the watch to begin. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, ObjectNode> objects = new TreeMap<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private Optional<AutoCloseable> watch = Optional.empty();
    private boolean inSync;
    private volatile boolean over;

    private KeptObjects() {}

    static KeptObjects open(Cluster cluster, WatchScope scope) {
        KeptObjects kept = new KeptObjects();
        kept.follow(cluster.watch(scope, kept::heard));
        return kept;
    }

    private void follow(AutoCloseable opened) {
        synchronized (this) {
            watch = Optional.of(opened);
        }
        if (over) {
            close();
        }
    }

    private void heard(WatchSignal signal) {
        take(signal);
        if (over) {
            close();
        }
    }

    private synchronized void take(WatchSignal signal) {
        if (signal instanceof WatchSignal.Seen seen) {
            objects.put(key(seen.object()), seen.object());
        } else if (signal instanceof WatchSignal.Gone gone) {
            objects.remove(key(gone.object()));
        } else {
            inSync = signal instanceof WatchSignal.InSync;
            over |= !inSync && begun.getCount() > 0;
            begun.countDown();
        }
        over |= objects.size() > MOST;
    }

    private static String key(ObjectNode object) {
        return object.path("metadata").path("namespace").asString("") + "/"
                + object.path("metadata").path("name").asString("");
    }

    /** The objects by namespace and name; empty where they are not known for sure. */
    Optional<List<ObjectNode>> now() {
        try {
            if (!begun.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        synchronized (this) {
            return inSync && !over ? Optional.of(List.copyOf(objects.values())) : Optional.empty();
        }
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("A watch could not be closed", e);
        }
    }

    /** Gives it up: from now on nothing is known. */
    @Override
    public void close() {
        Optional<AutoCloseable> open;
        synchronized (this) {
            over = true;
            inSync = false;
            objects.clear();
            open = watch;
            watch = Optional.empty();
        }
        begun.countDown();
        // Outside the lock: it waits for a thread that may be about to tell something.
        open.ifPresent(KeptObjects::close);
    }
}
