package io.scaleguide.guide.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.scaleguide.guide.problem.StepFailure;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An HPA whose controller writes its status whenever somebody has looked at it. */
class RestorationTest {
    private static final ObjectRef ECHO = new ObjectRef(Kinds.HPA, "shop", "echo");

    private static final String SERVED = """
            {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "autoscaling/v2", "resources": [
              {"name": "horizontalpodautoscalers", "singularName": "horizontalpodautoscaler", "namespaced": true,
               "kind": "HorizontalPodAutoscaler", "verbs": ["get", "list", "patch", "update", "watch"]}]}
            """;

    private final List<String> put = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final Cluster cluster;
    private int conflicts;
    private int version = 1;
    private int minimum = 3;
    private boolean editing;

    RestorationTest(@TempDir Path folder) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.createContext("/apis/autoscaling/v2", exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/v2")) {
                send(exchange, 200, SERVED);
            } else {
                answer(exchange);
            }
        });
        server.start();
        Path kubeconfig = Files.writeString(
                folder.resolve("config"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: here, cluster: {server: "http://127.0.0.1:%d"}}]
                contexts: [{name: here, context: {cluster: here, user: me}}]
                users: [{name: me, user: {}}]
                current-context: here
                """.formatted(server.getAddress().getPort()));
        cluster = Cluster.open(new ClusterChoice(List.of(kubeconfig), Optional.empty()), Duration.ofSeconds(30));
    }

    @AfterEach
    void stop() {
        cluster.close();
        server.stop(0);
    }

    @Test
    void aStatusThatIsWrittenInBetweenIsNoReasonToLeaveIt() {
        conflicts = 3;

        assertThat(Restoration.of(cluster, ECHO, hpa(1, 1))).isEqualTo(ECHO + " put back as it was before.");
        assertThat(minimum).isEqualTo(1);
        assertThat(put).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void whatSomeoneElseChangesMeanwhileIsLeftToThem() {
        conflicts = 1;
        editing = true;

        assertThatThrownBy(() -> Restoration.of(cluster, ECHO, hpa(1, 1)))
                .isInstanceOf(StepFailure.class)
                .satisfies(
                        failure -> assertThat(((StepFailure) failure).problem().next())
                                .contains("Undo again", "still in the ledger"));
        assertThat(minimum).isEqualTo(5);
        assertThat(put).hasSize(1);
    }

    @Test
    void oneThatIsWrittenToAllTheTimeIsLeftInTheEnd() {
        conflicts = 100;

        assertThatThrownBy(() -> Restoration.of(cluster, ECHO, hpa(1, 1))).isInstanceOf(StepFailure.class);
        assertThat(minimum).isEqualTo(3);
        assertThat(put).hasSize(5);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("PUT")) {
            ObjectNode wanted = (ObjectNode)
                    JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
            put.add(wanted.at("/metadata/resourceVersion").asString());
            if (conflicts-- > 0) {
                version++;
                minimum = editing ? 5 : minimum;
                send(exchange, 409, """
                        {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "Conflict", "code": 409,
                         "message": "the object has been modified"}
                        """);
                return;
            }
            minimum = wanted.at("/spec/minReplicas").asInt();
        }
        send(exchange, 200, hpa(minimum, version).toString());
    }

    private static ObjectNode hpa(int minimum, int version) {
        return (ObjectNode) JsonMapper.shared().readTree("""
                {"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler",
                 "metadata": {"name": "echo", "namespace": "shop", "resourceVersion": "%d"},
                 "spec": {"minReplicas": %d, "maxReplicas": 10}, "status": {"desiredReplicas": %d}}
                """.formatted(version, minimum, version));
    }

    private static void send(HttpExchange exchange, int code, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
