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
 * How long from a change in the API server to the bytes on the terminal, for the panel and for {@code kubectl get -w} beside it, and how long from a
 * key to the next frame while the API server does not answer. The time that the server takes to send a watch event is in both.
 *
 * @param launcher what starts Scaleguide
 * @param kubectl kubectl
 * @param environment what is added to this process's environment
 * @param folder where kubeconfigs go
 */
record PanelLatency(Path launcher, Path kubectl, Map<String, String> environment, Path folder) {
    private static final int WARM_UP = 60;
    private static final int EVENTS = 300;
    private static final int LEAST_APART_MILLIS = 20;
    private static final int MOST_APART_MILLIS = 50;
    private static final String NAMESPACE = FleetCluster.namespace(0);

    /** Measures and prints a table. */
    void print() throws IOException, InterruptedException {
        System.out.println();
        System.out.println("| what | times | median | 90 % | 99 % | most |");
        System.out.println("|---|---|---|---|---|---|");
        Path own = Files.createTempDirectory(folder, "latency-");
        try (FleetCluster cluster = FleetCluster.start(1)) {
            Path kubeconfig = cluster.kubeconfig(own.resolve("kubeconfig"));
            try (Stall stall = Stall.before(kubeconfig);
                    Pty panel = panel(stall.kubeconfig(own));
                    Pty watch = watch(kubeconfig)) {
                panel.await(FleetCluster.name(0));
                watch.await(FleetCluster.name(0));
                events(cluster, panel, watch);
                stall.stop();
                keys(panel);
            }
        }
    }

    private static void events(FleetCluster cluster, Pty panel, Pty watch) throws InterruptedException {
        Random random = new Random(1);
        List<Long> ours = new ArrayList<>();
        List<Long> theirs = new ArrayList<>();
        for (int i = 0; i < WARM_UP + EVENTS; i++) {
            // Every digit is another each time, so that no cell of it is left out of what is written.
            String value = String.valueOf(11111 * (2 + i % 8));
            int panelFrom = panel.output().length();
            int watchFrom = watch.output().length();
            long start = System.nanoTime();
            cluster.value(0, value);
            long panelCame = panel.awaitAfter(panelFrom, value);
            long watchCame = watch.awaitAfter(watchFrom, value);
            if (i >= WARM_UP) {
                ours.add(panelCame - start);
                theirs.add(watchCame - start);
            }
            apart(random);
        }
        print("a change to its bytes on the terminal, panel", ours);
        print("the same change, kubectl get -w", theirs);
    }

    private static void keys(Pty panel) throws IOException, InterruptedException {
        Random random = new Random(2);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < WARM_UP + EVENTS; i++) {
            int from = panel.output().length();
            long start = System.nanoTime();
            // The focus moves, which draws two titles anew.
            panel.type("\t");
            long came = panel.awaitAfter(from, "");
            if (i >= WARM_UP) {
                times.add(came - start);
            }
            apart(random);
        }
        print("a key to its frame while the API server hangs", times);
    }

    private static void apart(Random random) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(LEAST_APART_MILLIS + random.nextInt(MOST_APART_MILLIS - LEAST_APART_MILLIS));
    }

    private static void print(String what, List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f ms | %.1f ms | %.1f ms | %.1f ms |%n",
                what,
                sorted.length,
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
