package io.scaleguide.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Turns Ctrl-C and kill into an interruption of the thread that works, and gives it time to leave things tidy. */
final class Interruption {
    /** Longer than helm gets to mark its release as failed. */
    private static final long PATIENCE_SECONDS = 25;

    private Interruption() {}

    static int guard(IntSupplier work) {
        Thread worker = Thread.currentThread();
        CountDownLatch over = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    worker.interrupt();
                    try {
                        over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "cancel-on-signal");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.getAsInt();
        } finally {
            over.countDown();
            forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running: that is how we came here, and it ends now.
            Thread.currentThread().interrupt();
        }
    }
}
