package io.scaleguide.tui.wizard;

import io.scaleguide.guide.run.Pause;
import java.time.Duration;

/** Where a check that is not fine yet rests until the test has changed something. */
final class Gate implements Pause {
    private int opened;
    private int resting;

    @Override
    public synchronized void rest(Duration length) throws InterruptedException {
        int seen = opened;
        resting++;
        try {
            while (seen == opened) {
                wait();
            }
        } finally {
            resting -= seen == opened ? 1 : 0;
        }
    }

    /** Lets everything that rests look again. */
    synchronized void open() {
        opened++;
        // Whoever was let go does not rest any more, although its thread may not run yet.
        resting = 0;
        notifyAll();
    }

    /** Whether something rests. */
    synchronized boolean resting() {
        return resting > 0;
    }
}
