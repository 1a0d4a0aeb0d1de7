package io.scaleguide.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.kube.KubeException.Reason;
import io.scaleguide.kube.WatchSignal.Gone;
import io.scaleguide.kube.WatchSignal.InSync;
import io.scaleguide.kube.WatchSignal.Seen;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.server.Kubeconfig;
import io.scaleguide.practice.api.server.PracticeApiServer;
import io.scaleguide.practice.net.PodInsides;
import io.scaleguide.practice.time.PracticeClock;
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
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** The whole room against the practice cluster's API server. */
class ClusterPracticeTest {

    private static final ObjectRef SECRET = new ObjectRef(Kinds.SECRET, "default", "keys");

    @TempDir
    Path folder;

    private ObjectStore store;
    private PracticeApiServer server;
    private Cluster cluster;

    @BeforeEach
    void start() throws IOException {
        store = new ObjectStore(new PracticeClock(Clock.systemUTC(), 1), new Random(7));
        server = PracticeApiServer.start(
                store,
                Clock.systemUTC(),
                new Random(8),
                (verb, group, resource, namespace) -> verb.equals("get"),
                PodInsides.empty(Clock.systemUTC()));
        Path file = Kubeconfig.write(folder.resolve("config"), server.baseUri(), "test", 1);
        cluster = Cluster.open(new ClusterChoice(List.of(file), Optional.empty()), Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        cluster.close();
        server.close();
        store.close();
    }

    @Test
    void itIsAClusterWithAVersionAndKinds() {
        assertThat(cluster.serverVersion()).startsWith("v1.");
        assertThat(cluster.serves(Kinds.DEPLOYMENT)).isTrue();
        assertThat(cluster.serves(Kinds.HPA)).isTrue();
        assertThat(cluster.list(Kinds.NAMESPACE, "", ""))
                .extracting(each -> Json.text(each, "metadata", "name"))
                .contains("default", "kube-system");
    }

    @Test
    void anObjectIsAppliedReadPatchedReplacedAndDeleted() {
        assertThat(cluster.get(SECRET)).isEmpty();

        cluster.apply(secret("a: MQ=="), false);
        assertThat(cluster.get(SECRET)).isPresent();

        ObjectNode patched = cluster.mergePatch(SECRET, Trees.yaml("metadata: {labels: {team: web}}"));
        assertThat(cluster.list(Kinds.SECRET, "default", "team=web")).hasSize(1);
        assertThat(cluster.list(Kinds.SECRET, "default", "team in (other)")).isEmpty();

        ObjectNode changed = patched.deepCopy();
        changed.putObject("data").put("a", "Mg==");
        assertThat(Json.text(cluster.replace(changed), "data", "a")).isEqualTo("Mg==");
        assertThatThrownBy(() -> cluster.replace(patched))
                .isInstanceOfSatisfying(
                        KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT));

        assertThat(cluster.delete(SECRET)).isTrue();
        assertThat(cluster.delete(SECRET)).isFalse();
    }

    @Test
    void aDryRunStoresNothing() {
        assertThat(Json.text(cluster.dryRunApply(secret("a: MQ=="), false), "data", "a"))
                .isEqualTo("MQ==");
        assertThat(cluster.get(SECRET)).isEmpty();
    }

    @Test
    void applyingIntoANamespaceThatIsNotThereIsNotFound() {
        ObjectNode astray = secret("a: MQ==");
        ((ObjectNode) astray.path("metadata")).put("namespace", "nowhere");

        assertThatThrownBy(() -> cluster.apply(astray, false))
                .isInstanceOfSatisfying(
                        KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND))
                .hasMessageContaining("nowhere");
    }

    @Test
    void aKindWithoutItsCrdIsNotServed() {
        assertThat(cluster.serves(Kinds.KONG_PLUGIN)).isFalse();
        assertThatThrownBy(() -> cluster.apply(
                        Trees.yaml("{apiVersion: configuration.konghq.com/v1, kind: KongPlugin, metadata: {name: p}}"),
                        false))
                .isInstanceOfSatisfying(
                        KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_SUCH_KIND));
    }

    @Test
    void aFieldOfAnotherManagerIsAConflictUntilForced() throws Exception {
        applyAs("helm", "MQ==");

        assertThatThrownBy(() -> cluster.apply(secret("a: Mg=="), false))
                .isInstanceOfSatisfying(
                        KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT))
                .hasMessageContaining("helm")
                .hasMessageContaining(".data.a");
        assertThat(Json.text(cluster.apply(secret("a: Mg=="), true), "data", "a"))
                .isEqualTo("Mg==");
    }

    private void applyAs(String manager, String value) throws IOException, InterruptedException {
        URI path = URI.create(server.baseUri() + "/api/v1/namespaces/default/secrets/keys?fieldManager=" + manager);
        HttpRequest request = HttpRequest.newBuilder(path)
                .header("Content-Type", "application/apply-patch+yaml")
                .method(
                        "PATCH",
                        HttpRequest.BodyPublishers.ofString(
                                secret("a: " + value).toString()))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void rightsAreAskedOfTheServer() {
        assertThat(cluster.may(new Permission("get", "", "pods", "default"))).isTrue();
        assertThat(cluster.may(new Permission("delete", "", "pods", "default"))).isFalse();
    }

    @Test
    void withoutAnApiServiceNoExternalMetricIsServed() {
        assertThat(cluster.externalMetric("default", "datadogmetric@default:echo"))
                .isInstanceOf(ExternalMetric.NotServed.class);
    }

    @Test
    void aWatchTellsWhatHappens() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        cluster.apply(secret("a: MQ=="), false);
        WatchScope scope = new WatchScope(Kinds.SECRET, "default", Optional.empty(), Optional.of("metadata.name=keys"));
        try (AutoCloseable watch = cluster.watch(scope, signal -> told.add(word(signal)))) {
            assertThat(watch).isNotNull();
            expect(told, "seen MQ==");
            expect(told, "in sync");
            cluster.apply(secret("a: Mg=="), false);
            expect(told, "seen Mg==");
            cluster.delete(SECRET);
            expect(told, "gone");
        }
    }

    @Test
    void eventsAboutAnObjectAreFound() {
        cluster.apply(Trees.yaml("""
                        apiVersion: v1
                        kind: Event
                        metadata: {name: e1, namespace: default}
                        type: Warning
                        reason: FailedGetExternalMetric
                        lastTimestamp: '2026-01-01T00:00:00Z'
                        involvedObject: {kind: HorizontalPodAutoscaler, namespace: default, name: echo}
                        """), false);

        assertThat(cluster.eventsOf(new ObjectRef(Kinds.HPA, "default", "echo")))
                .singleElement()
                .extracting(KubeEvent::reason)
                .isEqualTo("FailedGetExternalMetric");
        assertThat(cluster.eventsOf(new ObjectRef(Kinds.HPA, "default", "other")))
                .isEmpty();
    }

    private static ObjectNode secret(String data) {
        return Trees.yaml("{apiVersion: v1, kind: Secret, metadata: {name: keys, namespace: default}, data: {%s}}"
                .formatted(data));
    }

    private static String word(WatchSignal signal) {
        if (signal instanceof Seen seen) {
            return "seen " + Json.text(seen.object(), "data", "a");
        }
        if (signal instanceof Gone) {
            return "gone";
        }
        return signal instanceof InSync ? "in sync" : "lost";
    }

    private static void expect(BlockingQueue<String> told, String wanted) throws InterruptedException {
        assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(wanted);
    }
}
