package io.scaleguide.path.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Verdict;
import io.scaleguide.path.scope.PathRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A look at a cluster in which the user may do nothing. */
class DoctorTest {
    @TempDir
    private Path folder;

    private HttpServer server;
    private volatile boolean ownNamespace;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            boolean own = path.contains("/namespaces/shop/") && ownNamespace;
            boolean discovery = path.matches("/apis/[^/]+/v[^/]+|/api/v1");
            String body = discovery
                    ? "{\"kind\":\"APIResourceList\",\"resources\":["
                            + "{\"name\":\"datadogmetrics\",\"kind\":\"DatadogMetric\",\"namespaced\":true},"
                            + "{\"name\":\"gateways\",\"kind\":\"Gateway\",\"namespaced\":true}]}"
                    : "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"Forbidden\","
                            + "\"code\":403,\"message\":\"forbidden: User may not do this\"}";
            if (own) {
                body = "{\"kind\":\"List\",\"metadata\":{},\"items\":[]}";
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(discovery || own ? 200 : 403, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aHopThatMayNotBeReadNamesTheRightAndTheOthersGoOn() throws IOException {
        Diagnosis diagnosis = look();
        assertThat(diagnosis.readings()).hasSize(10).allSatisfy(reading -> {
            assertThat(reading.verdict()).as(reading.toString()).isEqualTo(Verdict.UNKNOWN);
            assertThat(reading.words()).contains("kubectl auth can-i");
        });
        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.worst()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void whoMayOnlyLookAtTheirOwnNamespaceStillLearnsWhatIsWrongThere() throws IOException {
        ownNamespace = true;
        Diagnosis diagnosis = look();
        assertThat(diagnosis.scope().namespace()).isEqualTo("shop");
        assertThat(diagnosis.findings()).extracting(Finding::id).contains("gateway-missing");
        assertThat(diagnosis.readings().get(4).words()).contains("kubectl auth can-i list daemonsets.apps");
    }

    private Diagnosis look() throws IOException {
        Path kubeconfig = folder.resolve("kubeconfig");
        Files.writeString(kubeconfig, """
                apiVersion: v1
                kind: Config
                current-context: poor
                clusters: [{name: poor, cluster: {server: "http://127.0.0.1:%d"}}]
                contexts: [{name: poor, context: {cluster: poor, user: poor, namespace: shop}}]
                users: [{name: poor, user: {}}]
                """.formatted(server.getAddress().getPort()));
        try (Cluster cluster =
                Cluster.open(new ClusterChoice(List.of(kubeconfig), Optional.empty()), Duration.ofSeconds(30))) {
            Optional<String> namespace = ownNamespace ? Optional.of("shop") : Optional.empty();
            return new Doctor(cluster, Clock.systemUTC(), true, true)
                    .look(new PathRequest(namespace, Optional.empty()));
        }
    }
}
