package io.scaleguide.practice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.traffic.TrafficPlan;
import io.scaleguide.traffic.TrafficRun;
import io.scaleguide.traffic.TrafficStats;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PracticeGatewayTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final ServiceName ECHO = new ServiceName("default", "echo");
    private Workload workload;
    private PracticeGateway gateway;
    private int port;

    @BeforeEach
    void open() throws IOException {
        open(LoadModel.QUEUE);
    }

    private void open(LoadModel model) throws IOException {
        workload = new Workload(model, Workload.USUAL_CONCURRENCY, new Random(1), Clock.systemUTC());
        gateway = new PracticeGateway(workload);
        port = gateway.bind(0);
        gateway.routes(List.of(
                new GatewayRoute(port, "/echo", true, "default", "echo", List.of(), true),
                new GatewayRoute(port, "/echo/plain", true, "default", "plain", List.of(), false)));
        workload.replicas("default", "echo", 1);
        workload.replicas("default", "plain", 1);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private record Answer(int status, String body, HttpURLConnection connection) {}

    private Answer get(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setReadTimeout(30_000);
        int status = connection.getResponseCode();
        try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, new String(body.readAllBytes(), StandardCharsets.UTF_8), connection);
        }
    }

    @Test
    void answersAsNetexecBehindKong() throws IOException {
        Answer slept = get("/echo/shell?cmd=sleep%200.01");
        assertThat(slept.body()).isEqualTo("{}");
        assertThat(slept.connection().getHeaderField("X-Kong-Upstream-Latency")).isNotNull();
        assertThat(slept.connection().getHeaderField("X-Kong-Proxy-Latency")).isNotNull();
        assertThat(get("/echo/shell?cmd=echo%20hi").body()).isEqualTo("{\"output\":\"hi\\n\"}");
        assertThat(get("/echo/shell?cmd=id").body()).contains("\"error\":\"exit status 127\"");
        assertThat(get("/echo/echo?msg=a%26b").body()).isEqualTo("a&b");
        assertThat(get("/echo/hostname").body()).isEqualTo("echo-0");
        assertThat(get("/echo").body()).startsWith("NOW: ");
    }

    @Test
    void refusesPathsWithoutRoute() throws IOException {
        Answer answer = get("/echoes");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"message\":\"no Route matched with those values\"}");
        assertThat(answer.connection().getHeaderField("Server")).isEqualTo("kong/3.9.1");
    }

    @ParameterizedTest
    @CsvSource({
        "shop.example, true",
        "SHOP.example, true",
        "a.eu.example, true",
        "eu.example, false",
        "other.example, false"
    })
    void aRouteForHostNamesTakesThoseAlone(String host, boolean taken) throws Exception {
        gateway.routes(List.of(new GatewayRoute(
                port, "/echo", true, "default", "echo", List.of("shop.example", "*.eu.example"), true)));
        URI url = URI.create("http://127.0.0.1:" + port + "/echo/hostname");
        TrafficPlan plan = new TrafficPlan(url, 1, OptionalDouble.of(20), LONG, LONG).forHost(Optional.of(host));

        TrafficStats stats = stats(plan, seen -> seen.ok() + seen.clientErrors() >= 5);

        assertThat(stats.ok() > 0).isEqualTo(taken);
        assertThat(stats.clientErrors() == 0).isEqualTo(taken);
        assertThat(get("/echo/hostname").status()).as("by its address").isEqualTo(404);
    }

    @Test
    void refusesServicesWithoutReadyPods() throws IOException {
        workload.replicas("default", "echo", 0);
        Answer answer = get("/echo/hostname");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("failure to get a peer from the ring-balancer");
    }

    @Test
    void takesTheLongestPrefixAndCountsOnlyWherePluginIsOn() throws IOException {
        assertThat(get("/echo/plain/hostname").body()).isEqualTo("plain-0");
        assertThat(gateway.latencies()).isEmpty();
        get("/echo/hostname");
        get("/echo/shell?cmd=sleep%200.06");
        LatencyHistogram counted = gateway.latencies().getOrDefault(ECHO, LatencyHistogram.empty());
        assertThat(counted.count()).isEqualTo(2);
        assertThat(counted.cumulativeBuckets()).isSorted().endsWith(2);
        assertThat(counted.cumulativeBuckets()[1]).isLessThanOrEqualTo(1);
        assertThat(counted.sumMillis()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void moreReplicasLowerTheLatencyOfAQueue() throws Exception {
        double crowded = traffic("/echo/shell?cmd=sleep%200.05").p50Millis();
        workload.replicas("default", "echo", 4);
        double spread = traffic("/echo/shell?cmd=sleep%200.05").p50Millis();
        assertThat(spread).isLessThan(crowded * 0.7);
    }

    @Test
    void moreReplicasChangeNothingOfAFixedDelay() throws Exception {
        close();
        open(LoadModel.FIXED);
        // So long that what this machine needs besides does not count.
        double one = traffic("/echo/shell?cmd=sleep%200.2").p50Millis();
        workload.replicas("default", "echo", 4);
        assertThat(traffic("/echo/shell?cmd=sleep%200.2").p50Millis()).isBetween(one * 0.5, one * 2);
    }

    @Test
    void countsInTheHistogramWhatTheTrafficSaw() throws Exception {
        TrafficStats stats = traffic("/echo/hostname");
        assertThat(stats.ok()).isPositive();
        assertThat(gateway.latencies()
                        .getOrDefault(ECHO, LatencyHistogram.empty())
                        .count())
                .isBetween(stats.ok(), stats.sent());
    }

    @Test
    void trafficNamesTheMissingRoute() throws Exception {
        assertThat(traffic("/nowhere").finding())
                .hasValueSatisfying(text -> assertThat(text).startsWith("The gateway has no route for /nowhere"));
    }

    @Test
    void addressesAreGivenOnlyForFreePorts() throws IOException {
        LoopbackLoadBalancer balancer = new LoopbackLoadBalancer(gateway);
        int free;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
            assertThat(balancer.expose("default", "a", List.of(free))).isEmpty();
            assertThat(balancer.lastProblem())
                    .hasValueSatisfying(text -> assertThat(text).contains("taken by another program"));
        }
        assertThat(balancer.expose("default", "a", List.of(free))).contains("127.0.0.1");
        assertThat(balancer.expose("default", "b", List.of(free))).isEmpty();
        assertThat(balancer.lastProblem())
                .hasValueSatisfying(text -> assertThat(text).contains("default/a"));
        balancer.release("default", "a");
        assertThat(balancer.expose("default", "b", List.of(free))).contains("127.0.0.1");
    }

    @Test
    void closingFreesThePort() throws IOException {
        gateway.close();
        try (ServerSocket again = new ServerSocket()) {
            again.setReuseAddress(true);
            again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            assertThat(again.isBound()).isTrue();
        }
    }

    private TrafficStats traffic(String path) throws InterruptedException {
        TrafficPlan plan = new TrafficPlan(
                URI.create("http://127.0.0.1:" + port + path),
                16,
                OptionalDouble.empty(),
                Duration.ofMillis(1500),
                LONG);
        return stats(plan, seen -> false);
    }

    /** Runs to its end, or until enough is seen. */
    private static TrafficStats stats(TrafficPlan plan, Predicate<TrafficStats> enough) throws InterruptedException {
        TrafficRun run = TrafficRun.start(plan);
        try (run) {
            while (run.running() && !enough.test(run.stats())) {
                Thread.sleep(10);
            }
        }
        return run.stats();
    }
}
