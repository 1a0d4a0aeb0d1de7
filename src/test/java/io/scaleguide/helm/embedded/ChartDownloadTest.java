package io.scaleguide.helm.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.scaleguide.bounds.Bound;
import io.scaleguide.network.Network;
import io.scaleguide.tools.NameProxy;
import io.scaleguide.tools.TlsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The download of a chart, from a repository that is not to be trusted. */
class ChartDownloadTest {
    private static final String INDEX = """
            entries:
              datadog:
              - {version: 4.0.0-rc, urls: [new.tgz]}
              - {version: 3.1.0, urls: ["../elsewhere/../%s"]}
            """;

    @TempDir
    private Path folder;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void serve(String path, byte[] start, long length) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                byte[] more = new byte[1 << 16];
                out.write(start);
                for (long sent = start.length; sent < length; sent += more.length) {
                    out.write(more);
                }
            } catch (IOException hungUp) {
                // The other side has had enough.
                exchange.close();
            }
        });
    }

    private Path fetch(String archive) throws IOException, InterruptedException {
        serve("/charts/index.yaml", INDEX.formatted(archive).getBytes(StandardCharsets.UTF_8), 0);
        String repository = "http://127.0.0.1:" + server.getAddress().getPort() + "/charts";
        return new ChartDownload(Network.plain()).fetch(repository, "datadog", Optional.empty(), folder);
    }

    @Test
    void theArchiveGoesWhereItBelongsWhateverItsAddressSays() throws Exception {
        serve("/chart.tgz", new byte[] {1, 2, 3}, 0);
        assertThat(fetch("chart.tgz")).isEqualTo(folder.resolve("chart.tgz")).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(folder.toFile().list()).containsExactly("chart.tgz");
    }

    @Test
    void theProxyOfTheEnvironmentLeadsToTheRepository() throws Exception {
        serve("/charts/index.yaml", INDEX.formatted("chart.tgz").getBytes(StandardCharsets.UTF_8), 0);
        serve("/chart.tgz", new byte[] {1, 2, 3}, 0);
        Network network = new Network(
                Map.of("http_proxy", "http://127.0.0.1:" + server.getAddress().getPort()));
        assertThat(new ChartDownload(network)
                        .fetch("http://charts.example/charts", "datadog", Optional.empty(), folder))
                .hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void theAuthoritiesOfTheEnvironmentVouchForTheRepository(@TempDir Path keys) throws Exception {
        try (TlsServer secured = new TlsServer(keys, "ip:127.0.0.1", visitor -> INDEX.formatted("chart.tgz"))) {
            String repository = "https://127.0.0.1:" + secured.port();
            Path file = Files.writeString(keys.resolve("authorities.pem"), secured.certificate());
            Network network = new Network(Map.of("SSL_CERT_FILE", file.toString()));
            assertThat(new ChartDownload(network).fetch(repository, "datadog", Optional.empty(), folder))
                    .isNotEmptyFile();
            assertThatThrownBy(() ->
                            new ChartDownload(Network.plain()).fetch(repository, "datadog", Optional.empty(), folder))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aTunnelThroughTheProxyIsSecuredByThem(@TempDir Path keys) throws Exception {
        try (TlsServer secured = new TlsServer(keys, "dns:charts.example", visitor -> INDEX.formatted("chart.tgz"));
                NameProxy proxy = new NameProxy()) {
            Path file = Files.writeString(keys.resolve("authorities.pem"), secured.certificate());
            Network network = new Network(Map.of("HTTPS_PROXY", proxy.address(), "SSL_CERT_FILE", file.toString()));
            String repository = "https://charts.example:" + secured.port();
            assertThat(new ChartDownload(network).fetch(repository, "datadog", Optional.empty(), folder))
                    .isNotEmptyFile();
            assertThat(proxy.hosts()).containsExactly("charts.example");
        }
    }

    @Test
    void anArchiveWithoutAnEndIsNotTaken() {
        serve("/endless.tgz", new byte[0], 4L * Bound.DOWNLOAD.bytes());
        assertThatThrownBy(() -> fetch("endless.tgz"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/endless.tgz : it is larger than 64 MiB");
        assertThat(folder).isEmptyDirectory();
    }
}
