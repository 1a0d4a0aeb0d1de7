package io.scaleguide.practice.datadog;

import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.control.Controller;
import io.scaleguide.practice.datadog.MetricState.Outcome;
import io.scaleguide.practice.net.PodInsides;
import io.scaleguide.practice.time.PracticeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Datadog's cluster agent, as far as DatadogMetrics go: while its Deployment has a ready pod and the metrics provider is
 * enabled, it finds the metrics that autoscalers reference, asks Datadog for those and no others, writes their status and
 * serves their values. A metric that nobody references gets no status at all.
 */
public final class ClusterAgent implements Controller, AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final String ALWAYS_ACTIVE = "external-metrics.datadoghq.com/always-active";

    private final Objects objects;
    private final PracticeClock clock;
    private final ContainerEnv env;
    private final MetricStore store;
    private final Retriever retriever;
    private final AgentLog log;
    private final Faults faults;
    private volatile Optional<ClusterAgentSettings> settings = Optional.empty();
    private Instant nextLook = Instant.MIN;
    private Instant nextQuery = Instant.MIN;

    /**
     * What can be wrong with it.
     *
     * @param stuck whether it writes no status
     * @param refuses whether it has no value for anyone who asks
     */
    public record Faults(BooleanSupplier stuck, BooleanSupplier refuses) {
        /** @return none */
        public static Faults none() {
            return new Faults(() -> false, () -> false);
        }
    }

    /**
     * @param objects the cluster's objects
     * @param pods where its program and its log go
     * @param clock the practice cluster's time
     * @param outside what lies outside the cluster
     * @param faults what is wrong with it
     */
    public ClusterAgent(Objects objects, PodInsides pods, PracticeClock clock, Outside outside, Faults faults) {
        this.faults = faults;
        this.objects = objects;
        this.clock = clock;
        this.env = new ContainerEnv(objects);
        this.store = new MetricStore(clock);
        this.log = new AgentLog(pods.logs(), "CLUSTER");
        this.retriever = new Retriever(clock, store, new QueryClient(clock, outside, log));
        pods.programs().add(new ClusterAgentCommands(() -> settings.isPresent()));
    }

    @Override
    public String name() {
        return "datadog-cluster-agent";
    }

    @Override
    public Duration period() {
        return PERIOD;
    }

    @Override
    public boolean wakesOnChange() {
        return false;
    }

    @Override
    public void reconcile() {
        settings = findSettings();
        if (log.speaker(speaker())) {
            log.info("cmd/cluster-agent/subcommands/start/command.go in start", "Starting the Cluster Agent");
            log.info(
                    "pkg/util/kubernetes/apiserver/leaderelection/leaderelection.go in runLeaderElection",
                    "Leader election: this pod leads");
        }
        if (settings.isEmpty()) {
            store.clear();
            nextLook = Instant.MIN;
            nextQuery = Instant.MIN;
            return;
        }
        ClusterAgentSettings current = settings.get();
        learn();
        Instant now = clock.now();
        if (!now.isBefore(nextLook)) {
            lookUpReferences();
            nextLook = now.plus(current.refresh());
        }
        if (!faults.stuck().getAsBoolean()) {
            writeStatuses();
        }
        if (!now.isBefore(nextQuery)) {
            retriever.refresh(current);
            nextQuery = now.plus(current.refresh());
        }
    }

    /**
     * Reads a metric as the External Metrics API does. Safe from any thread.
     *
     * @param metricName the name in the HPA; a namespace in front of it is of no matter
     * @return its value, or why there is none
     */
    public ExternalValue external(String metricName) {
        Optional<ClusterAgentSettings> current = settings;
        if (faults.refuses().getAsBoolean()) {
            return new ExternalValue.Failed("DatadogMetric not found");
        }
        return current.isEmpty() ? new ExternalValue.NotServed() : store.external(metricName, current.get());
    }

    /** @return whether queries are on their way, for tests that wait for an answer */
    boolean asking() {
        return retriever.busy();
    }

    @Override
    public void close() {
        retriever.close();
    }

    private Optional<ClusterAgentSettings> findSettings() {
        for (ObjectNode deployment : objects.list(Types.DEPLOYMENT, "")) {
            if (deployment.path("status").path("readyReplicas").asInt(0) < 1) {
                continue;
            }
            for (JsonNode container :
                    deployment.path("spec").path("template").path("spec").path("containers")) {
                Optional<ClusterAgentSettings> found =
                        ClusterAgentSettings.of(env.of(Pods.namespace(deployment), container));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The pod that leads: the first that is ready. */
    private Optional<AgentLog.Speaker> speaker() {
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        for (ObjectNode pod : objects.list(Types.POD, "")) {
            for (JsonNode container : pod.path("spec").path("containers")) {
                if (Pods.ready(pod) && container.path("name").asString("").equals("cluster-agent")) {
                    return Optional.of(new AgentLog.Speaker(Pods.namespace(pod), Pods.name(pod), "cluster-agent"));
                }
            }
        }
        return Optional.empty();
    }

    /** Takes new, changed and deleted DatadogMetrics into the store; a changed query keeps its last value until the next. */
    private void learn() {
        Set<String> present = new HashSet<>();
        for (ObjectNode metric : objects.list(Types.DATADOG_METRIC, "")) {
            MetricState read = read(metric);
            present.add(read.id());
            Optional<MetricState> known = store.get(read.id());
            if (known.isEmpty()) {
                store.put(read);
                continue;
            }
            store.change(
                    read.id(),
                    old -> new MetricState(
                            old.namespace(),
                            old.name(),
                            read.query(),
                            read.maxAge(),
                            read.timeWindow(),
                            old.active(),
                            old.references(),
                            old.outcome(),
                            old.updated()));
        }
        store.keepOnly(present);
    }

    private MetricState read(ObjectNode metric) {
        JsonNode spec = metric.path("spec");
        return new MetricState(
                Pods.namespace(metric),
                Pods.name(metric),
                spec.path("query").asString(""),
                GoDuration.parse(spec.path("maxAge").asString("")),
                GoDuration.parse(spec.path("timeWindow").asString("")),
                false,
                "",
                Outcome.NONE,
                clock.wall());
    }

    private void lookUpReferences() {
        Map<String, List<String>> references = References.in(objects);
        for (MetricState state : store.all()) {
            String found = String.join(", ", references.getOrDefault(state.id(), List.of()));
            boolean active = !found.isEmpty() || alwaysActive(state);
            if (active == state.active() && found.equals(state.references())) {
                continue;
            }
            store.change(
                    state.id(),
                    old -> new MetricState(
                            old.namespace(),
                            old.name(),
                            old.query(),
                            old.maxAge(),
                            old.timeWindow(),
                            active,
                            found,
                            active ? old.outcome() : old.outcome().forgotten(),
                            clock.wall()));
        }
    }

    private boolean alwaysActive(MetricState state) {
        return objects.get(Types.DATADOG_METRIC, state.namespace(), state.name())
                .map(metric -> "true"
                        .equals(metric.path("metadata")
                                .path("annotations")
                                .path(ALWAYS_ACTIVE)
                                .asString("")))
                .orElse(false);
    }

    private void writeStatuses() {
        for (MetricState state : store.all()) {
            objects.modify(Types.DATADOG_METRIC, state.namespace(), state.name(), metric -> {
                JsonNode before = metric.path("status");
                if (state.active() || !before.path("conditions").isEmpty()) {
                    metric.set("status", MetricStatus.of(state, before));
                }
                return metric;
            });
        }
    }
}
