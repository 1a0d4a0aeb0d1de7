package io.scaleguide.kube;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scaleguide.kube.KubeException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

    private static final ObjectRef ECHO = new ObjectRef(Kinds.DEPLOYMENT, "home", "echo");
    private static final String PATH = "/apis/apps/v1/namespaces/home/deployments/echo";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHORIZED",
        "403, FORBIDDEN",
        "400, INVALID",
        "422, INVALID",
        "429, SERVER",
        "500, SERVER",
        "503, SERVER",
        "504, TIMEOUT"
    })
    void eachStatusHasItsReason(int status, Reason reason) throws IOException {
        KubeException failure = refusal(status, "words of the server");

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure).hasMessageStartingWith("Could not read Deployment home/echo");
    }

    @Test
    void aServerThatAsksToComeBackLaterIsAskedAgainWhenItSaid() throws IOException {
        WireServer.Answer later = new WireServer.Answer(
                429,
                List.of(WireServer.status(429, "TooManyRequests", "storage is (re)initializing")),
                false,
                Map.of("Retry-After", "1"));
        try (WireServer server = new WireServer();
                Cluster cluster = server.on("GET", PATH, later)
                        .on("GET", PATH, 200, "{\"kind\":\"Deployment\",\"metadata\":{\"name\":\"echo\"}}")
                        .open(folder)) {
            assertThat(cluster.get(ECHO)).isPresent();
        }
    }

    @Test
    void aServerThatAsksToComeBackTooLateIsNotWaitedFor() throws IOException {
        WireServer.Answer later = new WireServer.Answer(
                429,
                List.of(WireServer.status(429, "TooManyRequests", "too many requests")),
                false,
                Map.of("Retry-After", "3600"));
        try (WireServer server = new WireServer();
                Cluster cluster = server.on("GET", PATH, later).open(folder)) {
            assertThatThrownBy(() -> cluster.get(ECHO)).hasMessageContaining("slow down");
        }
    }

    @Test
    void unauthorizedSpeaksOfCredentialsAndShowsNone() throws IOException {
        assertThat(refusal(401, "Unauthorized"))
                .hasMessageContaining("credentials")
                .message()
                .doesNotContain("s3cr3t", "secret-prefix");
    }

    @Test
    void forbiddenNamesTheRightAndTheCommandThatChecksIt() throws IOException {
        assertThat(refusal(403, "deployments.apps is forbidden: User cannot get resource"))
                .hasMessageContaining("User cannot get resource")
                .hasMessageContaining("You may not get deployments.apps in namespace home")
                .hasMessageContaining("kubectl auth can-i get deployments.apps -n home");
    }

    @Test
    void aRefusedConnectionNamesTheAddressWithoutItsPath() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        KubeException failure = ask("http://127.0.0.1:" + free + "/secret-prefix", "", Duration.ofSeconds(30));

        assertThat(failure.reason()).isEqualTo(Reason.NOT_LISTENING);
        assertThat(failure)
                .hasMessageContaining("http://127.0.0.1:" + free)
                .hasMessageContaining("refused")
                .message()
                .doesNotContain("secret-prefix");
    }

    @Test
    void aNameThatDnsDoesNotKnowIsSaid() throws IOException {
        KubeException failure = ask("https://no-such-host.invalid:6443", "", Duration.ofSeconds(30));

        assertThat(failure.reason()).isEqualTo(Reason.NOT_LISTENING);
        assertThat(failure).hasMessageContaining("DNS").hasMessageContaining("no-such-host.invalid:6443");
    }

    @Test
    void tlsThatFailsIsSaid() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerInPlainText(plain), "plain-text-server");
            answering.start();

            KubeException failure = ask("https://127.0.0.1:" + plain.getLocalPort(), "", Duration.ofSeconds(30));

            assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(failure).hasMessageContaining("TLS");
        }
    }

    /** Answers every connection: one that strays in from elsewhere, or a second try, must not leave the one that counts waiting. */
    private static void answerInPlainText(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                int first = connection.getInputStream().read();
                connection.getOutputStream().write(("HTTP/1.1 400 Bad Request " + first + "\r\n\r\n").getBytes(UTF_8));
                connection.getOutputStream().flush();
                connection.shutdownOutput();
                connection.getInputStream().readAllBytes();
            } catch (IOException e) {
                // The next connection is answered, or the socket is closed and the loop ends.
            }
        }
    }

    @Test
    void aServerThatDoesNotAnswerTimesOut() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            KubeException failure = ask("http://127.0.0.1:" + mute.getLocalPort(), "", Duration.ofMillis(200));

            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(failure).hasMessageContaining("within 200 ms");
        }
    }

    @Test
    void aSomethingElseThatAnswersIsNotTakenForAnApiServer() throws IOException {
        try (WireServer server = new WireServer()) {
            server.on("GET", PATH, 200, "<html>login</html>");
            try (Cluster cluster = server.open(folder)) {
                assertThat(catchThrowableOfType(KubeException.class, () -> cluster.get(ECHO)))
                        .satisfies(failure -> assertThat(failure.reason()).isEqualTo(KubeException.Reason.FOREIGN))
                        .hasMessageContaining("answered with a web page, not with Kubernetes JSON");
            }
        }
    }

    @Test
    void anInterruptedCallEndsAndLeavesTheFlagSet() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Cluster cluster = open("http://127.0.0.1:" + mute.getLocalPort(), "", Duration.ofMinutes(10))) {
            AtomicReference<Reason> reason = new AtomicReference<>();
            AtomicReference<Boolean> flag = new AtomicReference<>();
            Thread caller = new Thread(() -> {
                try {
                    cluster.get(ECHO);
                } catch (KubeException e) {
                    reason.set(e.reason());
                    flag.set(Thread.currentThread().isInterrupted());
                }
            });
            caller.start();
            caller.interrupt();
            caller.join(Duration.ofSeconds(30).toMillis());

            assertThat(reason).hasValue(Reason.TIMEOUT);
            assertThat(flag).hasValue(true);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'proxy-url: \"socks5://p:1\"', SOCKS",
        "'certificate-authority: gone.crt', gone.crt",
        "'certificate-authority-data: bm90IGEgY2VydA==, proxy-url: \"http://p\"', cannot be used"
    })
    void whatCannotBeHonouredIsRefusedAtOnce(String cluster, String words) {
        KubeException failure =
                catchThrowableOfType(KubeException.class, () -> open("https://api:6443", cluster, Duration.ofSeconds(1))
                        .close());

        assertThat(failure.reason()).isEqualTo(Reason.CONFIG);
        assertThat(failure).hasMessageContaining(words);
    }

    @Test
    void closingEndsTheThreadsThatCarryRequests() throws Exception {
        try (WireServer server = new WireServer()) {
            server.on("GET", "/version", 200, "{}").on("PATCH", PATH, 200, "{}");
            List<Thread> before = carriers();
            Cluster cluster = server.open(folder);
            cluster.serverVersion();
            cluster.mergePatch(ECHO, Json.object());
            List<Thread> ours = carriers().stream()
                    .filter(thread -> !before.contains(thread))
                    .toList();

            cluster.close();

            assertThat(ours).extracting(FailuresTest::kind).contains("SelectorManager", "read");
            for (Thread thread : ours) {
                thread.join(Duration.ofSeconds(30).toMillis());
                assertThat(thread.isAlive()).isFalse();
            }
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void aConnectionThatIsClosedSaysSo() throws IOException {
        try (WireServer server = new WireServer()) {
            server.on("GET", PATH, 200, "{}");
            Cluster cluster = server.open(folder);
            cluster.close();

            assertThatThrownBy(() -> cluster.get(ECHO))
                    .isInstanceOf(KubeException.class)
                    .hasMessageContaining("closed");
            assertThatThrownBy(() -> cluster.mergePatch(ECHO, Json.object()))
                    .isInstanceOf(KubeException.class)
                    .hasMessageContaining("closed");
        }
    }

    private static List<Thread> carriers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> Set.of("SelectorManager", "read").contains(kind(thread)))
                .toList();
    }

    /** The second part of {@code kube-read-1}, the last one of {@code HttpClient-1-SelectorManager}. */
    private static String kind(Thread thread) {
        String[] parts = thread.getName().split("-", -1);
        return parts[0].equals("kube") && parts.length > 1 ? parts[1] : parts[parts.length - 1];
    }

    private KubeException refusal(int status, String words) throws IOException {
        try (WireServer server = new WireServer()) {
            server.on("GET", PATH, status, WireServer.status(status, "Reason", words));
            try (Cluster cluster = server.open(folder)) {
                return catchThrowableOfType(KubeException.class, () -> cluster.get(ECHO));
            }
        }
    }

    private KubeException ask(String address, String cluster, Duration timeout) throws IOException {
        try (Cluster opened = open(address, cluster, timeout)) {
            return catchThrowableOfType(KubeException.class, () -> opened.get(ECHO));
        }
    }

    private Cluster open(String address, String cluster, Duration timeout) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), """
                current-context: here
                clusters: [{name: c, cluster: {server: "%s", %s}}]
                contexts: [{name: here, context: {cluster: c}}]
                """.formatted(address, cluster));
        return Cluster.open(new ClusterChoice(List.of(file), Optional.empty()), timeout, Map.of(), WatchTuning.USUAL);
    }
}
