package io.scaleguide.panel.whatif;

import java.util.ArrayDeque;
import java.util.Deque;

/** Pods in a replay: new ones are ready some syncs later; those that are not ready yet go first, the newest of them before. */
final class ReplayedPods {
    private final int startSyncs;
    private final Deque<Batch> starting = new ArrayDeque<>();
    private int ready;
    private int wanted;

    private record Batch(int readyAt, int pods) {}

    ReplayedPods(int wanted, int ready, int startSyncs) {
        this.startSyncs = startSyncs;
        this.wanted = wanted;
        this.ready = Math.min(wanted, ready);
        if (wanted > this.ready) {
            starting.add(new Batch(startSyncs, wanted - this.ready));
        }
    }

    int ready(int now) {
        while (!starting.isEmpty() && starting.getFirst().readyAt() <= now) {
            ready += starting.removeFirst().pods();
        }
        return ready;
    }

    void scale(int now, int replicas) {
        if (replicas > wanted) {
            starting.addLast(new Batch(now + startSyncs, replicas - wanted));
        }
        int surplus = wanted - replicas;
        while (surplus > 0 && !starting.isEmpty()) {
            Batch newest = starting.removeLast();
            int left = newest.pods() - surplus;
            surplus -= newest.pods();
            if (left > 0) {
                starting.addLast(new Batch(newest.readyAt(), left));
            }
        }
        ready -= Math.max(0, surplus);
        wanted = replicas;
    }
}
