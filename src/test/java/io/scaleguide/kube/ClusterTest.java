package io.scaleguide.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.kube.KubeException.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class ClusterTest {

    private static final String APPS = """
            {"kind":"APIResourceList","resources":[
              {"name":"deployments","kind":"Deployment","namespaced":true},
              {"name":"deployments/scale","kind":"Scale","namespaced":true}]}""";
    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    private static final String ECHO = "/apis/apps/v1/namespaces/home/deployments/echo";
    private static final ObjectRef ECHO_REF = new ObjectRef(Kinds.DEPLOYMENT, "home", "echo");
    private static final ObjectNode MANIFEST =
            Trees.yaml("{apiVersion: apps/v1, kind: Deployment, metadata: {name: echo, managedFields: [{}]}}");

    @TempDir
    Path folder;

    private WireServer server;
    private Cluster cluster;

    @BeforeEach
    void start() throws IOException {
        server = new WireServer();
        cluster = server.open(folder);
    }

    @AfterEach
    void stop() {
        cluster.close();
        server.close();
    }

    @Test
    void theTokenGoesWithEachRequest() throws Exception {
        server.on("GET", "/version", 200, "{\"gitVersion\":\"v1.33.0\"}");

        assertThat(cluster.serverVersion()).isEqualTo("v1.33.0");
        assertThat(server.next().authorization()).isEqualTo("Bearer s3cr3t-token");
    }

    @Test
    void aTokenFileIsReadAfreshForEachRequest() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "first\n");
        server.on("GET", "/version", 200, "{}");
        ClusterChoice choice = server.choice(folder, "tokenFile: token, token: stale");
        try (Cluster rotated = Cluster.open(choice, Duration.ofSeconds(10))) {
            rotated.serverVersion();
            Files.writeString(token, "second\n");
            rotated.serverVersion();
        }
        assertThat(server.next().authorization()).isEqualTo("Bearer first");
        assertThat(server.next().authorization()).isEqualTo("Bearer second");
    }

    @Test
    void anAnswerThatGoesOnAndOnIsGivenUp() throws IOException {
        List<String> gibibyte = Collections.nCopies(1024, "x".repeat(1 << 20));
        server.on("GET", ECHO, new WireServer.Answer(200, gibibyte, false))
                .on("PATCH", ECHO, new WireServer.Answer(200, gibibyte, false));
        List<ThrowingCallable> calls =
                List.of(() -> cluster.get(ECHO_REF), () -> cluster.mergePatch(ECHO_REF, Trees.yaml("{a: b}")));
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call)
                    .isInstanceOfSatisfying(
                            KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FOREIGN))
                    .hasMessageContaining("is larger than 128 MiB. Check that it is a Kubernetes API server");
        }
    }

    @Test
    void aKindIsServedWhenDiscoveryListsIt() {
        server.on("GET", "/apis/apps/v1", 200, APPS);

        assertThat(cluster.serves(Kinds.DEPLOYMENT)).isTrue();
        assertThat(cluster.serves(Kinds.DAEMON_SET)).isFalse();
        assertThat(cluster.serves(Kinds.DATADOG_METRIC)).isFalse();
    }

    @Test
    void aNoOfDiscoveryIsNotRemembered() {
        assertThat(cluster.serves(Kinds.DEPLOYMENT)).isFalse();

        server.on("GET", "/apis/apps/v1", 200, APPS);

        assertThat(cluster.serves(Kinds.DEPLOYMENT)).isTrue();
    }

    @Test
    void anObjectOrKindThatIsNotThereIsEmpty() {
        assertThat(cluster.get(ECHO_REF)).isEmpty();
        assertThat(cluster.list(Kinds.DATADOG_METRIC, "", "")).isEmpty();
    }

    @Test
    void aListGivesItsItemsTheirKindAndSendsTheSelector() throws Exception {
        server.on(
                "GET",
                "/apis/apps/v1/namespaces/home/deployments",
                200,
                "{\"kind\":\"DeploymentList\",\"items\":[{\"metadata\":{\"name\":\"échο\"}}]}");

        assertThat(cluster.list(Kinds.DEPLOYMENT, "home", "app in (a,b)"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(Json.text(item, "kind")).isEqualTo("Deployment");
                    assertThat(Json.text(item, "apiVersion")).isEqualTo("apps/v1");
                    assertThat(Json.text(item, "metadata", "name")).isEqualTo("échο");
                });
        assertThat(server.next().query()).isEqualTo("labelSelector=app%20in%20%28a%2Cb%29");
    }

    @Test
    void applyIsStrictAndGoesToTheContextsNamespace() throws Exception {
        server.on("GET", "/apis/apps/v1", 200, APPS).on("PATCH", ECHO, 201, "{\"kind\":\"Deployment\"}");

        assertThat(Json.text(cluster.apply(MANIFEST, false), "kind")).isEqualTo("Deployment");

        server.next();
        WireServer.Request patch = server.next();
        assertThat(patch.contentType()).startsWith("application/apply-patch+yaml");
        assertThat(patch.query()).isEqualTo("fieldManager=scaleguide&force=false&fieldValidation=Strict");
        assertThat(patch.body()).contains("\"namespace\":\"home\"").doesNotContain("managedFields");
    }

    @Test
    void aDryRunSaysSoToTheServer() throws Exception {
        server.on("GET", "/apis/apps/v1", 200, APPS).on("PATCH", ECHO, 200, "{}");

        cluster.dryRunApply(MANIFEST, true);

        server.next();
        assertThat(server.next().query()).endsWith("&force=true&fieldValidation=Strict&dryRun=All");
    }

    @Test
    void aConflictNamesTheOtherManagersAndTheirFields() {
        server.on("GET", "/apis/apps/v1", 200, APPS).on("PATCH", ECHO, 409, """
                        {"kind":"Status","message":"Apply failed with 1 conflict","reason":"Conflict","code":409,
                         "details":{"causes":[{"reason":"FieldManagerConflict",
                           "message":"conflict with \\"helm\\" using apps/v1","field":".spec.replicas"}]}}""");

        assertThatThrownBy(() -> cluster.apply(MANIFEST, false))
                .isInstanceOfSatisfying(
                        KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT))
                .hasMessageContaining(".spec.replicas")
                .hasMessageContaining("helm");
    }

    @Test
    void applyOfAKindThatIsNotServedNamesIt() {
        ObjectNode metric =
                Trees.yaml("{apiVersion: datadoghq.com/v1alpha1, kind: DatadogMetric, metadata: {name: m}}");

        assertThatThrownBy(() -> cluster.apply(metric, false))
                .isInstanceOfSatisfying(
                        KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_SUCH_KIND))
                .hasMessageContaining("DatadogMetric (datadoghq.com/v1alpha1)");
    }

    @Test
    void applyIntoANamespaceThatIsNotThereIsNotFound() {
        server.on("GET", "/apis/apps/v1", 200, APPS)
                .on("PATCH", ECHO, 404, WireServer.status(404, "NotFound", "namespaces home not found"));

        assertThatThrownBy(() -> cluster.apply(MANIFEST, false))
                .isInstanceOfSatisfying(
                        KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND))
                .hasMessageContaining("namespaces home not found");
    }

    @Test
    void mergePatchReplaceAndDeleteSpeakTheirVerbs() throws Exception {
        server.on("GET", "/apis/apps/v1", 200, APPS)
                .on("PATCH", ECHO, 200, "{}")
                .on("PUT", ECHO, 200, "{}")
                .on("DELETE", ECHO, 200, "{\"kind\":\"Status\",\"status\":\"Success\"}");

        cluster.mergePatch(ECHO_REF, Trees.yaml("{spec: {replicas: null}}"));
        cluster.replace(MANIFEST);
        assertThat(cluster.delete(ECHO_REF)).isTrue();
        assertThat(cluster.delete(new ObjectRef(Kinds.DEPLOYMENT, "home", "gone")))
                .isFalse();

        WireServer.Request patch = server.next();
        assertThat(patch.contentType()).startsWith("application/merge-patch+json");
        assertThat(patch.body()).isEqualTo("{\"spec\":{\"replicas\":null}}");
        server.next();
        assertThat(server.next().method()).isEqualTo("PUT");
        assertThat(server.next().body()).contains("\"propagationPolicy\":\"Background\"");
    }

    @Test
    void aRightIsAskedForWithItsSubresource() throws Exception {
        server.on("POST", REVIEWS, 201, "{\"status\":{\"allowed\":true}}");

        assertThat(cluster.may(new Permission("create", "", "pods/portforward", "kong")))
                .isTrue();
        assertThat(server.next().body())
                .contains("\"resource\":\"pods\"", "\"subresource\":\"portforward\"", "\"namespace\":\"kong\"");
    }

    @Test
    void anExternalMetricIsDecodedExactly() {
        server.on("GET", metric(), 200, """
                {"items":[{"value":"24233138021n","timestamp":"2026-01-01T00:00:00Z"}]}""");

        assertThat(cluster.externalMetric("home", "datadogmetric@home:echo"))
                .isEqualTo(new ExternalMetric.Value(
                        new BigDecimal("24.233138021"), "24233138021n", Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Test
    void aMissingGroupOrADeadBackendIsNotServed() {
        assertThat(cluster.externalMetric("home", "datadogmetric@home:echo"))
                .isInstanceOf(ExternalMetric.NotServed.class);

        server.on("GET", metric(), 503, "service unavailable");

        assertThat(cluster.externalMetric("home", "datadogmetric@home:echo"))
                .isEqualTo(new ExternalMetric.NotServed("service unavailable"));
    }

    @Test
    void theProvidersErrorComesWithItsWords() {
        server.on("GET", metric(), 500, WireServer.status(500, "InternalError", "Invalid metric (from backend)"));

        assertThat(cluster.externalMetric("home", "datadogmetric@home:echo"))
                .isEqualTo(new ExternalMetric.Failed(500, "Invalid metric (from backend)"));
    }

    @Test
    void eventsAreAskedForWithOneFieldSelectorAndSorted() throws Exception {
        server.on("GET", "/api/v1/namespaces/home/events", 200, """
                {"items":[{"metadata":{"uid":"b"},"lastTimestamp":"2026-01-02T00:00:00Z"},
                          {"metadata":{"uid":"a"},"eventTime":"2026-01-01T00:00:00.000000Z"}]}""");

        assertThat(cluster.eventsOf(ECHO_REF)).extracting(KubeEvent::uid).containsExactly("a", "b");
        assertThat(server.next().query())
                .isEqualTo("fieldSelector=involvedObject.kind%3DDeployment%2CinvolvedObject.name%3Decho");
    }

    @Test
    void aRolloutLooksAtThePodsOfAWorkloadThatIsNotComplete() throws Exception {
        server.on("GET", ECHO, 200, """
                        {"kind":"Deployment","metadata":{"generation":1},
                         "spec":{"replicas":1,"selector":{"matchLabels":{"app":"echo"}}},
                         "status":{"observedGeneration":1,"replicas":1,"updatedReplicas":1}}""").on("GET", "/api/v1/namespaces/home/pods", 200, """
                        {"items":[{"metadata":{"name":"echo-1"},"status":{"containerStatuses":[
                          {"name":"app","state":{"waiting":{"reason":"ImagePullBackOff"}}}]}}]}""");

        assertThat(cluster.rollout(ECHO_REF))
                .isEqualTo(new Rollout(false, 0, 1, "Pod echo-1, container app: ImagePullBackOff", true));
        server.next();
        assertThat(server.next().query()).isEqualTo("labelSelector=app%3Decho");
    }

    @Test
    void aRolloutOfNothingIsNotFound() {
        assertThatThrownBy(() -> cluster.rollout(ECHO_REF))
                .isInstanceOfSatisfying(
                        KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
    }

    @Test
    void aPortIsOnlyForwardedToAPodThatRuns() {
        assertThatThrownBy(() -> cluster.portForward("home", "gone", 80)).hasMessageContaining("no Pod home/gone");

        server.on("GET", "/api/v1/namespaces/home/pods/slow", 200, "{\"status\":{\"phase\":\"Pending\"}}");

        assertThatThrownBy(() -> cluster.portForward("home", "slow", 80)).hasMessageContaining("Pending");
    }

    @Test
    void aForwardedPortIsFreeOnLoopbackUntilClosed() throws Exception {
        server.on("GET", "/api/v1/namespaces/home/pods/up", 200, "{\"status\":{\"phase\":\"Running\"}}")
                .on("POST", REVIEWS, 201, "{\"status\":{\"allowed\":true}}");

        PortForward forward = cluster.portForward("home", "up", 80);
        int port = forward.localPort();
        forward.close();

        assertThat(port).isBetween(1, 65535);
        assertThat(refusedInTime(port)).isTrue();
    }

    @Test
    void withoutTheRightNoPortIsForwarded() {
        server.on("GET", "/api/v1/namespaces/home/pods/up", 200, "{\"status\":{\"phase\":\"Running\"}}")
                .on("POST", REVIEWS, 201, "{\"status\":{\"allowed\":false}}");

        assertThatThrownBy(() -> cluster.portForward("home", "up", 80))
                .hasMessageContaining("You may not create pods/portforward in namespace home.");
    }

    /** The client closes its listening socket on a thread of its own, a little after close() has returned. */
    private static boolean refusedInTime(int port) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < deadline) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
            } catch (ConnectException refused) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return false;
    }

    private static String metric() {
        return "/apis/external.metrics.k8s.io/v1beta1/namespaces/home/datadogmetric@home:echo";
    }
}
