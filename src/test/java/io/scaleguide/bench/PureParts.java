package io.scaleguide.bench;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The parts that ask nobody and wait for nobody, measured with JMH under the options that the launcher gives. Short unless told otherwise: a mean that
 * is far from the last one is a reason to measure again for longer, and no more.
 *
 * @param jdk the home of the JDK
 * @param out where the table goes
 */
record PureParts(String jdk, PrintStream out) {
    private static final String BYTES_A_CALL = "gc.alloc.rate.norm";

    /** Measures what {@code bench.jmh} names, all without it, and prints a table; {@code bench.jmh.iterations=0} leaves it out. */
    void print() throws RunnerException {
        int iterations = Integer.getInteger("bench.jmh.iterations", 3);
        if (iterations == 0) {
            return;
        }
        TimeValue length = TimeValue.milliseconds(Long.getLong("bench.jmh.millis", 1000));
        int forks = Integer.getInteger("bench.jmh.forks", 1);
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(System.getProperty("bench.jmh", "io\\.scaleguide\\..*Benchmark"))
                        .jvm(jdk + "/bin/java")
                        .jvmArgs("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.MICROSECONDS)
                        .forks(forks)
                        .warmupIterations(1)
                        .warmupTime(length)
                        .measurementIterations(iterations)
                        .measurementTime(length)
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        out.printf(Locale.ROOT, "%nPure parts: %d times %d of %s%n%n", forks, iterations, length);
        out.println("| what | us/call | error (99.9 %) | bytes/call |");
        out.println("|---|---|---|---|");
        results.forEach(result -> out.println(row(result)));
    }

    private static String row(RunResult result) {
        Result<?> time = result.getPrimaryResult();
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %s |",
                name(result.getParams()),
                time.getScore(),
                time.getScoreError(),
                Optional.ofNullable(result.getSecondaryResults().get(BYTES_A_CALL))
                        .map(bytes -> String.format(Locale.ROOT, "%,.0f", bytes.getScore()))
                        .orElse("?"));
    }

    /** The class and the method, and what they were given. */
    private static String name(BenchmarkParams params) {
        StringBuilder name =
                new StringBuilder(params.getBenchmark().replaceFirst("^.*\\.(\\w+)Benchmark\\.(\\w+)$", "$1: $2"));
        params.getParamsKeys().forEach(key -> name.append(", ").append(params.getParam(key)));
        return name.toString();
    }
}
