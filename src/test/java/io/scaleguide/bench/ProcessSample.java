package io.scaleguide.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process has used so far, from /proc (Linux: proc_pid_stat(5), proc_pid_status(5)).
 *
 * @param nanos when it was looked at, on the clock of System.nanoTime
 * @param residentKib its resident memory
 * @param processorTicks its user and system time, in ticks of a hundredth of a second
 * @param threads how many threads it has
 */
record ProcessSample(long nanos, long residentKib, long processorTicks, int threads) {
    private static final double TICKS_A_SECOND = 100;

    /**
     * @param pid the process
     * @throws IOException when it is gone, or this is no Linux
     */
    static ProcessSample of(long pid) throws IOException {
        Path folder = Path.of("/proc", String.valueOf(pid));
        String stat = Files.readString(folder.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        List<String> status = Files.readAllLines(folder.resolve("status"));
        return new ProcessSample(
                System.nanoTime(),
                number(status, "VmRSS:"),
                Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                (int) number(status, "Threads:"));
    }

    private static long number(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    /** How many cores it kept busy since an earlier sample. */
    double coresSince(ProcessSample earlier) {
        return (processorTicks - earlier.processorTicks) / TICKS_A_SECOND / ((nanos - earlier.nanos) / 1e9);
    }
}
