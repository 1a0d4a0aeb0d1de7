package io.scaleguide.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.scaleguide.traffic.profile.Burst;
import io.scaleguide.traffic.profile.FromPoints;
import io.scaleguide.traffic.profile.FromPoints.Point;
import io.scaleguide.traffic.profile.Loop;
import io.scaleguide.traffic.profile.Profile;
import io.scaleguide.traffic.profile.Ramp;
import io.scaleguide.traffic.profile.Schedule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrafficRunTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/ok", 200, "fine");
        answer("/moved", 302, "");
        answer("/missing", 404, "nothing here");
        answer("/unrouted", 404, "{\"message\":\"no Route matched with those values\"}");
        answer("/broken", 500, "broken");
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void answer(String path, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Location", "/ok");
                // length 0 means chunks, of a length not said beforehand
                exchange.sendResponseHeaders(
                        status, path.equals("/broken") ? 0 : bytes.length == 0 ? -1 : bytes.length);
                if (bytes.length > 0) {
                    exchange.getResponseBody().write(bytes);
                }
            }
        });
    }

    private TrafficPlan plan(String path) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return new TrafficPlan(url, 4, OptionalDouble.empty(), LONG, LONG);
    }

    /** Runs until the stats are as wished, and gives them as they are at the end; the plan's minute is the deadline. */
    private static TrafficStats until(TrafficPlan plan, Predicate<TrafficStats> enough) throws InterruptedException {
        TrafficRun run = TrafficRun.start(plan);
        try (run) {
            while (run.running() && !enough.test(run.stats())) {
                Thread.sleep(5);
            }
        }
        return run.stats();
    }

    @Test
    void countsAnswersAndMeasuresThem() throws InterruptedException {
        TrafficStats stats = until(plan("/ok"), s -> s.ok() >= 100);
        assertThat(stats.sent()).isGreaterThanOrEqualTo(stats.ok()).isLessThanOrEqualTo(stats.ok() + 4);
        assertThat(stats.failed() + stats.clientErrors() + stats.serverErrors() + stats.redirects())
                .isZero();
        assertThat(stats.p50Millis()).isPositive().isLessThanOrEqualTo(stats.p90Millis());
        assertThat(stats.p99Millis()).isBetween(stats.p90Millis(), stats.maxMillis());
        assertThat(stats.finding()).isEmpty();
    }

    @Test
    void neverFollowsRedirects() throws InterruptedException {
        TrafficStats stats = until(plan("/moved"), s -> s.redirects() >= 10);
        assertThat(stats.redirects()).isGreaterThanOrEqualTo(10);
        assertThat(stats.ok()).isZero();
    }

    @Test
    void tellsTheGatewaysNotFoundFromTheServices() throws InterruptedException {
        assertThat(until(plan("/unrouted"), s -> s.finding().isPresent()).finding())
                .hasValueSatisfying(text -> assertThat(text).startsWith("The gateway has no route for /unrouted"));
        assertThat(until(plan("/missing"), s -> s.finding().isPresent()).finding())
                .hasValueSatisfying(text -> assertThat(text).contains("service behind the gateway answers 404"));
    }

    @Test
    void namesServerErrorsOfChunkedAnswers() throws InterruptedException {
        TrafficStats stats = until(plan("/broken"), s -> s.serverErrors() >= 10);
        assertThat(stats.finding()).hasValueSatisfying(text -> assertThat(text).contains("server errors"));
        assertThat(stats.failed()).isZero();
    }

    @Test
    void namesAServiceThatIgnoresItsCommand() throws InterruptedException {
        TrafficStats stats = until(plan("/ok?cmd=sleep%2030"), s -> s.ok() >= 10);
        assertThat(stats.finding()).hasValueSatisfying(text -> assertThat(text).contains("ignores the command"));
    }

    @Test
    void namesTheCauseWhenNothingAnswers() throws InterruptedException {
        TrafficPlan plan = plan("/ok");
        server.stop(0);
        TrafficStats stats = until(plan, s -> s.failed() >= 2);
        assertThat(stats.finding()).hasValueSatisfying(text -> assertThat(text).contains("connection was refused"));
    }

    @Test
    void sendsAtTheRateAsked() throws InterruptedException {
        URI url = plan("/ok").url();
        TrafficPlan plan = new TrafficPlan(url, 4, OptionalDouble.of(50), LONG, LONG);
        TrafficStats stats = until(plan, s -> s.sent() >= 50);
        // A slow machine sends late, and none sends early; the first is due at once.
        double due = 1 + 50 * stats.elapsed().toNanos() / 1e9;
        assertThat((double) stats.sent()).isGreaterThanOrEqualTo(50).isLessThanOrEqualTo(due);
    }

    @Test
    void windowStartsAnewAndLeavesTheTotalAlone() throws InterruptedException {
        try (TrafficRun run = TrafficRun.start(plan("/ok"))) {
            while (run.running() && run.stats().ok() < 50) {
                Thread.sleep(5);
            }
            long first = run.window().ok();
            run.close();
            long second = run.window().ok();
            assertThat(first).isGreaterThanOrEqualTo(50);
            assertThat(first + second).isEqualTo(run.stats().ok());
            assertThat(run.window().ok()).isZero();
            assertThat(run.window().p50Millis()).isZero();
        }
    }

    @Test
    void closingGivesUpRequestsUnderWayAndLeavesNoThread() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            TrafficRun run = TrafficRun.start(new TrafficPlan(url, 1, OptionalDouble.empty(), LONG, LONG));
            try (Socket accepted = silent.accept()) {
                assertThat(accepted.getInputStream().read()).isEqualTo('G');
                run.close();
            }
            assertThat(run.running()).isFalse();
            assertThat(run.stats().sent()).isEqualTo(1);
            assertThat(run.stats().failed()).isZero();
        }
    }

    @Test
    void sendsAsManyRequestsAsItsRateSumsUpToAndEndsWhenNoMoreAreDue() throws InterruptedException {
        Profile first = new FromPoints(List.of(new Point(0, 50), new Point(0.5, 150), new Point(0.5, 0)));
        TrafficPlan plan =
                new TrafficPlan(plan("/ok").url(), 4, new Schedule(Loop.OPEN, first), LONG, Duration.ofSeconds(5));
        TrafficStats stats = until(plan, s -> false);
        assertThat(stats.sent()).isEqualTo(50);
        assertThat(stats.ok()).isEqualTo(50);
        assertThat(stats.elapsed()).isLessThan(LONG);
    }

    @Test
    void itIsOverWithItsLastAnswerHoweverLongOneMayTake() throws InterruptedException {
        Profile three = new FromPoints(List.of(new Point(0, 300), new Point(0.01, 300), new Point(0.01, 0)));
        TrafficPlan plan = new TrafficPlan(
                plan("/ok").url(), 4, new Schedule(Loop.OPEN, three), Duration.ofHours(1), Duration.ofMinutes(30));

        try (TrafficRun run = TrafficRun.start(plan)) {
            long deadline = System.nanoTime() + LONG.toNanos();
            while (run.running() && System.nanoTime() < deadline) {
                Thread.sleep(5);
            }
            assertThat(run.running()).isFalse();
            assertThat(run.stats().ok()).isEqualTo(3);
        }
    }

    @Test
    void inAnOpenLoopRoundTripsCountFromWhenRequestsWereDue() throws InterruptedException {
        server.createContext("/slow", exchange -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        Profile tenAtOnce = new FromPoints(List.of(new Point(0, 1000), new Point(0.01, 1000), new Point(0.01, 0)));
        TrafficPlan plan = new TrafficPlan(
                plan("/slow").url(), 1, new Schedule(Loop.OPEN, tenAtOnce), LONG, Duration.ofSeconds(5));
        TrafficStats stats = until(plan, s -> false);
        assertThat(stats.ok()).isEqualTo(10);
        assertThat(stats.maxMillis()).isGreaterThan(500);
    }

    @Test
    void inAClosedLoopAsManyConnectionsAreInUseAsTheProfileSays() throws IOException, InterruptedException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            Schedule rising = new Schedule(Loop.CLOSED, new Ramp(1, 4, 0.5));
            TrafficStats stats = until(new TrafficPlan(url, 8, rising, Duration.ofSeconds(2), LONG), s -> false);
            assertThat(stats.sent()).isEqualTo(4);
        }
    }

    @Test
    void closingWakesConnectionsThatWaitForTheirTurn() {
        Schedule resting = new Schedule(Loop.CLOSED, new Burst(0, 32, 50, 0.5), Duration.ofSeconds(1));
        TrafficRun run = TrafficRun.start(new TrafficPlan(plan("/ok").url(), 32, resting, LONG, LONG));
        assertThat(run.running()).isTrue();
        run.close();
        assertThat(run.running()).isFalse();
        assertThat(run.stats().sent()).isZero();
    }
}
