package io.scaleguide.tools;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** How long work takes a processor, whatever else the machine has to do meanwhile. */
public final class CpuTime {
    private CpuTime() {}

    /**
     * Works.
     *
     * @param work what to do, on this thread alone
     * @return how long a processor was at it
     */
    public static Duration of(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        work.run();
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
    }
}
