package io.scaleguide.path.faults;

import static io.scaleguide.path.faults.HealthyPath.HPA;
import static io.scaleguide.path.faults.HealthyPath.METRIC;
import static io.scaleguide.path.faults.HealthyPath.SHOP;
import static io.scaleguide.path.faults.HealthyPath.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.ResourceKind;
import io.scaleguide.practice.PracticeFault;
import io.scaleguide.practice.net.Obstacle;
import io.scaleguide.tools.Patience;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import tools.jackson.databind.node.ObjectNode;

/**
 * Faults of what the objects do not say: programs that fail, networks that do not let through, quotas and policies. As in {@link FaultsIT}
 * each is made on a healthy path, and exactly its finding is seen; healed, none is.
 */
class WorldFaultsIT extends FaultsOnAPath {
    private static final ObjectRef OPERATOR =
            new ObjectRef(Kinds.DEPLOYMENT, "kong-system", "kong-operator-kong-operator-controller-manager");
    private static final ObjectRef AGENTS = new ObjectRef(Kinds.DAEMON_SET, "datadog", "datadog");
    private static final ObjectRef ROUTE = new ObjectRef(Kinds.HTTP_ROUTE, SHOP, "echo");
    private static final ObjectRef CONFIGURATION = new ObjectRef(Kinds.GATEWAY_CONFIGURATION_V2, SHOP, "kong");
    private static final ObjectRef NODE = new ObjectRef(Kinds.NODE, "", "practice-second");

    private static final ResourceKind QUOTA = new ResourceKind("v1", "ResourceQuota", "resourcequotas", true);

