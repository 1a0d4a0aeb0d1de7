package io.scaleguide.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.scaleguide.network.Network;
import io.scaleguide.practice.datadog.StandInServer;
import io.scaleguide.time.TestClock;
import io.scaleguide.tools.NameProxy;
import io.scaleguide.tools.TlsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatadogTest {
    private static final DatadogSite US1 = new DatadogSite("datadoghq.com");
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final String QUERY = "avg:autoscaling.latency{service:echo}";

    private final TestClock clock = TestClock.midday();
    private final StandInServer server = new StandInServer(clock);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void goodKeysAreGood() {
        try (Datadog datadog = at(server.url())) {
            assertThat(datadog.checkApiKey()).isEqualTo(new KeyCheck.Good());
            assertThat(datadog.checkApplicationKey()).isEqualTo(new KeyCheck.Good());
            assertThat(datadog.checkMayQuery()).isEqualTo(new KeyCheck.Good());
        }
    }

    @Test
    void anAnswerThatGoesOnAndOnIsGivenUp() throws IOException {
        HttpServer endless = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endless.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                body.write("{\"status\": \"".getBytes(StandardCharsets.UTF_8));
                byte[] more = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
                for (int mebi = 0; mebi < 1024; mebi++) {
                    body.write(more);
                }
            } catch (IOException hungUp) {
                exchange.close();
            }
        });
        endless.start();
        try (Datadog datadog =
                at(URI.create("http://127.0.0.1:" + endless.getAddress().getPort()))) {
            assertThat(datadog.query(QUERY, WINDOW)).isInstanceOf(QueryReply.Unreachable.class);
        } finally {
            endless.stop(0);
        }
    }

    @Test
    void saysNothingBeforeTheFirstCall() {
        at(server.url()).close();
        assertThat(server.requests).hasValue(0);
    }

    @Test
    void aWrongApiKeyIsRefused() {
        try (Datadog datadog = at(server.url(), "0".repeat(32), server.keys.application())) {
            assertThat(datadog.checkApiKey()).isEqualTo(new KeyCheck.Refused(403, "Forbidden"));
            assertThat(datadog.query(QUERY, WINDOW)).isEqualTo(new QueryReply.Refused(403, "Forbidden"));
        }
    }

    @Test
    void aWrongApplicationKeyIsRefusedWhileTheApiKeyIsGood() {
        try (Datadog datadog = at(server.url(), server.keys.api(), "f".repeat(40))) {
            assertThat(datadog.checkApiKey()).isEqualTo(new KeyCheck.Good());
            assertThat(datadog.checkApplicationKey()).isEqualTo(new KeyCheck.Refused(403, "Forbidden"));
        }
    }

    @Test
    void aKeyWithoutTheScopePassesTheCheckButMayNotQuery() {
        server.standIn.allowQueries(false);
        try (Datadog datadog = at(server.url())) {
            assertThat(datadog.checkApplicationKey()).isEqualTo(new KeyCheck.Good());
            assertThat(datadog.checkMayQuery()).isInstanceOf(KeyCheck.Refused.class);
        }
    }

    @Test
    void pointsComeOldestFirstWithTheirTimes() {
        add(20, 40, "service:echo");
        add(10, 60, "service:echo");
        add(10, 1000, "service:other");
        try (Datadog datadog = at(server.url())) {
            assertThat(datadog.query(QUERY, WINDOW))
                    .isEqualTo(new QueryReply.Series(
                            List.of(new QueryReply.Point(ago(20), 40), new QueryReply.Point(ago(10), 60))));
        }
    }

    @Test
    void pointsWithoutAValueAreLeftOut() {
        answering(
                200, "{\"status\":\"ok\",\"series\":[{\"pointlist\":[[1000,1.5],[2000,null]]}]}", datadog -> assertThat(
                                datadog.query(QUERY, WINDOW))
                        .isEqualTo(
                                new QueryReply.Series(List.of(new QueryReply.Point(Instant.ofEpochMilli(1000), 1.5)))));
    }

    @Test
    void nothingInTheWindowIsNoData() {
        add(400, 40, "service:echo");
        try (Datadog datadog = at(server.url())) {
            assertThat(datadog.query(QUERY, WINDOW)).isEqualTo(new QueryReply.NoData());
        }
    }

    @Test
    void aQueryThatDoesNotAggregateGivesManySeries() {
        add(10, 40, "service:echo", "pod:a");
        add(10, 40, "service:echo", "pod:b");
        try (Datadog datadog = at(server.url())) {
            assertThat(datadog.query(QUERY + " by {pod}", WINDOW)).isEqualTo(new QueryReply.ManySeries(2));
        }
    }

    @Test
    void aQueryThatCannotBeReadIsBad() {
        try (Datadog datadog = at(server.url())) {
            assertThat(datadog.query("avg:broken{", WINDOW)).isInstanceOf(QueryReply.BadQuery.class);
        }
    }

    @Test
    void status200MayStillBeABadQuery() {
        answering(200, "{\"status\":\"error\",\"error\":\"rule broken\"}", datadog -> assertThat(
                        datadog.query(QUERY, WINDOW))
                .isEqualTo(new QueryReply.BadQuery("rule broken")));
    }

    @Test
    void aRateLimitIsKeptWithoutAskingAgain() {
        server.standIn.limitQueries(1, Duration.ofSeconds(60));
        try (Datadog datadog = at(server.url())) {
            assertThat(datadog.query(QUERY, WINDOW)).isEqualTo(new QueryReply.NoData());
            assertThat(datadog.query(QUERY, WINDOW))
                    .isEqualTo(new QueryReply.RateLimited(Optional.of(Duration.ofSeconds(60))));
            int asked = server.requests.get();
            clock.advance(Duration.ofSeconds(20));
            assertThat(datadog.checkApiKey()).isEqualTo(new KeyCheck.RateLimited(Optional.of(Duration.ofSeconds(40))));
            assertThat(server.requests).hasValue(asked);
            clock.advance(Duration.ofSeconds(40));
            assertThat(datadog.query(QUERY, WINDOW)).isEqualTo(new QueryReply.NoData());
        }
    }

    @Test
    void aRateLimitWithoutATimeClosesNothing() {
        answering(429, "{}", datadog -> assertThat(datadog.checkApiKey())
                .isEqualTo(new KeyCheck.RateLimited(Optional.empty())));
    }

    @Test
    void aWebPageIsNotDatadogsAnswer() {
        answering(403, "<html>blocked</html>", datadog -> assertThat(datadog.checkApiKey())
                .isInstanceOfSatisfying(KeyCheck.Unexpected.class, check -> assertThat(check.status())
                        .isEqualTo(403)));
        answering(200, "<html>log in</html>", datadog -> assertThat(datadog.checkApplicationKey())
                .isInstanceOf(KeyCheck.Unexpected.class));
    }

    @Test
    void aBrokenServerIsUnexpected() {
        answering(503, "{\"errors\":[\"down\"]}", datadog -> assertThat(datadog.query(QUERY, WINDOW))
                .isEqualTo(new QueryReply.Unexpected(503, "down")));
    }

    @Test
    void aValidAnswerThatSaysNotValidIsRefused() {
        answering(200, "{\"valid\":false}", datadog -> assertThat(datadog.checkApiKey())
                .isInstanceOf(KeyCheck.Refused.class));
    }

    @Test
    void aRefusedConnectionIsUnreachable() {
        URI gone = server.url();
        server.close();
        try (Datadog datadog = at(gone)) {
            assertThat(datadog.checkApiKey())
                    .isEqualTo(new KeyCheck.Unreachable(
                            "127.0.0.1 refuses the connection. Check the address and the port."));
            assertThat(datadog.query(QUERY, WINDOW)).isInstanceOf(QueryReply.Unreachable.class);
        }
    }

    @Test
    void aNameThatDoesNotExistIsUnreachable() {
        try (Datadog datadog = at(URI.create("http://datadog.invalid"))) {
            assertThat(datadog.checkApiKey())
                    .isInstanceOfSatisfying(KeyCheck.Unreachable.class, check -> assertThat(check.cause())
                            .startsWith("The name datadog.invalid cannot be resolved"));
        }
    }

    @Test
    void anAnswerThatIsNotTlsIsATlsMatter() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Thread answer = new Thread(() -> answerInPlainText(plain));
            answer.setDaemon(true);
            answer.start();
            try (Datadog datadog = at(URI.create("https://127.0.0.1:" + plain.getLocalPort()))) {
                assertThat(datadog.checkApiKey())
                        .isInstanceOfSatisfying(KeyCheck.Unreachable.class, check -> assertThat(check.cause())
                                .startsWith("No trusted TLS connection to 127.0.0.1"));
            }
        }
    }

    /** Hears what is said before it hangs up: else the answer may be lost with the connection. A second try is answered too. */
    private static void answerInPlainText(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                int first = socket.getInputStream().read();
                socket.getOutputStream()
                        .write(("HTTP/1.1 400 Bad Request " + first + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                // The next connection is answered, or the socket is closed and the loop ends.
            }
        }
    }

    @Test
    void findsTheSiteThatKnowsTheKey() {
        URI there = server.url();
        URI elsewhere = URI.create(there + "/elsewhere");
        Datadog datadog = new Datadog(
                new DatadogAddress(US1, Optional.empty()),
                Secret.of(server.keys.api()),
                Secret.of(""),
                clock,
                Network.plain(),
                site -> site.region().equals("EU1") ? there : elsewhere);
        assertThat(datadog.checkApiKey()).isInstanceOf(KeyCheck.Refused.class);
        assertThat(datadog.findSite()).contains(new DatadogSite("datadoghq.eu"));
        datadog.close();
    }

    @Test
    void doesNotLookForASiteBehindAnotherAddress() {
        try (Datadog datadog = at(server.url())) {
            assertThat(datadog.findSite()).isEmpty();
            assertThat(server.requests).hasValue(0);
        }
    }

    private void answering(int status, String body, Consumer<Datadog> check) {
        HttpServer other = StandInServer.start(exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", body.startsWith("<") ? "text/html" : "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        try (Datadog datadog =
                at(URI.create("http://127.0.0.1:" + other.getAddress().getPort()))) {
            check.accept(datadog);
        } finally {
            other.stop(0);
        }
    }

    @Test
    void theProxyOfTheEnvironmentLeadsToDatadog() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] body = "{\"valid\": true}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        proxy.start();
        Network network = new Network(
                Map.of("HTTP_PROXY", "127.0.0.1:" + proxy.getAddress().getPort()));
        try (Datadog datadog = at(URI.create("http://datadog.example"), network)) {
            assertThat(datadog.checkApiKey()).isEqualTo(new KeyCheck.Good());
        } finally {
            proxy.stop(0);
        }
        assertThat(asked).containsExactly("http://datadog.example/api/v1/validate");
    }

    @Test
    void theAuthoritiesOfTheEnvironmentVouchForDatadogAndOthersAreNotTrustedThen(@TempDir Path folder)
            throws Exception {
        try (TlsServer secured = new TlsServer(folder, "ip:127.0.0.1", visitor -> "{\"valid\": true}")) {
            URI url = URI.create("https://127.0.0.1:" + secured.port());
            Path file = Files.writeString(folder.resolve("authorities.pem"), secured.certificate());
            try (Datadog datadog = at(url, new Network(Map.of("SSL_CERT_FILE", file.toString())))) {
                assertThat(datadog.checkApiKey()).isEqualTo(new KeyCheck.Good());
            }
            try (Datadog datadog = at(url, Network.plain())) {
                assertThat(words(datadog)).contains("No trusted TLS connection", "SSL_CERT_FILE");
            }
            try (Datadog datadog = at(url, new Network(Map.of("SSL_CERT_FILE", folder.toString() + "/gone.pem")))) {
                assertThat(words(datadog)).contains("SSL_CERT_FILE names the file", "gone.pem");
            }
        }
    }

    @Test
    void aTunnelThroughTheProxyIsSecuredByTheAuthoritiesOfTheEnvironment(@TempDir Path folder) throws Exception {
        try (TlsServer secured = new TlsServer(folder, "dns:datadog.example", visitor -> "{\"valid\": true}");
                NameProxy proxy = new NameProxy()) {
            Path file = Files.writeString(folder.resolve("authorities.pem"), secured.certificate());
            Network network = new Network(Map.of("HTTPS_PROXY", proxy.address(), "SSL_CERT_FILE", file.toString()));
            try (Datadog datadog = at(URI.create("https://datadog.example:" + secured.port()), network)) {
                assertThat(datadog.checkApiKey()).isEqualTo(new KeyCheck.Good());
            }
            assertThat(proxy.hosts()).containsExactly("datadog.example");
        }
    }

    private static String words(Datadog datadog) {
        return ((KeyCheck.Unreachable) datadog.checkApiKey()).cause();
    }

    private Datadog at(URI url, Network network) {
        return Datadog.connect(
                new DatadogAddress(US1, Optional.of(url)),
                Secret.of(server.keys.api()),
                Secret.of(server.keys.application()),
                clock,
                network);
    }

    private Datadog at(URI url) {
        return at(url, server.keys.api(), server.keys.application());
    }

    private Datadog at(URI url, String apiKey, String applicationKey) {
        return Datadog.connect(
                new DatadogAddress(US1, Optional.of(url)),
                Secret.of(apiKey),
                Secret.of(applicationKey),
                clock,
                Network.plain());
    }

    private void add(int secondsAgo, double value, String... tags) {
        server.series.add("autoscaling.latency", Set.of(tags), ago(secondsAgo), value);
    }

    private Instant ago(int seconds) {
        return clock.instant().minusSeconds(seconds);
    }
}
