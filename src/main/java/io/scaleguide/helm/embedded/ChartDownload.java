package io.scaleguide.helm.embedded;

import io.scaleguide.bounds.Bound;
import io.scaleguide.bounds.TooLargeException;
import io.scaleguide.network.Network;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Fetches a chart archive from a repository: helm-java has no counterpart of {@code --repo}. */
final class ChartDownload {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http;

    /** @throws SSLException where the authorities that the environment names cannot be read */
    ChartDownload(Network network) throws SSLException {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(PATIENCE)
                .proxy(new NamedProxies(network));
        network.security().ifPresent(builder::sslContext);
        http = builder.build();
    }

    /** Those of the environment, asked for each address: a redirect may lead elsewhere. */
    private static final class NamedProxies extends ProxySelector {
        private final Network network;

        private NamedProxies(Network network) {
            this.network = network;
        }

        @Override
        public List<Proxy> select(URI server) {
            return List.of(network.proxyTo(server));
        }

        @Override
        public void connectFailed(URI server, SocketAddress proxy, IOException failure) {
            // The request fails with the same.
        }
    }

    /** Writes the archive into {@code folder}; the newest release of the chart where no version is named. */
    Path fetch(String repository, String chart, Optional<String> version, Path folder)
            throws IOException, InterruptedException {
        URI base = URI.create(repository.endsWith("/") ? repository : repository + "/");
        String index = new String(send(base.resolve("index.yaml")), StandardCharsets.UTF_8);
        YAMLMapper mapper = new YAMLMapper(YAMLFactory.builder()
                .loadSettings(LoadSettings.builder()
                        .setCodePointLimit(Bound.DOWNLOAD.bytes())
                        .build())
                .build());
        JsonNode entries = mapper.readTree(index).path("entries").path(chart);
        String address = StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> wanted(entry.path("version").asString(""), version))
                .map(entry -> entry.path("urls").path(0).asString(""))
                .filter(url -> !url.isEmpty())
                .findFirst()
                .orElseThrow(() -> new IOException("chart \"" + chart + "\" "
                        + version.map(each -> "version \"" + each + "\" ").orElse("") + "not found in " + repository
                        + " repository"));
        Path archive = folder.resolve("chart.tgz");
        Files.write(archive, send(base.resolve(address)));
        return archive;
    }

    /** An index lists the newest first; a version with a hyphen is a pre-release, which helm skips unless it is named. */
    private static boolean wanted(String found, Optional<String> version) {
        return version.map(found::equals).orElse(!found.contains("-"));
    }

    private byte[] send(URI address) throws IOException, InterruptedException {
        HttpResponse<InputStream> response;
        try {
            response = http.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new IOException(address + " is not a valid chart repository or cannot be reached", e);
        }
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("failed to fetch " + address + " : " + response.statusCode());
            }
            return Bound.DOWNLOAD.read(body);
        } catch (TooLargeException e) {
            throw new IOException("failed to fetch " + address + " : it " + e.getMessage(), e);
        }
    }
}
