package io.scaleguide.path.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.Verdict;
import io.scaleguide.path.scope.PathScope;
import io.scaleguide.path.scope.Reads;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the cluster agent's words in a DatadogMetric mean, whichever version wrote them. The practice cluster's agent is a present one,
 * which hides a 403 behind the words for a whole batch (datadog-agent pkg/clusteragent/autoscaling/externalmetrics/errors.go).
 */
class MetricErrorsTest {
    @TempDir
    private Path folder;

    private HttpServer server;
    private volatile String message = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String body = body(path);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(body.contains("\"Failure\"") ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String body(String path) {
        if (path.matches("/apis/[^/]+/v[^/]+|/api/v1")) {
            return "{\"kind\":\"APIResourceList\",\"resources\":["
                    + "{\"name\":\"datadogmetrics\",\"kind\":\"DatadogMetric\",\"namespaced\":true}]}";
        }
        if (path.endsWith("/datadogmetrics/echo")) {
            return """
                    {"apiVersion":"datadoghq.com/v1alpha1","kind":"DatadogMetric",
                     "metadata":{"name":"echo","namespace":"shop"},"spec":{"query":"avg:a.b{service:echo}"},
                     "status":{"conditions":[{"type":"Active","status":"True"},{"type":"Valid","status":"False"},
                      {"type":"Error","status":"True","reason":"Unable to fetch data from Datadog","message":"%s"}]}}""".formatted(message);
        }
        if (path.endsWith("/horizontalpodautoscalers/echo")) {
            return "{\"apiVersion\":\"autoscaling/v2\",\"kind\":\"HorizontalPodAutoscaler\","
                    + "\"metadata\":{\"name\":\"echo\",\"namespace\":\"shop\"},\"spec\":{}}";
        }
        return path.matches(".*/[a-z]+s")
                ? "{\"kind\":\"List\",\"metadata\":{},\"items\":[]}"
                : "{\"kind\":\"Status\",\"status\":\"Failure\",\"reason\":\"NotFound\",\"code\":404}";
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            metric-forbidden | error while executing metric query a: API error 403 Forbidden: {'status':'error'}
            metric-rate-limited | Global error: Datadog API rate limit exceeded
            metric-rate-limited | error while executing metric query a: API error 429 Too Many Requests
            metric-batch-poisoned | Global error (all queries) from backend, invalid syntax in query? Check Cluster Agent leader logs for details
            metric-several-series | Invalid metric error: multiple series found. Please change your query to return a single serie
            metric-outdated | Query returned outdated result, check MaxAge setting, query: a
            metric-no-series | Invalid metric error: no serie returned for this query, check data is available in the last 300 seconds
            """)
    void theWordsOfTheAgentSayWhatIsWrong(String finding, String words) throws IOException {
        message = words;
        Reading reading = look();
        assertThat(reading.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(reading.findings()).extracting(Finding::id).containsExactly(finding);
        assertThat(reading.findings().get(0).details()).containsEntry("message", words);
    }

    @Test
    void anErrorWithoutWordsIsOneToo() throws IOException {
        assertThat(look().findings()).extracting(Finding::id).containsExactly("metric-no-series");
    }

    private Reading look() throws IOException {
        Path kubeconfig = folder.resolve("kubeconfig");
        Files.writeString(kubeconfig, """
                apiVersion: v1
                kind: Config
                current-context: test
                clusters: [{name: test, cluster: {server: "http://127.0.0.1:%d"}}]
                contexts: [{name: test, context: {cluster: test, user: test, namespace: shop}}]
                users: [{name: test, user: {}}]
                """.formatted(server.getAddress().getPort()));
        PathScope scope = new PathScope(
                "shop",
                "echo",
                new ObjectRef(Kinds.DATADOG_METRIC, "shop", "echo"),
                "datadogmetric@shop:echo",
                "Deployment echo",
                "echo",
                "echo",
                new ObjectRef(Kinds.GATEWAY, "shop", "kong"));
        try (Cluster cluster =
                        Cluster.open(new ClusterChoice(List.of(kubeconfig), Optional.empty()), Duration.ofSeconds(30));
                Reads reads = new Reads(cluster)) {
            return new DatadogMetricProbe().look(new ProbeContext(reads, scope, Clock.systemUTC(), true, true));
        }
    }
}
