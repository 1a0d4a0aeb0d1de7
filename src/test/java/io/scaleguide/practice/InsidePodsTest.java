package io.scaleguide.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.PortForward;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Traffic into the pods of a whole practice cluster, through its API server and this program's own client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsidePodsTest {
    private static final List<String> DEMO = List.of("""
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop}
            """, """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: echo, namespace: shop}
            spec:
              selector: {matchLabels: {app: echo}}
              template:
                metadata: {labels: {app: echo}}
                spec: {containers: [{name: echo, image: "echo:1", ports: [{containerPort: 1027}]}]}
            """, """
            apiVersion: v1
            kind: Service
            metadata: {name: echo, namespace: shop}
            spec: {selector: {app: echo}, ports: [{name: http, port: 80, targetPort: 1027}]}
            """, """
            apiVersion: gateway.networking.k8s.io/v1
            kind: GatewayClass
            metadata: {name: kong}
            spec: {controllerName: konghq.com/gateway-operator}
            """, """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: kong, namespace: shop}
            spec: {gatewayClassName: kong, listeners: [{name: http, port: %s, protocol: HTTP}]}
            """, """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: echo, namespace: shop}
            spec:
              parentRefs: [{name: kong}]
              rules:
              - matches: [{path: {type: PathPrefix, value: /echo}}]
                backendRefs: [{name: echo, port: 80}]
            """);

    private final HttpClient http = HttpClient.newHttpClient();
    private PracticeCluster practice;
    private Cluster cluster;

    @BeforeAll
    void start() {
        practice = PracticeCluster.start(new PracticeOptions(
                60, 1, LoadModel.values()[0], OperatorLine.V2_2, Path.of("assets/charts/datadog"), Clock.systemUTC()));
        cluster = Cluster.open(
                new ClusterChoice(List.of(practice.kubeconfig()), Optional.empty()), Duration.ofSeconds(20));
        DEMO.forEach(manifest -> cluster.apply(
                (ObjectNode) YAMLMapper.shared()
                        .readTree(manifest.formatted(practice.answers().get("listener-port"))),
                false));
    }

    @AfterAll
    void stop() {
        cluster.close();
        practice.close();
    }

    @Test
    void aDataPlanesPortIsForwardedForManyAtOnce() throws Exception {
        String pod = podOf("shop", "gateway-operator.konghq.com/managed-by=dataplane");
        try (PortForward forward = cluster.portForward("shop", pod, 8000)) {
            String url = "http://127.0.0.1:" + forward.localPort() + "/echo";
            HttpResponse<String> answer = await(() -> get(url), reply -> reply.statusCode() == 200);
            assertThat(answer.headers().firstValue("Via")).contains("1.1 kong/3.9.1");
            List<CompletableFuture<Integer>> many = IntStream.range(0, 40)
                    .mapToObj(each -> http.sendAsync(request(url), HttpResponse.BodyHandlers.ofString())
                            .thenApply(HttpResponse::statusCode))
                    .toList();
            many.forEach(one -> assertThat(one.join()).isEqualTo(200));
        }
    }

    @Test
    void theOperatorsMetricsAreReachedByForwardAndByProxy() throws Exception {
        String pod = podOf("kong-system", "control-plane=controller-manager");
        try (PortForward forward = cluster.portForward("kong-system", pod, 8080)) {
            String url = "http://127.0.0.1:" + forward.localPort() + "/metrics";
            assertThat(await(() -> get(url), reply -> reply.statusCode() == 200).body())
                    .contains("# TYPE");
        }
        try (PortForward closed = cluster.portForward("kong-system", pod, 9)) {
            assertThatThrownBy(() -> get("http://127.0.0.1:" + closed.localPort() + "/metrics"))
                    .isInstanceOf(IOException.class);
        }
        String server = cluster.context().server();
        assertThat(get(server + "/api/v1/namespaces/kong-system/pods/http:" + pod + ":8080/proxy/metrics")
                        .body())
                .contains("# TYPE");
    }

    private String podOf(String namespace, String labels) throws Exception {
        ObjectNode pod = await(
                        () -> cluster.list(Kinds.POD, namespace, labels),
                        pods -> !pods.isEmpty()
                                && pods.get(0).at("/status/phase").asString("").equals("Running"))
                .get(0);
        return pod.at("/metadata/name").asString("");
    }

    private HttpResponse<String> get(String url) throws Exception {
        return http.send(request(url), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .build();
    }

    /** Asks until the answer is the right one; connections that break meanwhile are tried again. */
    private static <T> T await(Callable<T> question, Predicate<T> right) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                T answer = question.call();
                if (right.test(answer) || System.nanoTime() > deadline) {
                    return answer;
                }
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
