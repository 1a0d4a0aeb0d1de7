package io.scaleguide.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds what the panel's boxes show against what the API server says, read by plain HTTP, as the table that kubectl asks for; and against a cluster in which
 * nothing is wrong.
 */
final class ScreenTruth {
    private static final String SHOP = "/namespaces/scaleguide-demo/";
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";

    /** Nobody sends requests from the panel. */
    private static final String WELL =
            "? 1 traffic → ✓ 2 route → ✓ 3 operator metrics → ✓ 4 annotation → ✓ 5 agent → ✓ 6 Datadog"
                    + " → ✓ 7 DatadogMetric → ✓ 8 External Metrics API → ✓ 9 HPA → ✓ 10 workload";

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newHttpClient();
    private final WizardScreen screen;
    private final URI server;
    private long looked = System.nanoTime();

    /**
     * @param screen a panel that shows all its boxes
     * @param server the API server's address
     */
    ScreenTruth(WizardScreen screen, URI server) {
        this.screen = screen;
        this.server = server;
    }

    /** What has to be on the screen; spaces count for one. */
    private interface Said {
        List<String> now() throws IOException, InterruptedException;
    }

    /** Looks at box after box until each says what the API server says, which goes on changing. */
    List<String> await(Duration atMost) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        List<String> agreed = new ArrayList<>();
        agreed.addAll(await("4", this::hpa, deadline));
        agreed.addAll(await("3", this::metric, deadline));
        agreed.addAll(await("5", this::workload, deadline));
        await("1", this::path, deadline);
        agreed.addAll(await("9", () -> List.of("9 Sources", "all fresh"), deadline));
        screen.press("9").await("1 Signal path");
        return agreed;
    }

    private List<String> await(String box, Said said, long deadline) throws IOException, InterruptedException {
        screen.press(box);
        while (true) {
            List<String> wanted = said.now();
            String shown = screen.tmux().screen();
            String words = plain(shown);
            if (words.contains("▶ " + box + " ")
                    && !wanted.isEmpty()
                    && wanted.stream().allMatch(words::contains)) {
                return wanted;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("The API server says " + wanted + "; the screen:\n" + shown);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private List<String> hpa() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (JsonNode row :
                rows("apis/autoscaling/v2" + SHOP + "horizontalpodautoscalers").toList()) {
            JsonNode status = row.at("/object/status");
            lines.add(cells(row, 6) + " " + status.path("desiredReplicas").asInt());
            status.path("conditions")
                    .forEach(condition -> lines.add(String.join(
                            " ",
                            condition.path("type").asString(),
                            condition.path("status").asString(),
                            condition.path("reason").asString())));
        }
        return lines;
    }

    private List<String> metric() throws IOException, InterruptedException {
        return rows("apis/datadoghq.com/v1alpha1" + SHOP + "datadogmetrics")
                .map(row -> cells(row, 5))
                .toList();
    }

    private List<String> workload() throws IOException, InterruptedException {
        JsonNode echo = read("apis/apps/v1" + SHOP + "deployments/echo", "application/json");
        return List.of("Deployment echo: %d of %d ready"
                .formatted(
                        echo.at("/status/readyReplicas").asInt(0),
                        echo.at("/spec/replicas").asInt(1)));
    }

    /** The number passes every hop; the path is looked at now and then, and once a minute is too seldom here. */
    private List<String> path() throws IOException, InterruptedException {
        if (System.nanoTime() - looked > BETWEEN_LOOKS.toNanos()) {
            screen.press("d");
            looked = System.nanoTime();
        }
        return List.of(WELL);
    }

    private static String cells(JsonNode row, int count) {
        return plain(String.join(
                " ",
                row.path("cells")
                        .valueStream()
                        .limit(count)
                        .map(JsonNode::asString)
                        .toList()));
    }

    private Stream<JsonNode> rows(String path) throws IOException, InterruptedException {
        return read(path + "?includeObject=Object", TABLE).path("rows").valueStream();
    }

    private JsonNode read(String path, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/" + path))
                .header("Accept", form)
                .timeout(Duration.ofSeconds(10))
                .build();
        return JsonMapper.shared()
                .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
    }
}
