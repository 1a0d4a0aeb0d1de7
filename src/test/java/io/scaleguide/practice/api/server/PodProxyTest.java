package io.scaleguide.practice.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.net.PodInsides;
import io.scaleguide.practice.net.PodNetwork;
import io.scaleguide.practice.time.PracticeClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PodProxyTest {
    private final ObjectStore store = new ObjectStore(new PracticeClock(Clock.systemUTC(), 1), new Random(1));
    private final PodInsides pods = PodInsides.empty(Clock.systemUTC());
    private final HttpClient client = HttpClient.newHttpClient();
    private PracticeApiServer server;

    @BeforeEach
    void start() throws Exception {
        server = PracticeApiServer.start(store, Clock.systemUTC(), new Random(2), Access.all(), pods);
        create(Types.POD, "web", "'spec':{'containers':[{'name':'c'}]},'status':{'podIP':'10.244.0.7'}");
        create(Types.SERVICE, "web", "'spec':{'ports':[{'name':'http','port':80}]}");
        create(Types.SERVICE, "empty", "'spec':{'ports':[{'name':'http','port':80}]}");
        create(
                Types.ENDPOINTS,
                "web",
                "'subsets':[{'addresses':[{'ip':'10.244.0.7'}],'ports':[{'name':'http','port':8080}]}]");
        pods.network()
                .listen(
                        "10.244.0.7",
                        8080,
                        (scheme, path, headers) -> new PodNetwork.Reply(
                                headers.containsKey("authorization") ? 200 : 401,
                                "text/plain",
                                scheme + " " + path + " " + headers.get("x-own")));
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    @Test
    void thePodAnswersWithoutTheCallersCredentials() throws Exception {
        HttpResponse<String> answer = get("pods/http:web:8080/proxy/a//b%20c?d=e&f");
        assertThat(answer.body()).isEqualTo("http /a//b%20c?d=e&f yes");
        assertThat(answer.statusCode())
                .as("the Authorization header stays with the API server")
                .isEqualTo(401);
        assertThat(get("pods/https:web:8080/proxy").body()).isEqualTo("https / yes");
        assertThat(get("pods/web:8080/proxy/").body()).isEqualTo("http / yes");
    }

    @Test
    void aServiceIsAskedForByPortNameOrNumber() throws Exception {
        assertThat(get("services/web/proxy/x").body()).isEqualTo("http /x yes");
        assertThat(get("services/web:http/proxy/x").body()).isEqualTo("http /x yes");
        assertThat(get("services/http:web:80/proxy/x").body()).isEqualTo("http /x yes");
        assertThat(get("services/web:81/proxy/x").body()).contains("no service port \\\"81\\\" found for service");
        assertThat(get("services/empty/proxy/x").body()).contains("no endpoints available for service \\\"empty\\\"");
    }

    @Test
    void whereNobodyListensTheConnectionIsRefused() throws Exception {
        HttpResponse<String> answer = get("pods/web:9/proxy/metrics");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("error trying to reach service: dial tcp 10.244.0.7:9: connect: connection refused");
        assertThat(get("pods/gone:80/proxy/").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.baseUri() + "/api/v1/namespaces/default/" + path))
                        .header("Authorization", "Bearer secret")
                        .header("X-Own", "yes")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void create(ResourceType type, String name, String rest) {
        ObjectNode object = (ObjectNode) JsonMapper.shared().readTree(("{" + rest + "}").replace('\'', '"'));
        Meta.of(object).put("name", name).put("namespace", "default");
        store.create(type, object);
    }
}
