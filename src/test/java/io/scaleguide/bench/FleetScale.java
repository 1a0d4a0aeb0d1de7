package io.scaleguide.bench;

import io.scaleguide.tools.CountingProxy;
import io.scaleguide.tools.Pty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What the panel of a fleet costs as the fleet grows: resident memory, processor time, bytes to the terminal and LIST requests, of the real
 * program on a pseudo terminal of 120x40.
 *
 * @param launcher what starts it
 * @param environment what is added to this process's environment
 * @param folder where kubeconfigs go
 * @param length how long each size is watched, after it has warmed up
 */
record FleetScale(Path launcher, Map<String, String> environment, Path folder, Duration length) {
    /** A thousand HPAs that are read every 15 s and as many metrics every 30 s change half as often as this where half of them stand still. */
    private static final int CHANGES_A_SECOND = 50;

    /** What is wanted of so many HPAs: issue 7. */
    private static final int GOAL_SIZE = 1000;

    private static final double MOST_GROWTH = 0.05;
    private static final double MOST_MEBIBYTES = 256;
    private static final double MOST_CORES = 0.1;

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Duration SETTLING = Duration.ofSeconds(5);

    /** What one size cost: memory at both ends in KiB, cores, bytes a second, bytes while nothing but ages changed, LIST requests. */
    private record Cost(int size, ProcessSample first, ProcessSample last, long bytes, long quiet, int lists) {
        double mebibytes() {
            return last.residentKib() / 1024.0;
        }

        double cores() {
            return last.coresSince(first);
        }

        String row() {
            return String.format(
                    Locale.ROOT,
                    "| %d | %.0f | %.0f | %+.1f %% | %.1f %% | %d | %d | %d | %s |",
                    size,
                    first.residentKib() / 1024.0,
                    mebibytes(),
                    100 * growth(),
                    100 * cores(),
                    bytes,
                    quiet,
                    lists,
                    size == GOAL_SIZE ? verdict() : "");
        }

        private String verdict() {
            List<String> missed = Stream.of(
                            growth() < MOST_GROWTH ? "" : "growth",
                            mebibytes() < MOST_MEBIBYTES ? "" : "memory",
                            cores() < MOST_CORES ? "" : "processor",
                            lists == 0 ? "" : "LISTs")
                    .filter(name -> !name.isEmpty())
                    .toList();
            return missed.isEmpty() ? "met" : "missed: " + String.join(", ", missed);
        }

        private double growth() {
            return (last.residentKib() - first.residentKib()) / (double) first.residentKib();
        }
    }

    /** Measures each size and prints a table. */
    void print(List<Integer> sizes) throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "%npanel --all, %d changes a second for %d s after %d s of warming up%n%n",
                CHANGES_A_SECOND,
                length.toSeconds(),
                WARM_UP.toSeconds());
        System.out.println(
                "| HPAs | MiB at first | MiB at last | growth | of a core | bytes/s | bytes/s without changes | LISTs | < 5 %, < 256 MiB, < 10 %, no LIST |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        List<Cost> costs = new ArrayList<>();
        for (int size : sizes) {
            Cost cost = measure(size);
            System.out.println(cost.row());
            costs.add(cost);
        }
        if (costs.size() > 1) {
            System.out.printf(
                    Locale.ROOT,
                    "%nA thousand HPAs more, with as many DatadogMetrics: %+.1f MiB, %+.2f %% of a core, %+.0f bytes/s%n",
                    1_000 * slope(costs, Cost::mebibytes),
                    100_000 * slope(costs, Cost::cores),
                    1_000 * slope(costs, Cost::bytes));
        }
    }

    /** How much one more HPA costs: the slope of the straight line that comes nearest, by least squares. */
    private static double slope(List<Cost> costs, ToDoubleFunction<Cost> what) {
        double sizes = costs.stream().mapToInt(Cost::size).average().orElseThrow();
        double values = costs.stream().mapToDouble(what).average().orElseThrow();
        double over = costs.stream()
                .mapToDouble(cost -> (cost.size - sizes) * (what.applyAsDouble(cost) - values))
                .sum();
        double under = costs.stream()
                .mapToDouble(cost -> (cost.size - sizes) * (cost.size - sizes))
                .sum();
        return over / under;
    }

    private Cost measure(int size) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(folder, "fleet-");
        try (FleetCluster cluster = FleetCluster.start(size);
                CountingProxy proxy = new CountingProxy(cluster.kubeconfig(own.resolve("kubeconfig")));
                Pty screen = open(proxy.kubeconfig(own))) {
            screen.await("team-000/svc-0000");
            long quiet = bytes(screen, SETTLING, QUIET);
            cluster.change(CHANGES_A_SECOND);
            TimeUnit.NANOSECONDS.sleep(WARM_UP.toNanos());
            proxy.forget();
            ProcessSample first = ProcessSample.of(screen.program().pid());
            long bytes = bytes(screen, Duration.ZERO, length);
            ProcessSample last = ProcessSample.of(screen.program().pid());
            return new Cost(size, first, last, bytes, quiet, proxy.lists().size());
        }
    }

    /** How many bytes a second come, after a while. */
    private static long bytes(Pty screen, Duration after, Duration length) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(after.toNanos());
        long before = screen.output().length();
        TimeUnit.NANOSECONDS.sleep(length.toNanos());
        return (screen.output().length() - before) / length.toSeconds();
    }

    private Pty open(Path kubeconfig) throws IOException {
        return Pty.run(
                120,
                40,
                environment,
                List.of(launcher.toString(), "panel", "--all", "--kubeconfig", kubeconfig.toString()));
    }
}
