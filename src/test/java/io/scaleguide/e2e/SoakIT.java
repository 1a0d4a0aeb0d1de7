package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.tools.ChangingLoad;
import io.scaleguide.tools.CountingProxy;
import io.scaleguide.tools.ProcessGauge;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
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

    @TempDir
    private Path home;

    @TempDir
    private Path practiceHome;

    /** The JVM still compiles and sizes its heap for a third. */
    private final Soak soak = new Soak(1);

    @Test
    void anOpenPanelStaysAsItIsAndListsNothing() throws Exception {
        assumeThat(ProcessGauge.works()).isTrue();
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
                soak.measure(new ProcessGauge(screen.program()), counting(proxy));
                screen.press("8");
                String why = screen.await("The shadow HPA and the controller: ");
                report(load.answers(), why);
                check();
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

    private static Soak.Beside counting(CountingProxy proxy) {
        return new Soak.Beside() {
            @Override
            public void begin() {
                proxy.forget();
            }

            @Override
            public SortedMap<String, Long> requests() {
                return proxy.counts();
            }
        };
    }

    private void report(int answers, String why) throws IOException {
        soak.report(String.format(
                "requests before: %s%nrequests after the warm-up: %s%nanswers to traffic: %d%n%s%n",
                before(), soak.table().requestsFrom(soak.steady()), answers, why.strip()));
    }

    private SortedMap<String, Long> before() {
        SortedMap<String, Long> all = soak.table().requestsFrom(0);
        soak.table().requestsFrom(soak.steady()).forEach((what, count) -> all.merge(what, -count, Long::sum));
        return all;
    }

    private void check() {
        soak.checkMemory();
        soak.checkThreadsAndHandles(1.05, 1.1);
        assertThat(soak.table().growth(soak.steady(), SoakTable.Row::processor))
                .as("processor time, last fifth against first")
                .isLessThan(1.5);
        assertThat(soak.table().requestsFrom(soak.steady()).keySet())
                .as("what was asked in the steady state")
                .noneMatch(what -> what.startsWith("LIST "));
    }
}
