package io.scaleguide.path.probe;

import io.scaleguide.datadog.AgentFinder;
import io.scaleguide.datadog.AgentInstall;
import io.scaleguide.kong.OperatorFinder;
import io.scaleguide.kong.OperatorInstall;
import io.scaleguide.kong.OperatorInstall.Generation;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeException;
import io.scaleguide.kube.KubeException.Reason;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.ResourceKind;
import io.scaleguide.path.budget.Durations;
import io.scaleguide.path.budget.Periods;
import io.scaleguide.path.hop.ReadingDraft;
import io.scaleguide.path.scope.PathScope;
import io.scaleguide.path.scope.Reads;
import io.scaleguide.path.status.MetricUnit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a probe looks at.
 *
 * @param reads the cluster, as this look sees it
 * @param scope the names along the path
 * @param clock the time
 * @param requests whether requests may be sent through the Gateway
 * @param keys whether the agents' keys may be read and used to ask Datadog
 */
public record ProbeContext(Reads reads, PathScope scope, Clock clock, boolean requests, boolean keys) {
    private static final String PROVIDER = "DD_EXTERNAL_METRICS_PROVIDER_";

    /** @return the Kong operator; the first where there are several */
    public Optional<OperatorInstall> operator() {
        return OperatorFinder.find(reads.list(Kinds.DEPLOYMENT, "")).stream().findFirst();
    }

    /** @return Datadog's agents */
    public AgentInstall agents() {
        return AgentFinder.find(reads.list(Kinds.DAEMON_SET, ""), reads.list(Kinds.DEPLOYMENT, ""));
    }

    /** @return the same, for who can do without: none where the user may not look */
    AgentInstall agentsIfAllowed() {
        return ifAllowed(this::agents, new AgentInstall(Optional.empty(), Optional.empty()));
    }

    /** @return the operator's generation, by the operator where the user may look for it, else by the kinds that it brought */
    Generation generation() {
        Generation byKinds =
                reads.serves(Kinds.GATEWAY_CONFIGURATION_V2) ? Generation.KONG_OPERATOR : Generation.GATEWAY_OPERATOR;
        return ifAllowed(() -> operator().map(OperatorInstall::generation), Optional.<Generation>empty())
                .orElse(byKinds);
    }

    /** The objects of a kind in all namespaces, for who can do without: none where the user may not look. */
    List<ObjectNode> everywhereIfAllowed(ResourceKind kind) {
        return ifAllowed(() -> reads.list(kind, ""), List.of());
    }

    /** The same, for what tells whether all is well: where the user may not look though there is something to see, the reading says so. */
    List<ObjectNode> everywhere(ResourceKind kind, ReadingDraft draft) {
        try {
            return reads.list(kind, "");
        } catch (KubeException e) {
            if (e.reason() != Reason.FORBIDDEN) {
                throw e;
            }
            if (reads.serves(kind)) {
                draft.missed(String.valueOf(e.getMessage()));
            }
            return List.of();
        }
    }

    private static <T> T ifAllowed(Supplier<T> read, T otherwise) {
        try {
            return read.get();
        } catch (KubeException e) {
            if (e.reason() != Reason.FORBIDDEN) {
                throw e;
            }
            return otherwise;
        }
    }

    /** @return the DatadogMetric */
    public Optional<ObjectNode> metric() {
        return reads.get(scope.metric());
    }

    /** @return the query that Datadog is asked; the guide's own where there is no DatadogMetric */
    public String query() {
        return metric().map(one -> one.path("spec").path("query").asString(""))
                .filter(query -> !query.isEmpty())
                .orElseGet(() -> "avg:autoscaling.kong_upstream_latency_ms{service:" + scope.service() + "}");
    }

    /** @return the unit of what the query gives; empty where it is not known */
    public String unit() {
        return MetricUnit.of(query());
    }

    /**
     * The pods of a workload.
     *
     * @param workload a Deployment or DaemonSet
     * @return its pods that are not being deleted
     */
    public List<ObjectNode> podsOf(ObjectNode workload) {
        JsonNode labels = workload.path("spec").path("selector").path("matchLabels");
        String namespace = workload.path("metadata").path("namespace").asString("");
        return reads.list(Kinds.POD, namespace).stream()
                .filter(pod -> !pod.path("metadata").has("deletionTimestamp"))
                .filter(pod -> !labels.isEmpty()
                        && labels.properties().stream().allMatch(label -> pod.path("metadata")
                                .path("labels")
                                .path(label.getKey())
                                .equals(label.getValue())))
                .toList();
    }

    /**
     * By when pods that give no reason for not being ready should be so.
     *
     * @param pods some pods
     * @return the newest one's creation and what a pod may take; empty when there is no pod
     */
    Optional<Instant> readyBy(List<ObjectNode> pods) {
        return pods.stream()
                .flatMap(pod -> Status.instant(
                        pod.path("metadata").path("creationTimestamp").asString(""))
                        .stream())
                .max(Instant::compareTo)
                .map(newest -> newest.plus(Periods.USUAL.podStart()));
    }

    /** @return the operator's Deployment */
    public Optional<ObjectNode> operatorDeployment() {
        return operator().flatMap(one -> reads.list(Kinds.DEPLOYMENT, "").stream()
                .filter(deployment -> name(deployment).equals(one.deployment())
                        && namespace(deployment).equals(one.namespace()))
                .findFirst());
    }

    /** @return the periods of this cluster: the usual ones, with what the cluster agent and the DatadogMetric say */
    public Periods periods() {
        AgentInstall agents = agentsIfAllowed();
        Periods periods = seconds(
                        agents.ofClusterAgent(PROVIDER + "REFRESH_PERIOD").value())
                .map(Periods.USUAL::withRefresh)
                .orElse(Periods.USUAL);
        Optional<Duration> own = metric().flatMap(
                        one -> Durations.parse(one.path("spec").path("maxAge").asString("")));
        Optional<Duration> maxAge =
                own.or(() -> seconds(agents.ofClusterAgent(PROVIDER + "MAX_AGE").value()));
        return maxAge.map(periods::withMaxAge).orElse(periods);
    }

    private static Optional<Duration> seconds(Optional<String> text) {
        return text.filter(one -> one.matches("[1-9]\\d{0,6}"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
    }

    /**
     * @param object an object
     * @return its name
     */
    static String name(ObjectNode object) {
        return object.path("metadata").path("name").asString("");
    }

    /**
     * @param object an object
     * @return its namespace
     */
    static String namespace(ObjectNode object) {
        return object.path("metadata").path("namespace").asString("");
    }

    /**
     * @param ref an object's name
     * @return as kubectl takes it: {@code kubectl get deployment echo -n shop}
     */
    static String kubectl(ObjectRef ref) {
        return "kubectl get " + ref.kind().plural() + " " + ref.name()
                + (ref.namespace().isEmpty() ? "" : " -n " + ref.namespace());
    }

    /**
     * @param pod a pod
     * @return whether it is ready
     */
    static boolean ready(ObjectNode pod) {
        return Status.of(pod).isTrue("Ready");
    }
}
