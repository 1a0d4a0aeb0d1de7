package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.panel.live.PanelTarget;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.traffic.TrafficPlan;
import io.scaleguide.traffic.TrafficRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayDoorIT {
    private static final String REQUEST = "/shell?cmd=sleep%200.01";

    @TempDir
    private Path home;

    @Test
    void trafficGoesThroughTheGatewayOrThroughAPortForwardThatEndsWithIt() throws Exception {
        try (PracticeCluster practice = PracticeCluster.start(new PracticeOptions(
                30, 5, LoadModel.QUEUE, OperatorLine.V2_2, Path.of("assets/charts/datadog"), Clock.systemUTC()))) {
            GuideForTests.upTo("hpa", practice, home);
            try (Cluster cluster = Cluster.open(
                    new ClusterChoice(List.of(practice.kubeconfig()), Optional.empty()), Duration.ofSeconds(10))) {
                straight(cluster);
                forwarded(cluster);
            }
            theCommandSendsWithoutAScreen(practice);
        }
    }

    private static TrafficDoor door(Cluster cluster, Predicate<URI> reachable) {
        PanelTarget target = PanelTarget.find(
                cluster,
                Clock.systemUTC(),
                new PathRequest(Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.empty());
        return new GatewayDoor(cluster, Clock.systemUTC(), target, REQUEST, reachable);
    }

    private static void straight(Cluster cluster) throws InterruptedException {
        try (TrafficDoor.Way way = door(cluster, GatewayDoor::answers).open()) {
            assertThat(way.words()).isEqualTo("to " + way.url());
            assertThat(way.url().getRawPath()).isEqualTo("/echo/shell");
            answered(way.url());
        }
    }

    private static void forwarded(Cluster cluster) throws InterruptedException {
        TrafficDoor.Way way = door(cluster, address -> false).open();
        assertThat(way.words())
                .matches("through a port-forward to pod dataplane-\\S+, since nothing answers at \\S+ from here");
        answered(way.url());
        way.close();
        assertThat(refusedInTime(way.url().getPort())).isTrue();
    }

    private static void answered(URI url) throws InterruptedException {
        TrafficPlan plan =
                new TrafficPlan(url, 2, OptionalDouble.empty(), Duration.ofSeconds(30), Duration.ofSeconds(5));
        try (TrafficRun run = TrafficRun.start(plan)) {
            while (run.running() && run.stats().ok() < 20) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(run.stats().ok()).isGreaterThanOrEqualTo(20);
            assertThat(run.stats().failed()).isZero();
        }
    }

    /** The client closes its listening socket a little after it was told to. */
    private static boolean refusedInTime(int port) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < deadline) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
            } catch (IOException refused) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return false;
    }

    private void theCommandSendsWithoutAScreen(PracticeCluster practice) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int code = GuideForTests.run(
                output,
                home,
                List.of(
                        "panel",
                        "--kubeconfig",
                        practice.kubeconfig().toString(),
                        "--send",
                        "ramp",
                        "--rate",
                        "30",
                        "--period",
                        "3s",
                        "--for",
                        "8s"));

        assertThat(code).isZero();
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("Traffic: ramp from 1 to 30 requests/s in 0:03, to http://")
                .contains("The ramp has come to 30 requests/s.")
                .endsWith("Traffic ended with the panel.\n");
    }
}
