package io.scaleguide.practice.kong;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.control.Controller;
import io.scaleguide.practice.gateway.LatencyHistogram;
import io.scaleguide.practice.gateway.ServiceName;
import io.scaleguide.practice.net.PodInsides;
import io.scaleguide.practice.net.PodLogs;
import io.scaleguide.practice.net.PodNetwork;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of the operator that scrapes data planes every 10 s (metricsScrapeInterval in kong-operator) and re-exposes their upstream
 * latency on its own /metrics, at the address of the operator's pod while that pod is ready.
 */
public final class MetricsScraper implements Controller {
    private static final Duration SCRAPE_INTERVAL = Duration.ofSeconds(10);
    private static final int PLAIN_PORT = 8080;
    private static final int PROXY_PORT = 8443;
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Objects objects;
    private final PodNetwork network;
    private final PodLogs logs;
    private final Supplier<Map<ServiceName, LatencyHistogram>> latencies;
    private final OperatorLine line;
    private final Faults faults;
    private volatile String page = MetricsPage.of(Map.of());
    private Optional<String> listening = Optional.empty();
    private Set<String> scraped = Set.of();

    /**
     * What can be wrong with it.
     *
     * @param refuses whether it answers 403
     * @param closed whether its port is closed
     */
    public record Faults(BooleanSupplier refuses, BooleanSupplier closed) {
        /** @return none */
        public static Faults none() {
            return new Faults(() -> false, () -> false);
        }
    }

    /**
     * @param objects the cluster's objects
     * @param pods where the operator's pod answers and logs
     * @param latencies what the data plane has counted
     * @param line which operator
     * @param faults what is wrong with it
     */
    public MetricsScraper(
            Objects objects,
            PodInsides pods,
            Supplier<Map<ServiceName, LatencyHistogram>> latencies,
            OperatorLine line,
            Faults faults) {
        this.faults = faults;
        this.objects = objects;
        this.network = pods.network();
        this.logs = pods.logs();
        this.latencies = latencies;
        this.line = line;
    }

    @Override
    public String name() {
        return "dataplane-metrics-scraper";
    }

    @Override
    public Duration period() {
        return SCRAPE_INTERVAL;
    }

    @Override
    public boolean wakesOnChange() {
        return false;
    }

    @Override
    public void reconcile() {
        Optional<ObjectNode> pod = operatorPod();
        Optional<String> ip = pod.map(MetricsScraper::address)
                .filter(address -> !faults.closed().getAsBoolean());
        if (!ip.equals(listening)) {
            listening.ifPresent(old -> ports().forEach(port -> network.silence(old, port)));
            ip.ifPresent(now -> ports().forEach(port -> network.listen(
                    now, port, (scheme, path, headers) -> answer(port == PROXY_PORT, scheme, path, headers))));
            listening = ip;
            pod.ifPresent(now -> {
                say(now, "setup\tstarting manager");
                say(
                        now,
                        "controller-runtime.metrics\tServing metrics server\t{\"bindAddress\": \"0.0.0.0:" + PLAIN_PORT
                                + "\", \"secure\": false}");
            });
        }
        Map<String, Map.Entry<ServiceName, LatencyHistogram>> found = byDataPlane();
        page = MetricsPage.of(found);
        if (!found.keySet().equals(scraped)) {
            scraped = Set.copyOf(found.keySet());
            pod.ifPresent(
                    now -> say(now, "dataplane-metrics-scraper\tscraping data planes\t{\"urls\": " + scraped + "}"));
        }
    }

    /** In the form of controller-runtime's zap logger. */
    private void say(ObjectNode pod, String message) {
        logs.say(
                Meta.namespace(pod),
                Meta.name(pod),
                "manager",
                logs.now().truncatedTo(ChronoUnit.MILLIS) + "\tINFO\t" + message);
    }

    private Map<String, Map.Entry<ServiceName, LatencyHistogram>> byDataPlane() {
        Map<String, Map.Entry<ServiceName, LatencyHistogram>> found = new TreeMap<>();
        // In a fixed order, so that the same service wins each time.
        Map<ServiceName, LatencyHistogram> sorted =
                new TreeMap<>(Comparator.comparing(ServiceName::namespace).thenComparing(ServiceName::name));
        sorted.putAll(latencies.get());
        for (Map.Entry<ServiceName, LatencyHistogram> entry : sorted.entrySet()) {
            String namespace = entry.getKey().namespace();
            objects.list(KongTypes.DATA_PLANE, namespace).stream()
                    .findFirst()
                    .ifPresent(plane -> found.put(
                            "https://" + Meta.name(plane) + ".dataplane-admin." + namespace + ".svc:8444", entry));
        }
        return found;
    }

    private Optional<ObjectNode> operatorPod() {
        return objects.list(Types.POD, OperatorSeed.NAMESPACE).stream()
                .filter(pod -> isReadyOperator(pod) && !address(pod).isEmpty())
                .findFirst();
    }

    private static String address(ObjectNode pod) {
        return pod.path("status").path("podIP").asString("");
    }

    private static boolean isReadyOperator(ObjectNode pod) {
        if (Meta.deleting(pod)
                || !pod.at("/metadata/labels/control-plane").asString("").equals("controller-manager")) {
            return false;
        }
        for (JsonNode condition : pod.path("status").path("conditions")) {
            if (condition.path("type").asString("").equals("Ready")) {
                return condition.path("status").asString("").equals("True");
            }
        }
        return false;
    }

    /** Behind kube-rbac-proxy the plain port is open too: chart 0.1.6 made the manager listen on 0.0.0.0:8080. */
    private List<Integer> ports() {
        return line.behindProxy() ? List.of(PLAIN_PORT, PROXY_PORT) : List.of(PLAIN_PORT);
    }

    private PodNetwork.Reply answer(boolean proxy, String scheme, String path, Map<String, String> headers) {
        boolean secure = scheme.equals("https");
        if (secure != proxy) {
            return new PodNetwork.Reply(
                    400,
                    TEXT,
                    secure
                            ? "http: server gave HTTP response to HTTPS client\n"
                            : "Client sent an HTTP request to an HTTPS server.\n");
        }
        if (proxy && !headers.getOrDefault("authorization", "").startsWith("Bearer ")) {
            return new PodNetwork.Reply(401, TEXT, "Unauthorized\n");
        }
        if (faults.refuses().getAsBoolean()) {
            return new PodNetwork.Reply(403, TEXT, "Forbidden\n");
        }
        return path.replaceFirst("\\?.*", "").equals("/metrics")
                ? new PodNetwork.Reply(200, TEXT, page)
                : new PodNetwork.Reply(404, TEXT, "404 page not found\n");
    }
}
