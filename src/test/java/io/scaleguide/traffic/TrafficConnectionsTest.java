package io.scaleguide.traffic;

import static io.scaleguide.traffic.ScriptedServer.request;
import static io.scaleguide.traffic.ScriptedServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.start.TlsFront;
import io.scaleguide.traffic.http.Trust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What traffic makes of servers that end, split and delay as servers do. */
class TrafficConnectionsTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private static final String CHUNKED =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";

    @TempDir
    private Path folder;

    private static TrafficPlan plan(String url, int connections, Duration requestTimeout) {
        return new TrafficPlan(URI.create(url), connections, OptionalDouble.empty(), LONG, requestTimeout);
    }

    private static TrafficPlan plan(ScriptedServer server) {
        return plan("http://127.0.0.1:" + server.port() + "/", 2, LONG);
    }

    /** The plan's minute is the deadline. */
    private static TrafficStats await(TrafficRun run, Predicate<TrafficStats> enough) throws InterruptedException {
        TrafficStats stats = run.stats();
        while (run.running() && !enough.test(stats)) {
            TimeUnit.MILLISECONDS.sleep(5);
            stats = run.stats();
        }
        return stats;
    }

    private static TrafficStats until(TrafficRun run, Predicate<TrafficStats> enough) throws InterruptedException {
        try (run) {
            await(run, enough);
        }
        return run.stats();
    }

    private static TrafficStats until(TrafficPlan plan, Predicate<TrafficStats> enough) throws InterruptedException {
        return until(TrafficRun.start(plan), enough);
    }

    private static void answering(Socket client, String answer) throws IOException {
        while (!request(client.getInputStream()).isEmpty()) {
            send(client, answer);
        }
    }

    @Test
    void keepsItsConnections() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(client -> answering(client, CHUNKED))) {
            TrafficStats stats = until(plan(server), s -> s.ok() >= 200);
            assertThat(stats.failed()).isZero();
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void replacesConnectionsThatTheServerEndsAfterEachAnswer() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(client -> {
            request(client.getInputStream());
            send(client, ANSWER);
        })) {
            TrafficStats stats = until(plan(server), s -> s.ok() >= 50);
            assertThat(stats.failed()).isZero();
            assertThat(stats.sent()).isLessThanOrEqualTo(stats.ok() + 2);
        }
    }

    @Test
    void opensAnotherConnectionWhereTheServerSaysThatItCloses() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(client ->
                answering(client, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello"))) {
            TrafficStats stats = until(plan(server), s -> s.ok() >= 20);
            assertThat(stats.failed()).isZero();
            assertThat(server.connections()).isGreaterThanOrEqualTo(20);
        }
    }

    @Test
    void takesTheEndOfTheConnectionForTheEndOfAnAnswerWithoutLength() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(client -> {
            request(client.getInputStream());
            send(client, "HTTP/1.1 200 OK\r\n\r\nas long as it is");
        })) {
            TrafficStats stats = until(plan(server), s -> s.ok() >= 20);
            assertThat(stats.failed()).isZero();
        }
    }

    @Test
    void countsAnAnswerThatEndsTooEarlyAsFailed() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(client -> {
            request(client.getInputStream());
            send(client, ANSWER.substring(0, ANSWER.length() - 1));
        })) {
            TrafficStats stats = until(plan(server), s -> s.failed() >= 3);
            assertThat(stats.ok()).isZero();
            assertThat(stats.finding())
                    .hasValueSatisfying(text -> assertThat(text).contains("ended without an answer"));
        }
    }

    @Test
    void aServerThatSendsMoreThanItWasAskedForMixesUpNoAnswers() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(client -> answering(client, ANSWER + ANSWER))) {
            TrafficStats stats = until(plan(server), s -> s.ok() >= 20);
            assertThat(stats.failed()).isZero();
            assertThat(server.connections()).isGreaterThanOrEqualTo(20);
        }
    }

    @Test
    void putsAnswersTogetherThatComeByteByByte() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(client -> {
            while (!request(client.getInputStream()).isEmpty()) {
                for (char each : CHUNKED.toCharArray()) {
                    send(client, String.valueOf(each));
                }
            }
        })) {
            TrafficStats stats = until(plan(server), s -> s.ok() >= 20);
            assertThat(stats.failed()).isZero();
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void takesAnswersThatAreLargerThanWhatIsReadAtOnce() throws Exception {
        String large = "x".repeat(1_000_000);
        try (ScriptedServer server = ScriptedServer.start(
                client -> answering(client, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n" + large))) {
            TrafficStats stats = until(plan(server), s -> s.ok() >= 20);
            assertThat(stats.failed()).isZero();
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void writesRequestsThatAreLargerThanWhatIsTakenAtOnce() throws Exception {
        String query = "a".repeat(12_000_000);
        BlockingQueue<Integer> lengths = new LinkedBlockingQueue<>();
        try (ScriptedServer server = ScriptedServer.start(client -> {
            int length = 0;
            byte[] bytes = new byte[64 * 1024];
            while (length < query.length() + 60) {
                length += client.getInputStream().read(bytes);
            }
            lengths.add(length);
            send(client, ANSWER);
        })) {
            String url = "http://127.0.0.1:" + server.port() + "/?" + query;
            TrafficStats stats = until(plan(url, 1, LONG), s -> s.ok() >= 1);
            assertThat(stats.failed()).isZero();
            assertThat(lengths.take()).isGreaterThan(query.length());
        }
    }

    @Test
    void givesUpRequestsWhoseTimeIsOverThoughTheAnswerTrickles() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(client -> {
            request(client.getInputStream());
            while (true) {
                send(client, "HTTP/1.1 100 Continue\r\n\r\n");
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        })) {
            String url = "http://127.0.0.1:" + server.port() + "/";
            TrafficStats stats = until(plan(url, 2, Duration.ofMillis(50)), s -> s.failed() >= 4);
            assertThat(stats.ok()).isZero();
            assertThat(stats.finding())
                    .hasValueSatisfying(text -> assertThat(text).contains("did not answer in time"));
        }
    }

    @Test
    void whatIsCutOffByTheEndIsNoFailure() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(client -> {
            while (!request(client.getInputStream()).isEmpty()) {
                LockSupport.parkNanos(1);
            }
        })) {
            TrafficPlan plan = new TrafficPlan(
                    URI.create("http://127.0.0.1:" + server.port() + "/"),
                    3,
                    OptionalDouble.empty(),
                    Duration.ofMillis(100),
                    LONG);
            TrafficStats stats = until(plan, s -> false);
            assertThat(stats.failed()).isZero();
        }
    }

    @Test
    void closingGivesUpConnectionsThatAreStillBeingMade() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TrafficRun run = TrafficRun.start(plan("http://127.0.0.1:" + full.getLocalPort() + "/", 16, LONG));
            await(run, stats -> stats.sent() == 16);
            run.close();
            assertThat(run.running()).isFalse();
            assertThat(run.stats().failed()).isZero();
        }
    }

    @Test
    void asksForThePathAndForTheNameThatIsWanted() throws Exception {
        assertThat(asked("/a%20ü?b=%26", Optional.empty()))
                .matches("GET /a%20%C3%BC\\?b=%26 HTTP/1.1\r\nHost: localhost:\\d+"
                        + "\r\nUser-Agent: scaleguide\r\nAccept: \\*/\\*\r\n\r\n");
        assertThat(asked("", Optional.of("shop.example"))).startsWith("GET / HTTP/1.1\r\nHost: shop.example\r\n");
    }

    private static String asked(String path, Optional<String> host) throws Exception {
        BlockingQueue<String> requests = new LinkedBlockingQueue<>();
        try (ScriptedServer server = ScriptedServer.start(client -> {
            requests.add(request(client.getInputStream()));
            send(client, ANSWER);
        })) {
            until(plan("http://localhost:" + server.port() + path, 1, LONG).forHost(host), s -> s.ok() >= 1);
            return requests.take();
        }
    }

    @Test
    void saysThatAHostNameIsNotKnown() throws Exception {
        TrafficStats stats = until(plan("http://nowhere.invalid/", 2, LONG), s -> s.failed() >= 2);
        assertThat(stats.finding()).hasValueSatisfying(text -> assertThat(text).contains("host name is not known"));
    }

    @Test
    void goesOnWhereAServerComesBack() throws Exception {
        AtomicBoolean up = new AtomicBoolean(true);
        try (ScriptedServer server = ScriptedServer.start(client -> {
                    while (up.get() && !request(client.getInputStream()).isEmpty()) {
                        send(client, ANSWER);
                    }
                });
                TrafficRun run = TrafficRun.start(plan(server))) {
            await(run, stats -> stats.ok() >= 10);
            up.set(false);
            await(run, stats -> stats.failed() >= 4);
            long before = run.stats().ok();
            up.set(true);
            assertThat(await(run, stats -> stats.ok() >= before + 10).ok()).isGreaterThanOrEqualTo(before + 10);
        }
    }

    @Test
    void speaksTlsWithServersThatItTrusts() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(client -> answering(client, CHUNKED));
                TlsFront front = TlsFront.start(folder, server.port())) {
            SSLContext trust = Trust.only(front.certificate());
            TrafficPlan plan = plan("https://127.0.0.1:" + front.port() + "/", 2, LONG);
            TrafficStats stats = until(TrafficRun.start(plan, () -> trust), s -> s.ok() >= 200);
            assertThat(stats.failed()).isZero();
            assertThat(server.connections()).isEqualTo(2);

            stats = until(plan, s -> s.failed() >= 2);
            assertThat(stats.ok()).isZero();
            assertThat(stats.finding())
                    .hasValueSatisfying(text -> assertThat(text).contains("TLS handshake failed"));
        }
    }

    @Test
    void largeAnswersAndRequestsGoThroughTls() throws Exception {
        String large = "x".repeat(300_000);
        try (ScriptedServer server = ScriptedServer.start(
                        client -> answering(client, "HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n" + large));
                TlsFront front = TlsFront.start(folder, server.port())) {
            SSLContext trust = Trust.only(front.certificate());
            TrafficPlan plan = plan("https://127.0.0.1:" + front.port() + "/?" + "a".repeat(300_000), 1, LONG);
            TrafficStats stats = until(TrafficRun.start(plan, () -> trust), s -> s.ok() >= 2);
            assertThat(stats.failed()).isZero();
            assertThat(server.connections()).isEqualTo(1);
        }
    }
}
