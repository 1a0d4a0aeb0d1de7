package io.scaleguide.cli;

import io.scaleguide.kube.KubeException;
import io.scaleguide.panel.record.RecordingException;
import io.scaleguide.path.scope.AmbiguousPathException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Opens panels and closes them on a thread of its own, since neither is quick. One is open at a time. */
final class PanelOpener implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final Runnable changed;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "panel-opening");
        made.setDaemon(true);
        return made;
    });
    private Optional<Opened> open = Optional.empty();
    private volatile Optional<Future<?>> opening = Optional.empty();

    /** @param changed is told, on any thread, that there is something new to draw */
    PanelOpener(Runnable changed) {
        this.changed = changed;
    }

    /**
     * Closes the one that is open, gives up the one that is still opening, and opens another; later.
     *
     * @param opens opens it; interrupted where nobody waits for it any more
     * @param found takes what was opened, on the opener's thread
     * @param failed takes why it cannot be opened, on the same thread
     */
    <T extends Opened> void open(Supplier<T> opens, Consumer<T> found, Consumer<RuntimeException> failed) {
        giveUp();
        opening = Optional.of(thread.submit(() -> {
            shut();
            try {
                T opened = opens.get();
                open = Optional.of(opened);
                found.accept(opened);
            } catch (RuntimeException e) {
                failed.accept(e);
            }
            changed.run();
        }));
    }

    /** What is said of a failure where a panel would be; one that nobody can do anything about is a fault of the program, and told as such. */
    static String words(RuntimeException failure) {
        boolean expected = failure instanceof KubeException
                || failure instanceof AmbiguousPathException
                || failure instanceof RecordingException;
        if (!expected) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        }
        return expected ? String.valueOf(failure.getMessage()) : failure.toString();
    }

    /** Closes the one that is open, or gives up the one that is opening; later. */
    void closeLater() {
        giveUp();
        thread.execute(this::shut);
    }

    /** A cluster that does not answer is waited for no longer. */
    private void giveUp() {
        opening.ifPresent(one -> one.cancel(true));
    }

    private void shut() {
        open.ifPresent(Opened::close);
        open = Optional.empty();
    }

    /** Closes the one that is open, and waits for it. */
    @Override
    public void close() {
        closeLater();
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
