package io.scaleguide.practice.datadog;

import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.control.Controller;
import io.scaleguide.practice.net.PodInsides;
import io.scaleguide.practice.time.PracticeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Datadog's node agent: while one of its pods is ready, it runs the openmetrics checks that pods ask for by annotation, and
 * sends what they give to the intake. One agent serves the whole (one-node) cluster.
 */
public final class NodeAgent implements Controller, AutoCloseable {
    /** The check interval, {@code min_collection_interval}, of datadog-agent. */
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(15);

    private record CheckId(String podUid, String container, JsonNode instance) {}

    private final Objects objects;
    private final PracticeClock clock;
    private final ContainerEnv env;
    private final Faults faults;
    private final Scraper scraper;
    private final IntakeSender sender;
    private final Map<CheckId, OpenMetricsCheck> checks = new HashMap<>();
    private final Map<CheckId, CheckTotals> totals = new HashMap<>();
    private final AgentLog log;
    private List<AgentStatus.ConfigError> told = List.of();
    private volatile AgentStatus status = AgentStatus.notRunning();

    /**
     * What can be wrong with it.
     *
     * @param cutOff whether it cannot reach other pods
     * @param schedulesNothing whether it takes no notice of annotations
     */
    public record Faults(BooleanSupplier cutOff, BooleanSupplier schedulesNothing) {
        /** @return none */
        public static Faults none() {
            return new Faults(() -> false, () -> false);
        }
    }

    /**
     * @param objects the cluster's objects
     * @param pods the pods' network, where its program and its log go
     * @param clock the practice cluster's time
     * @param outside what lies outside the cluster
     * @param faults what is wrong with it
     */
    public NodeAgent(Objects objects, PodInsides pods, PracticeClock clock, Outside outside, Faults faults) {
        this.faults = faults;
        this.objects = objects;
        this.clock = clock;
        this.env = new ContainerEnv(objects);
        this.scraper = new Scraper(pods.network());
        this.sender = new IntakeSender(outside);
        this.log = new AgentLog(pods.logs(), "CORE");
        pods.programs().add(new AgentCommands(pod -> agentContainer(pod).isPresent(), this::status));
    }

    /** @return what the agent did last; safe from any thread */
    public AgentStatus status() {
        AgentStatus seen = status;
        return new AgentStatus(seen.running(), seen.runs(), seen.configErrors(), sender.error());
    }

    @Override
    public String name() {
        return "datadog-agent";
    }

    @Override
    public Duration period() {
        return CHECK_INTERVAL;
    }

    @Override
    public boolean wakesOnChange() {
        return false;
    }

    @Override
    public void reconcile() {
        List<ObjectNode> pods = objects.list(Types.POD, "");
        Optional<ObjectNode> own = pods.stream()
                .filter(pod -> Pods.ready(pod) && agentContainer(pod).isPresent())
                .findFirst();
        Optional<Map<String, String>> agent = own.flatMap(this::agentContainer);
        boolean started =
                log.speaker(own.map(pod -> new AgentLog.Speaker(Pods.namespace(pod), Pods.name(pod), "agent")));
        if (agent.isEmpty() || started) {
            checks.clear(); // an agent that starts again has forgotten its last scrapes
            totals.clear();
            told = List.of();
        }
        if (started) {
            log.info("cmd/agent/subcommands/run/command.go in startAgent", "Starting Datadog Agent");
        }
        if (agent.isEmpty()) {
            status = AgentStatus.notRunning();
            return;
        }
        List<AgentStatus.CheckRun> runs = new ArrayList<>();
        List<AgentStatus.ConfigError> errors = new ArrayList<>();
        List<Submission> submissions = new ArrayList<>();
        Set<CheckId> seen = new HashSet<>();
        for (ObjectNode pod : pods) {
            if (Pods.running(pod)
                    && besideAgent(pod, pods)
                    && !faults.schedulesNothing().getAsBoolean()) {
                runChecks(pod, runs, errors, submissions, seen);
            }
        }
        checks.keySet().retainAll(seen);
        totals.keySet().retainAll(seen);
        tell(errors);
        status = new AgentStatus(true, runs, errors, Optional.empty());
        sender.send(agent.get(), submissions, clock.wall());
    }

    /** An annotation that is no use is told when it is found, not at every run; what cannot be sent is told each time. */
    private void tell(List<AgentStatus.ConfigError> errors) {
        errors.stream()
                .filter(error -> !told.contains(error))
                .forEach(error -> log.error(
                        "comp/core/autodiscovery/providers/kubelet.go in generateConfigs",
                        "Can't parse template for pod " + error.pod() + ": " + error.message()));
        told = List.copyOf(errors);
        sender.error()
                .ifPresent(error -> log.error(
                        "comp/forwarder/defaultforwarder/transaction/transaction.go in" + " internalProcess", error));
    }

