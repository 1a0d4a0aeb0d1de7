package io.scaleguide.practice.charts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A Helm chart repository with one chart: {@code index.yaml} and the archive, under whatever prefix it is mounted on. */
public final class ChartRepository implements HttpHandler {

    /** An index must name a time; a fixed one keeps it the same at every start. */
    private static final String CREATED = "2026-01-01T00:00:00Z";

    private final ChartArchive archive;
    private final byte[] index;

    /**
     * Packs the chart.
     *
     * @param chartFolder the folder that holds Chart.yaml
     * @throws IOException when the folder cannot be read
     */
    public ChartRepository(Path chartFolder) throws IOException {
        archive = ChartArchive.pack(chartFolder);
        index = index(archive);
    }

    /** The archive's name: chart, hyphen, version, {@code .tgz}. */
    public String archiveName() {
        return archive.fileName();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            Optional<byte[]> body = body(exchange.getRequestURI().getPath());
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.sendResponseHeaders(405, -1);
            } else if (body.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
            } else if (method.equals("HEAD")) {
                exchange.sendResponseHeaders(200, -1);
            } else {
                exchange.sendResponseHeaders(200, body.orElseThrow().length);
                exchange.getResponseBody().write(body.orElseThrow());
            }
        }
    }

    private Optional<byte[]> body(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.equals("index.yaml")) {
            return Optional.of(index);
        }
        return name.equals(archive.fileName()) ? Optional.of(archive.bytes()) : Optional.empty();
    }

    private static byte[] index(ChartArchive archive) {
        YAMLMapper yaml = new YAMLMapper();
        ObjectNode index = yaml.createObjectNode();
        index.put("apiVersion", "v1");
        index.put("generated", CREATED);
        ObjectNode entry = index.putObject("entries")
                .putArray(archive.chart().path("name").asString())
                .addObject();
        entry.setAll((ObjectNode) archive.chart());
        entry.put("created", CREATED);
        entry.put("digest", archive.digest());
        entry.putArray("urls").add(archive.fileName());
        return yaml.writeValueAsString(index).getBytes(StandardCharsets.UTF_8);
    }
}
