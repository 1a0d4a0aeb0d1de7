package io.scaleguide.line.wizard;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Lets the one thread of the line face wait for what happens in the wizard. */
public final class ViewChanges {
    private long count;

    /** Something has changed; any thread may say so. */
    public synchronized void heard() {
        count++;
        notifyAll();
    }

    /** How often something has changed so far. */
    synchronized long count() {
        return count;
    }

    /**
     * Waits.
     *
     * @param wanted looks whether it has come
     * @param atMost how long to wait
     * @return whether it has come
     */
    synchronized boolean await(BooleanSupplier wanted, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!wanted.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }
}
