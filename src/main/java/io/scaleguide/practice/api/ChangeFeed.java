package io.scaleguide.practice.api;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Tells listeners of changes, in order, on one thread of its own. */
final class ChangeFeed implements AutoCloseable {
    private final BlockingQueue<Change> waiting = new LinkedBlockingQueue<>();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "practice-store-changes");

    ChangeFeed() {
        thread.setDaemon(true);
        thread.start();
    }

    void offer(Change change) {
        if (!listeners.isEmpty()) {
            waiting.add(change);
        }
    }

    AutoCloseable add(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void run() {
        try {
            while (true) {
                Change change = waiting.take();
                for (Consumer<Change> listener : listeners) {
                    tell(listener, change);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(Consumer<Change> listener, Change change) {
        try {
            listener.accept(
                    new Change(change.verb(), change.type(), change.object().deepCopy()));
        } catch (RuntimeException broken) {
            // One listener's fault must not keep the changes from the others.
            Thread thread = Thread.currentThread();
            thread.getThreadGroup().uncaughtException(thread, broken);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
