package io.scaleguide.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What reading one input may cost: the thread's own time, so that a busy machine or a collection of garbage is not taken for a hang, and the bytes that it asks
 * for.
 */
final class Spending {
    /** The bounds in words. */
    static final String WORDS = "1 s, or 256 MiB and 4 KiB for each byte";

    private static final long MOST_NANOS = 1_000_000_000;
    private static final long MOST_BYTES = 256L << 20;

    /** Besides, so many bytes for each byte of the input. */
    private static final long BYTES_EACH = 4096;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long length;
    private final long nanos = THREADS.getCurrentThreadCpuTime();
    private final long bytes =
            THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());

    private Spending(long length) {
        this.length = length;
    }

    static Spending begin(long length) {
        return new Spending(length);
    }

    /** Whether it was too much. */
    boolean passed() {
        long took = THREADS.getCurrentThreadCpuTime() - nanos;
        long asked = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes;
        return took > MOST_NANOS || asked > MOST_BYTES + BYTES_EACH * length;
    }
}
