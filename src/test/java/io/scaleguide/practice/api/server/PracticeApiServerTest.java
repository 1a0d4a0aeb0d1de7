package io.scaleguide.practice.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.practice.api.AggregatedApi;
import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.net.PodInsides;
import io.scaleguide.practice.time.PracticeClock;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class PracticeApiServerTest {
    private static final String METRICS = "/apis/external.metrics.k8s.io/v1beta1";

    private final ObjectStore store = new ObjectStore(new PracticeClock(Clock.systemUTC(), 1), new Random(1));
    private final HttpClient client = HttpClient.newHttpClient();
    private PracticeApiServer server;

    @BeforeEach
    void start() throws Exception {
        server = PracticeApiServer.start(
                store, Clock.systemUTC(), new Random(2), Access.all(), PodInsides.empty(Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    @Test
    void nothingIsServedOutsideItsPath() throws Exception {
        assertThat(get(server.origin() + "/version").statusCode()).isEqualTo(404);
        assertThat(get(server.origin() + "/apis/apps/v1/deployments").statusCode())
                .isEqualTo(404);
        assertThat(get(server.origin() + "/apis/external.metrics.k8s.io/../../api/v1/secrets")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get(server.baseUri() + "/version").body()).contains("v1.34.0+practice");
        assertThat(get(server.baseUri() + "/nonsense").body())
                .contains("\"kind\":\"Status\"", "the server could not find the requested resource");
    }

    @Test
    void anAggregatedApiAnswersOnceItIsAvailable() throws Exception {
        assertThat(get(server.baseUri() + METRICS).statusCode()).isEqualTo(404);
        store.create(Types.API_SERVICE, apiService());
        assertThat(get(server.baseUri() + METRICS + "/namespaces/a/m").body())
                .contains("the server is currently unable to handle the request");
        server.registerAggregated("datadog", "agent", new Echo());
        store.modify(Types.API_SERVICE, "", "v1beta1.external.metrics.k8s.io", it -> {
            it.putObject("status")
                    .putArray("conditions")
                    .addObject()
                    .put("type", "Available")
                    .put("status", "True");
            return it;
        });
        assertThat(get(server.baseUri() + METRICS + "/namespaces/a/m").body())
                .isEqualTo("{\"path\":\"namespaces/a/m\"}");
        assertThat(get(server.baseUri() + "/apis").body()).contains("external.metrics.k8s.io/v1beta1");
        assertThat(get(server.origin() + METRICS + "/namespaces/a/m").body())
                .as("as kubectl get --raw up to 1.33 asks, without the server's path")
                .isEqualTo("{\"path\":\"namespaces/a/m\"}");
    }

    @Test
    void aServerThatIsAwayForTwoReasonsIsBackWhenBothAreOver() throws Exception {
        String version = server.baseUri() + "/version";
        server.stopListening();
        server.stopListening();
        server.listenAgain();
        assertThatThrownBy(() -> get(version)).isInstanceOf(ConnectException.class);
        server.listenAgain();
        assertThat(get(version).statusCode()).isEqualTo(200);
    }

    @Test
    void onceItHasStoppedNobodyIsTakenAndThePortIsFreeAtOnce() throws Exception {
        URI address = server.baseUri();
        for (int i = 0; i < 300; i++) {
            server.stopListening();
            assertThatThrownBy(() -> new Socket(address.getHost(), address.getPort()).close())
                    .isInstanceOf(ConnectException.class);
            server.listenAgain();
            new Socket(address.getHost(), address.getPort()).close();
        }
    }

    @Test
    void aWatchBeginsWithWhatThereIsAndABookmark() throws Exception {
        HttpResponse<String> watched = get(server.baseUri()
                + "/api/v1/namespaces?watch=true&sendInitialEvents=true&allowWatchBookmarks=true&timeoutSeconds=1");
        assertThat(watched.body().lines()).hasSize(5);
        assertThat(watched.body()).contains("\"type\":\"ADDED\"", "k8s.io/initial-events-end");
    }

    @Test
    void otherPartsShareThePort() throws Exception {
        AutoCloseable mounted = server.mount("/elsewhere", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        assertThat(get(server.origin() + "/elsewhere").statusCode()).isEqualTo(204);
        mounted.close();
        assertThat(get(server.origin() + "/elsewhere").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static ObjectNode apiService() {
        ObjectNode object = Json.object();
        Meta.of(object).put("name", "v1beta1.external.metrics.k8s.io");
        ObjectNode spec = object.putObject("spec");
        spec.put("group", "external.metrics.k8s.io").put("version", "v1beta1");
        spec.putObject("service").put("namespace", "datadog").put("name", "agent");
        return object;
    }

    /** Answers with what it was asked. */
    private static final class Echo implements AggregatedApi {
        @Override
        public List<ObjectNode> resources(String group, String version) {
            return List.of();
        }

        @Override
        public ObjectNode get(String group, String version, String path, Map<String, String> query) {
            return Json.object().put("path", path);
        }
    }
}
