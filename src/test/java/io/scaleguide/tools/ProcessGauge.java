package io.scaleguide.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a Java process on Linux takes, read from /proc and by jcmd. */
public final class ProcessGauge {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");
    private static final int KILO = 1024;

    private final ProcessHandle process;
    private final Path proc;

    /** @param process the process */
    public ProcessGauge(ProcessHandle process) {
        this.process = process;
        this.proc = Path.of("/proc", String.valueOf(process.pid()));
    }

    /** @return whether this system has what it reads */
    public static boolean works() {
        return Files.isReadable(Path.of("/proc/self/status"));
    }

    /** @return the resident memory in MiB */
    public double residentMebibytes() throws IOException {
        Matcher found = RESIDENT.matcher(Files.readString(proc.resolve("status")));
        if (!found.find()) {
            throw new IOException("no VmRSS in " + proc.resolve("status"));
        }
        return Long.parseLong(found.group(1)) / (double) KILO;
    }

    /** @return what is left of the heap after a full collection, which this asks for, in MiB */
    public double liveMebibytes() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        String histogram = Command.of(jcmd, String.valueOf(process.pid()), "GC.class_histogram")
                .run()
                .orFail()
                .out();
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IOException("no total in " + histogram.lines().limit(5).toList());
        }
        return Long.parseLong(total.group(1)) / (double) KILO / KILO;
    }

    /** @return its threads */
    public long threads() throws IOException {
        return count(proc.resolve("task"));
    }

    /** @return its open files and sockets */
    public long handles() throws IOException {
        return count(proc.resolve("fd"));
    }

    /** @return the seconds of processor time it has taken so far */
    public double processorSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        }
    }
}
