package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.path.budget.Durations;
import io.scaleguide.tools.ChangingLoad;
import io.scaleguide.tools.CountingProxy;
import io.scaleguide.tools.ProcessGauge;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * The panel left open for a time, {@code -Psoak -Dsoak=30m}: what it takes, and what it asks of the API server, while the load changes and the workload
 * is scaled. After a warm-up of a third all of it stays as it is, and nothing is listed any more. Time runs 20 times as fast: half an hour hears as much
 * as ten. Needs Linux.
 */
@EnabledIfSystemProperty(named = "soak", matches = ".+", disabledReason = "a soak is asked for with -Psoak")
class SoakIT {
    private static final int SPEED = 20;
    private static final Duration TURN = Duration.ofSeconds(45);
    private static final int ROWS = 60;

    @TempDir
    private Path home;

    @TempDir
    private Path practiceHome;

    private final SoakTable table = new SoakTable();
    private final Duration length =
            Durations.parse(System.getProperty("soak", "")).orElse(Duration.ZERO);

    /** The JVM still compiles and sizes its heap. */
    private final Duration warmUp = length.dividedBy(3);

    @Test
    void anOpenPanelStaysAsItIsAndListsNothing() throws Exception {
        assumeThat(ProcessGauge.works()).isTrue();
        assertThat(length).as("-Dsoak=30m, for example").isPositive();
        try (PracticeProcess practice = PracticeProcess.start(practiceHome, SPEED);
                CountingProxy proxy = new CountingProxy(practice.kubeconfig())) {
            Scaleguide scaleguide = new Scaleguide(home)
                    .with("KUBECONFIG", practice.kubeconfig().toString())
                    .with("PATH", Tools.find(System.getenv()).helm().getParent() + ":" + System.getenv("PATH"));
            practice.upTo("hpa", scaleguide);
            scaleguide.with("KUBECONFIG", proxy.kubeconfig(home).toString());
            try (ChangingLoad load = ChangingLoad.turns(address(practice), TURN);
                    WizardScreen screen = WizardScreen.start(scaleguide, 120, 36, "panel")) {
                screen.await("scaleguide-demo/echo  LIVE", "max 10");
                ProcessGauge gauge = new ProcessGauge(screen.program());
                measure(gauge, proxy, warmUp);
                double before = gauge.liveMebibytes();
                measure(gauge, proxy, length.minus(warmUp));
                double after = gauge.liveMebibytes();
                screen.press("8");
                String why = screen.await("The shadow HPA and the controller: ");
                report(before, after, load.answers(), why);
                check(before, after);
            }
        }
    }

    private static URI address(PracticeProcess practice) {
        ClusterChoice choice = new ClusterChoice(List.of(practice.kubeconfig()), Optional.empty());
        try (Cluster cluster = Cluster.open(choice, Duration.ofSeconds(10))) {
            ObjectNode gateway =
                    cluster.list(Kinds.GATEWAY, "scaleguide-demo", "").get(0);
            return URI.create(
                    "http://" + gateway.at("/status/addresses/0/value").asString() + ":"
                            + gateway.at("/spec/listeners/0/port").asInt() + "/echo/shell?cmd=sleep%200.1");
        }
    }

    /** A row each, a sixtieth of the soak apart. */
    private void measure(ProcessGauge gauge, CountingProxy proxy, Duration time)
            throws IOException, InterruptedException {
        Duration apart = length.dividedBy(ROWS);
        long from = table.from(0).size();
        for (long row = 0; row < time.dividedBy(apart); row++) {
            double processor = gauge.processorSeconds();
            long begun = System.nanoTime();
            proxy.forget();
            TimeUnit.NANOSECONDS.sleep(apart.toNanos());
            double seconds = (System.nanoTime() - begun) / 1e9;
            SortedMap<String, Long> requests = new TreeMap<>(proxy.counts());
            table.add(new SoakTable.Row(
                    apart.multipliedBy(from + row + 1).toSeconds(),
                    gauge.residentMebibytes(),
                    gauge.threads(),
                    gauge.handles(),
                    (gauge.processorSeconds() - processor) / seconds,
                    requests));
        }
    }

    private void report(double before, double after, int answers, String why) throws IOException {
        String words = String.format(
                Locale.ROOT,
                "%s%nheap after a full collection: %.1f MiB after the warm-up, %.1f MiB at the end%n"
                        + "requests before: %s%nrequests after the warm-up: %s%nanswers to traffic: %d%n%s%n",
                table,
                before,
                after,
                before(),
                table.requestsFrom(steady()),
                answers,
                why.strip());
        System.out.println(words);
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("soak.txt"), words);
    }

    private SortedMap<String, Long> before() {
        SortedMap<String, Long> all = table.requestsFrom(0);
        table.requestsFrom(steady()).forEach((what, count) -> all.merge(what, -count, Long::sum));
        return all;
    }

    private long steady() {
        return warmUp.toSeconds() + 1;
    }

    private void check(double before, double after) {
        assertThat(table.growth(steady(), SoakTable.Row::resident))
                .as("resident memory, last fifth against first")
                .isLessThan(1.05);
        assertThat(after / before)
                .as("live heap at the end against the warm-up")
                .isLessThan(1.15);
        assertThat(table.growth(steady(), SoakTable.Row::threads)).as("threads").isLessThan(1.05);
        assertThat(table.growth(steady(), SoakTable.Row::handles)).as("handles").isLessThan(1.1);
        assertThat(table.growth(steady(), SoakTable.Row::processor))
                .as("processor time, last fifth against first")
                .isLessThan(1.5);
        assertThat(table.requestsFrom(steady()).keySet())
                .as("what was asked in the steady state")
                .noneMatch(what -> what.startsWith("LIST "));
    }
}
