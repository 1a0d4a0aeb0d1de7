package io.scaleguide.path.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.scaleguide.datadog.Datadog;
import io.scaleguide.datadog.DatadogAddress;
import io.scaleguide.datadog.DatadogSite;
import io.scaleguide.datadog.Secret;
import io.scaleguide.path.hop.Finding;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is thought of keys that Datadog refuses. A practice cluster has one Datadog behind an address of its own, so the sites of the
 * world are played here, by a server that knows the key on one of them.
 */
public class KeyRefusalTest {
    /** What is seen here only. */
    public static final List<String> FINDINGS = List.of("site-mismatch");

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private HttpServer server;
    private volatile String right = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            boolean known = exchange.getRequestURI().getPath().equals("/" + right + "/api/v1/validate")
                    && KEY.equals(exchange.getRequestHeaders().getFirst("DD-API-KEY"));
            byte[] body =
                    (known ? "{\"valid\":true}" : "{\"errors\":[\"Forbidden\"]}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(known ? 200 : 403, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aKeyOfAnotherSiteNamesThatSite() {
        right = "datadoghq.eu";
        assertThat(refusal())
                .isEqualTo(new Finding(
                        "site-mismatch", Map.of("configured", "us5.datadoghq.com", "right", "datadoghq.eu")));
    }

    @Test
    void aKeyOfNoSiteIsRejected() {
        assertThat(refusal()).isEqualTo(Finding.of("api-key-rejected", "site", "us5.datadoghq.com"));
    }

    @Test
    void aGoodApiKeyLeavesTheApplicationKey() {
        right = "us5.datadoghq.com";
        assertThat(refusal()).isEqualTo(Finding.of("app-key-rejected", "site", "us5.datadoghq.com"));
    }

    private Finding refusal() {
        DatadogSite site = new DatadogSite("us5.datadoghq.com");
        try (Datadog datadog = Datadog.connect(
                new DatadogAddress(site, Optional.empty()),
                Secret.of(KEY),
                Secret.of("0".repeat(40)),
                Clock.systemUTC(),
                one -> URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + one.domain()))) {
            return DatadogProbe.refusal(datadog, site.domain());
        }
    }
}