    /** The first series are there when the doctor, who has seen none, asks again. */
    @Test
    void theFirstRequestsAreNoTrafficYet() throws Exception {
        assertThat(publishesLatency()).isTrue();
        path.begin(PracticeFault.OPERATOR_METRICS_EMPTY);
        awaitNoLatency();
        AtomicInteger asked = new AtomicInteger();
        Obstacle appearing = exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/proxy/metrics") && asked.incrementAndGet() > 1) {
                path.practice.faults().end(PracticeFault.OPERATOR_METRICS_EMPTY);
            }
            return false;
        };
        try (AutoCloseable asking = path.practice.ground().server().obstacles().put(appearing)) {
            assertThat(HealthyPath.ids(path.look())).containsExactly("no-traffic-yet");
        }
        assertThat(asked).hasValueGreaterThan(1);
    }

    private void awaitNoLatency() throws InterruptedException {
        long end = System.nanoTime() + Patience.LONGEST.toNanos();
        while (publishesLatency()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** What the operator publishes changes when it next scrapes the data planes. */
    private boolean publishesLatency() {
        String pod = path.cluster
                .list(Kinds.POD, "kong-system", "control-plane=controller-manager")
                .get(0)
                .at("/metadata/name")
                .asString();
        return path.cluster
                .podHttp("kong-system", pod, "http", 8080, "/metrics")
                .body()
                .contains("kong_upstream_latency_ms_count");
    }

    private static Arguments world(String finding, PracticeFault fault) {
        return fault(finding, path -> path.begin(fault));
    }

    static Stream<Arguments> faults() {
        return wanted(Stream.of(gateway(), operator(), agent(), datadog(), autoscaler(), workload()));
    }

    private static Stream<Arguments> gateway() {
        return Stream.of(
                world("gateway-unreachable", PracticeFault.GATEWAY_SILENT),
                world("gateway-answers-404", PracticeFault.ROUTES_NOT_PUSHED),
                world("upstream-answers-5xx", PracticeFault.WORKLOAD_FAILS),
                world("gateway-address-pending", PracticeFault.NO_LOAD_BALANCER),
                fault("gateway-not-programmed", path -> {
                    ObjectNode plane = path.cluster.list(Kinds.DEPLOYMENT, SHOP, "").stream()
                            .filter(one -> one.at("/metadata/name").asString("").startsWith("dataplane-"))
                            .findFirst()
                            .orElseThrow();
                    path.change(
                            new ObjectRef(
                                    Kinds.DEPLOYMENT,
                                    SHOP,
                                    plane.at("/metadata/name").asString()),
                            deployment -> deployment.withObject("/spec").put("replicas", 0));
                }),
                fault(
                        "route-not-accepted",
                        path -> path.change(ROUTE, route -> ((ObjectNode) route.at("/spec/parentRefs/0"))
                                .put("sectionName", "another"))),
                fault(
                        "extension-misplaced",
                        path -> path.change(CONFIGURATION, configuration -> {
                            ObjectNode spec = configuration.withObject("/spec");
                            spec.withObject("/controlPlaneOptions").set("extensions", spec.path("extensions"));
                            spec.remove("extensions");
                        })),
                fault(
                        "route-several-backends",
                        path -> path.change(ROUTE, route -> ((tools.jackson.databind.node.ArrayNode)
                                        route.at("/spec/rules/0/backendRefs"))
                                .add(route.at("/spec/rules/0/backendRefs/0").deepCopy()))));
    }

    private static Stream<Arguments> operator() {
        return Stream.of(
                world("operator-metrics-refused", PracticeFault.OPERATOR_METRICS_REFUSED),
                world("operator-metrics-unreachable", PracticeFault.OPERATOR_METRICS_CLOSED),
                world("operator-metric-absent", PracticeFault.OPERATOR_METRICS_EMPTY),
                world("operator-metric-other-service", PracticeFault.OPERATOR_METRICS_OF_ANOTHER));
    }

    private static Stream<Arguments> agent() {
        return Stream.of(
                world("agent-check-failing", PracticeFault.AGENT_CUT_OFF),
                world("agent-check-not-scheduled", PracticeFault.AGENT_SCHEDULES_NOTHING),
                fault("agent-no-hostname", path -> {
                    path.begin(PracticeFault.AGENT_WITHOUT_HOSTNAME);
                    path.change(AGENTS, agents -> podLabels(agents).put("restarted", "yes"));
                }),
                fault("agent-refused-by-policy", path -> {
                    path.change(new ObjectRef(Kinds.NAMESPACE, "", "datadog"), namespace -> namespace
                            .withObject("/metadata/labels")
                            .put("pod-security.kubernetes.io/enforce", "baseline"));
                    path.change(AGENTS, agents -> agents.withObject("/spec/template/spec")
                            .put("hostPID", true));
                }),
                fault("agent-not-beside-operator", path -> {
                    path.make(NODE, """
                            {"apiVersion":"v1","kind":"Node",
                             "metadata":{"name":"practice-second","labels":{"pool":"second"}}}""");
                    path.change(AGENTS, agents -> agents.withObject("/spec/template/spec/nodeSelector")
                            .put("kubernetes.io/os", "linux"));
                    path.change(OPERATOR, operator -> operator.withObject("/spec/template/spec/nodeSelector")
                            .put("pool", "second"));
                }));
    }

    private static ObjectNode podLabels(ObjectNode workload) {
        return workload.withObject("/spec/template/metadata/labels");
    }

    private static Stream<Arguments> datadog() {
        return Stream.of(
                fault("query-points-late", path -> {
                    path.change(METRIC, metric -> metric.withObject("/spec").put("maxAge", "5s"));
                    path.begin(PracticeFault.INTAKE_LOSES_POINTS);
                }),
                fault("metric-not-refreshed", path -> {
                    path.begin(PracticeFault.CLUSTER_AGENT_STUCK);
                    ObjectNode metric = path.cluster.get(METRIC).orElseThrow();
                    path.cluster.delete(METRIC);
                    path.restoreDeleted(metric);
                }),
                fault("metric-rate-limited", path -> {
                    path.withoutKeys();
                    path.begin(PracticeFault.QUERIES_LIMITED);
                }),
                fault("metric-forbidden", path -> {
                    // What cluster agents said before they put all failures of a batch into one sentence.
                    path.begin(PracticeFault.CLUSTER_AGENT_STUCK);
                    path.setStatus(METRIC, """
                            {"status":{"conditions":[
                             {"type":"Active","status":"True","lastUpdateTime":"%1$s","lastTransitionTime":"%1$s"},
                             {"type":"Valid","status":"False","lastUpdateTime":"%1$s","lastTransitionTime":"%1$s"},
                             {"type":"Error","status":"True","lastUpdateTime":"%1$s","lastTransitionTime":"%1$s",
                              "reason":"Unable to fetch data from Datadog","message":"API error 403 Forbidden: "}]}}""".formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
                }),
                fault("metric-no-series", path -> {
                    path.withoutKeys();
                    path.change(METRIC, metric -> metric.withObject("/spec")
                            .put("query", "avg:autoscaling.kong_latency{service:echo}"));
                }));
    }

    private static Stream<Arguments> autoscaler() {
        return Stream.of(
                world("external-value-refused", PracticeFault.EXTERNAL_VALUES_REFUSED),
                world("hpa-metric-unavailable", PracticeFault.HPA_MAY_NOT_READ));
    }

    private static Stream<Arguments> workload() {
        return Stream.of(
                fault(
                        "workload-pods-crash",
                        path -> path.change(
                                WORKLOAD, workload -> ((ObjectNode) workload.at("/spec/template/spec/containers/0"))
                                        .putArray("command")
                                        .add("false"))),
                fault("workload-quota", path -> {
                    path.make(new ObjectRef(QUOTA, SHOP, "few"), """
                            {"apiVersion":"v1","kind":"ResourceQuota","metadata":{"name":"few","namespace":"scaleguide-demo"},
                             "spec":{"hard":{"pods":"2"}}}""");
                    path.change(HPA, hpa -> ((ObjectNode) hpa.at("/spec/metrics/0/external/target")).put("value", "1"));
                }));
    }
}
