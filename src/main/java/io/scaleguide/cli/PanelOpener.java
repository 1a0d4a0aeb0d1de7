package io.scaleguide.cli;

import io.scaleguide.kube.KubeException;
import io.scaleguide.path.scope.AmbiguousPathException;
import io.scaleguide.tui.panel.PanelParts;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    private Optional<OpenPanel> open = Optional.empty();

    /** @param changed is told, on any thread, that there is something new to draw */
    PanelOpener(Runnable changed) {
        this.changed = changed;
    }

    /**
     * Closes the one that is open, and opens another; later.
     *
     * @param opens opens it; may throw KubeException and AmbiguousPathException
     * @param found takes what its page is made from, on the opener's thread
     * @param failed takes why it cannot be opened, a sentence, on the same thread
     */
    void open(Supplier<OpenPanel> opens, Consumer<PanelParts> found, Consumer<String> failed) {
        thread.execute(() -> {
            shut();
            try {
                OpenPanel panel = opens.get();
                open = Optional.of(panel);
                found.accept(panel.parts());
            } catch (KubeException | AmbiguousPathException e) {
                failed.accept(String.valueOf(e.getMessage()));
            }
            changed.run();
        });
    }

    /** Closes the one that is open; later. */
    void closeLater() {
        thread.execute(this::shut);
    }

    private void shut() {
        open.ifPresent(OpenPanel::close);
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
