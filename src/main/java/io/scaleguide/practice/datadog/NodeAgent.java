package io.scaleguide.practice.datadog;

import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.control.Controller;
import io.scaleguide.practice.net.PodNetwork;
import io.scaleguide.practice.time.PracticeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
    private final Scraper scraper;
    private final IntakeSender sender;
    private final Map<CheckId, OpenMetricsCheck> checks = new HashMap<>();
    private volatile AgentStatus status = AgentStatus.notRunning();

    /**
     * @param objects the cluster's objects
     * @param network the pods' network
     * @param clock the practice cluster's time
     * @param outside what lies outside the cluster
     */
    public NodeAgent(Objects objects, PodNetwork network, PracticeClock clock, Outside outside) {
        this.objects = objects;
        this.clock = clock;
        this.env = new ContainerEnv(objects);
        this.scraper = new Scraper(network);
        this.sender = new IntakeSender(outside);
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
        Optional<Map<String, String>> agent = pods.stream()
                .filter(Pods::ready)
                .flatMap(pod -> agentContainer(pod).stream())
                .findFirst();
        if (agent.isEmpty()) {
            checks.clear(); // an agent that starts again has forgotten its last scrapes
            status = AgentStatus.notRunning();
            return;
        }
        List<AgentStatus.CheckRun> runs = new ArrayList<>();
        List<AgentStatus.ConfigError> errors = new ArrayList<>();
        List<Submission> submissions = new ArrayList<>();
        Set<CheckId> seen = new HashSet<>();
        for (ObjectNode pod : pods) {
            if (Pods.running(pod)) {
                runChecks(pod, runs, errors, submissions, seen);
            }
        }
        checks.keySet().retainAll(seen);
        status = new AgentStatus(true, runs, errors, Optional.empty());
        sender.send(agent.get(), submissions, clock.wall());
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

    private AgentStatus.CheckRun run(
            ObjectNode pod,
            OpenMetricsInstance instance,
            CheckId id,
            CheckAnnotation.Check check,
            List<Submission> submissions) {
        Scraper.Page page = scraper.scrape(pod, instance);
        int metrics = 0;
        if (page.error().isEmpty()) {
            List<Submission> found = checks.computeIfAbsent(id, key -> new OpenMetricsCheck(instance))
                    .read(page.text(), podTags(pod, check.container()));
            submissions.addAll(found);
            metrics = found.size();
        }
        return new AgentStatus.CheckRun(
                Pods.namespace(pod), Pods.name(pod), check.name(), page.url(), clock.wall(), metrics, page.error());
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
