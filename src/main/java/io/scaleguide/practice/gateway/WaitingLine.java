package io.scaleguide.practice.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** The one line before a service's replicas: whoever came first is served first. */
final class WaitingLine {
    private final int longest;
    private final Deque<CompletableFuture<Boolean>> waiting = new ArrayDeque<>();
    private int capacity;
    private int serving;

    /** @param longest how many may wait at most */
    WaitingLine(int longest) {
        this.longest = longest;
    }

    /** @return done with true when it is this request's turn, with false when it is turned away */
    synchronized CompletableFuture<Boolean> enter() {
        if (waiting.isEmpty() && serving < capacity) {
            serving++;
            return CompletableFuture.completedFuture(true);
        }
        if (capacity == 0 || waiting.size() >= longest) {
            return CompletableFuture.completedFuture(false);
        }
        CompletableFuture<Boolean> turn = new CompletableFuture<>();
        waiting.add(turn);
        return turn;
    }

    synchronized void leave() {
        serving--;
        admit();
    }

    /** Requests under way go on even when this makes room for fewer; with room for none, those that wait are turned away. */
    synchronized void capacity(int requestsAtOnce) {
        capacity = requestsAtOnce;
        admit();
        if (capacity == 0) {
            waiting.forEach(turn -> turn.complete(false));
            waiting.clear();
        }
    }

    private void admit() {
        while (serving < capacity && !waiting.isEmpty()) {
            serving++;
            waiting.remove().complete(true);
        }
    }
}
