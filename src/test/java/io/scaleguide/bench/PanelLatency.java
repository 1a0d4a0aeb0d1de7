package io.scaleguide.bench;

import io.scaleguide.tools.Pty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * How long from when the API server has sent a watch event to its bytes on the terminal, for the panel and for {@code kubectl get -w} beside it, and
 * how long from a key to the next frame while the API server does not answer. The same change is timed for both.
 *
 * @param launcher what starts Scaleguide
 * @param kubectl kubectl
 * @param environment what is added to this process's environment
 * @param folder where kubeconfigs go
 */
record PanelLatency(Path launcher, Path kubectl, Map<String, String> environment, Path folder) {
    private static final int WARM_UP = 30;
    private static final int EVENTS = 300;
    private static final int LEAST_APART_MILLIS = 20;
    private static final int MOST_APART_MILLIS = 50;
    private static final String NAMESPACE = FleetCluster.namespace(0);

    /** Measures and prints a table. */
    void print() throws IOException, InterruptedException {
        System.out.println();
        System.out.println("| what | times | first of all | median | 90 % | 99 % | most |");
        System.out.println("|---|---|---|---|---|---|---|");
        Path own = Files.createTempDirectory(folder, "latency-");
        try (FleetCluster cluster = FleetCluster.start(1)) {
            Path kubeconfig = cluster.kubeconfig(own.resolve("kubeconfig"));
            try (Stall stall = Stall.before(kubeconfig);
                    Stall other = Stall.before(kubeconfig);
                    Pty panel = panel(stall.kubeconfig(Files.createDirectory(own.resolve("panel"))));
                    Pty watch = watch(other.kubeconfig(Files.createDirectory(own.resolve("watch"))))) {
                panel.await(FleetCluster.name(0));
                watch.await(FleetCluster.name(0));
                events(cluster, new Side(stall, panel), new Side(other, watch));
                stall.stop();
                keys(panel);
            }
        }
    }

    /** A program, and what stands between it and the API server. */
    private record Side(Stall before, Pty screen) {
        /** To be called before the change is made. */
        Awaited await(String value) {
            before.expect(value);
            return new Awaited(this, screen.output().length(), value);
        }
    }

    /** A value that is to come to a screen. */
    private record Awaited(Side side, int from, String value) {
        /** How long it took from when the server had sent it. */
        long nanos() throws InterruptedException {
            return side.screen.awaitAfter(from, value) - side.before.passed();
        }
    }

    private static void events(FleetCluster cluster, Side panel, Side watch) throws InterruptedException {
        Random random = new Random(1);
        List<Long> ours = new ArrayList<>();
        List<Long> theirs = new ArrayList<>();
        for (int i = 0; i < WARM_UP + EVENTS; i++) {
            // Every digit is another each time, so that no cell of it is left out of what is written.
            String value = String.valueOf(11111 * (2 + i % 8));
            Awaited our = panel.await(value);
            Awaited their = watch.await(value);
            cluster.value(0, value);
            ours.add(our.nanos());
            theirs.add(their.nanos());
            apart(random);
        }
        print("a watch event sent to its bytes on the terminal, panel", ours);
        print("the same event, kubectl get -w", theirs);
    }

    private static void keys(Pty panel) throws IOException, InterruptedException {
        Random random = new Random(2);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < WARM_UP + EVENTS; i++) {
            int from = panel.output().length();
            long start = System.nanoTime();
            // The focus moves, which draws two titles anew.
            panel.type("\t");
            times.add(panel.awaitAfter(from, "") - start);
            apart(random);
        }
        print("a key to its frame while the API server hangs", times);
    }

    private static void apart(Random random) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(LEAST_APART_MILLIS + random.nextInt(MOST_APART_MILLIS - LEAST_APART_MILLIS));
    }

    /** The first ones are of code that is still cold: they count for nothing but the first column. */
    private static void print(String what, List<Long> nanos) {
        long[] sorted =
                nanos.stream().skip(WARM_UP).mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.1f ms |%n",
                what,
                sorted.length,
                nanos.get(0) / 1e6,
                at(sorted, 0.5),
                at(sorted, 0.9),
                at(sorted, 0.99),
                at(sorted, 1));
    }

    /** The nearest rank, in milliseconds. */
    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }

    private Pty panel(Path kubeconfig) throws IOException {
        return run(kubeconfig, launcher.toString(), "panel", "--look", "0", "--namespace", NAMESPACE);
    }

    private Pty watch(Path kubeconfig) throws IOException {
        return run(
                kubeconfig,
                kubectl.toString(),
                "get",
                "datadogmetric",
                "--watch",
                "--namespace",
                NAMESPACE,
                "--output",
                "custom-columns=NAME:.metadata.name,VALUE:.status.currentValue");
    }

    private Pty run(Path kubeconfig, String... argv) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("KUBECONFIG", kubeconfig.toString());
        return Pty.run(120, 40, all, List.of(argv));
    }
}
