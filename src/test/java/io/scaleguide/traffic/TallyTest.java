package io.scaleguide.traffic;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally();

    @Test
    void atNoMomentAreMoreRequestsOverThanBegun() throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        Thread connection = new Thread(() -> {
            while (!over.get()) {
                tally.begun();
                tally.failed("refused");
            }
        });
        connection.start();
        try {
            Tally.Counts counts = tally.counts();
            while (counts.failed() < 5_000_000) {
                counts = tally.counts();
                if (counts.sent() < counts.failed()) {
                    throw new AssertionError(counts.toString());
                }
            }
        } finally {
            over.set(true);
            connection.join();
        }
    }
}
