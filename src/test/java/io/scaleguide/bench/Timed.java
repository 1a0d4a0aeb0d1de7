package io.scaleguide.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that is run as a whole process, with nothing to read and its output thrown away.
 *
 * @param argv the program and its arguments
 * @param environment what is added to this process's environment
 */
record Timed(List<String> argv, Map<String, String> environment) implements Paired.Side {

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(argv)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return builder.start();
    }

    @Override
    public double measure() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = start();
        process.waitFor();
        return (System.nanoTime() - begin) / 1e6;
    }

    /** A side that measures the peak of the resident memory of the process itself, in MiB (proc_pid_status(5): VmHWM). */
    Paired.Side memory() {
        return () -> {
            Process process = start();
            Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
            long peak = 0;
            while (!process.waitFor(1, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, highWater(status));
            }
            return peak / 1024.0;
        };
    }

    private static long highWater(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException over) {
            return 0;
        }
    }
}