    @Override
    public void close() {
        sender.close();
    }

    private void runChecks(
            ObjectNode pod,
            List<AgentStatus.CheckRun> runs,
            List<AgentStatus.ConfigError> errors,
            List<Submission> submissions,
            Set<CheckId> seen) {
        CheckAnnotation.Found found = CheckAnnotation.in(pod);
        found.errors()
                .forEach(error -> errors.add(new AgentStatus.ConfigError(Pods.namespace(pod), Pods.name(pod), error)));
        for (CheckAnnotation.Check check : found.checks()) {
            if (!check.name().equals("openmetrics")) {
                continue;
            }
            for (JsonNode written : check.instances()) {
                Optional<OpenMetricsInstance> instance = OpenMetricsInstance.of(written);
                if (instance.isEmpty()) {
                    errors.add(new AgentStatus.ConfigError(
                            Pods.namespace(pod),
                            Pods.name(pod),
                            "openmetrics: the instance has neither openmetrics_endpoint nor prometheus_url"));
                    continue;
                }
                CheckId id = new CheckId(
                        pod.path("metadata").path("uid").asString(Pods.name(pod)), check.container(), written);
                seen.add(id);
                runs.add(run(pod, instance.get(), id, check, submissions));
            }
        }
    }

    /** Each agent looks after the pods of its own node. */
    private boolean besideAgent(ObjectNode pod, List<ObjectNode> pods) {
        String node = pod.path("spec").path("nodeName").asString("");
        return pods.stream()
                .anyMatch(one -> Pods.ready(one)
                        && one.path("spec").path("nodeName").asString("").equals(node)
                        && agentContainer(one).isPresent());
    }

    private AgentStatus.CheckRun run(
            ObjectNode pod,
            OpenMetricsInstance instance,
            CheckId id,
            CheckAnnotation.Check check,
            List<Submission> submissions) {
        Scraper.Page page =
                faults.cutOff().getAsBoolean() ? Scraper.cutOff(pod, instance) : scraper.scrape(pod, instance);
        int metrics = 0;
        if (page.error().isEmpty()) {
            List<Submission> found = checks.computeIfAbsent(id, key -> new OpenMetricsCheck(instance))
                    .read(page.text(), podTags(pod, check.container()));
            submissions.addAll(found);
            metrics = found.size();
        }
        CheckTotals now =
                totals.getOrDefault(id, CheckTotals.NONE).after(page.error().isEmpty(), metrics, clock.wall());
        totals.put(id, now);
        tell(check.name(), page.error(), now);
        return new AgentStatus.CheckRun(
                Pods.namespace(pod),
                Pods.name(pod),
                check.name(),
                page.url(),
                clock.wall(),
                metrics,
                page.error(),
                String.format(Locale.ROOT, "%s:%s:%08x", check.name(), instance.namespace(), id.hashCode()),
                "kubelet:" + Pods.namespace(pod) + "/" + Pods.name(pod) + "/" + check.container(),
                now);
    }

    /** The agent tells of a check's first run and of every run that fails. */
    private void tell(String check, Optional<String> error, CheckTotals totals) {
        String where = "pkg/collector/worker/check_logger.go in ";
        error.ifPresent(why -> log.error(
                where + "Error", "check:" + check + " | Error running check: " + AgentStatusJson.lastError(why)));
        if (error.isEmpty() && totals.runs() - totals.errors() == 1) {
            log.info(where + "CheckFinished", "check:" + check + " | Done running check");
        }
    }

    private Optional<Map<String, String>> agentContainer(ObjectNode pod) {
        boolean owned = false;
        for (JsonNode owner : pod.path("metadata").path("ownerReferences")) {
            owned |= "DaemonSet".equals(owner.path("kind").asString(""));
        }
        if (!owned) {
            return Optional.empty();
        }
        boolean labelled = "agent"
                .equals(pod.path("metadata")
                        .path("labels")
                        .path("app.kubernetes.io/component")
                        .asString(""));
        for (JsonNode container : pod.path("spec").path("containers")) {
            Map<String, String> variables = env.of(Pods.namespace(pod), container);
            if ("agent".equals(container.path("name").asString(""))
                    && (labelled || variables.containsKey("DD_API_KEY"))) {
                return Optional.of(variables);
            }
        }
        return Optional.empty();
    }

    private static Set<String> podTags(ObjectNode pod, String container) {
        Set<String> tags = new TreeSet<>();
        tags.add("kube_namespace:" + Pods.namespace(pod));
        tags.add("pod_name:" + Pods.name(pod));
        tags.add("kube_container_name:" + container);
        return tags;
    }
}
