package io.scaleguide.practice.autoscaler;

import io.scaleguide.hpa.Autoscaler;
import io.scaleguide.hpa.Decision;
import io.scaleguide.hpa.History;
import io.scaleguide.hpa.HpaReader;
import io.scaleguide.hpa.HpaSpec;
import io.scaleguide.hpa.MetricReading;
import io.scaleguide.hpa.MetricTarget;
import io.scaleguide.hpa.Observation;
import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.control.Controller;
import io.scaleguide.practice.control.Events;
import io.scaleguide.practice.time.PracticeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The HPA controller of the practice cluster: the real algorithm over the practice cluster's objects, in practice time. */
public final class HpaController implements Controller {
    private static final String NAME = "horizontal-pod-autoscaler";

    /** --horizontal-pod-autoscaler-sync-period. */
    private static final Duration SYNC_PERIOD = Duration.ofSeconds(15);

    private final Objects objects;
    private final Events events;
    private final PracticeClock clock;
    private final ExternalMetrics metrics;
    private final HpaStatusWriter status;
    private final Map<String, History> histories = new HashMap<>();

    /**
     * @param objects the cluster's objects
     * @param events where events go
     * @param clock the time that windows are reckoned in
     * @param metrics where metrics are read
     */
    public HpaController(Objects objects, Events events, PracticeClock clock, ExternalMetrics metrics) {
        this.objects = objects;
        this.events = events;
        this.clock = clock;
        this.metrics = metrics;
        this.status = new HpaStatusWriter(objects, clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration period() {
        return SYNC_PERIOD;
    }

    @Override
    public boolean wakesOnChange() {
        return false;
    }

    @Override
    public void reconcile() {
        List<ObjectNode> all = objects.list(Types.HPA, "");
        histories.keySet().retainAll(all.stream().map(HpaController::uid).toList());
        all.forEach(this::syncOrSay);
    }

    /** One HPA that cannot be read must not keep the others from their turn. */
    private void syncOrSay(ObjectNode hpa) {
        try {
            sync(hpa);
        } catch (IllegalArgumentException e) {
            events.record(NAME, hpa, "Warning", "FailedComputeMetricsReplicas", String.valueOf(e.getMessage()));
        }
    }

    private void sync(ObjectNode hpa) {
        JsonNode reference = hpa.path("spec").path("scaleTargetRef");
        String target = reference.path("name").asString("");
        boolean served = reference.path("kind").asString("").equals("Deployment")
                && group(reference).equals(Types.DEPLOYMENT.group());
        Optional<ObjectNode> deployment =
                served ? objects.get(Types.DEPLOYMENT, Meta.namespace(hpa), target) : Optional.empty();
        if (deployment.isEmpty()) {
            // The words of the scale subresource, and of a REST mapper that does not know the kind.
            String error = served
                    ? "deployments/scale.apps \"" + target + "\" not found"
                    : "no matches for kind \"" + reference.path("kind").asString("") + "\" in group \""
                            + group(reference) + "\"";
            events.record(NAME, hpa, "Warning", "FailedGetScale", error);
            status.noScale(hpa, "the HPA controller was unable to get the target's current scale: " + error);
            return;
        }
        HpaSpec spec = HpaReader.read(hpa.path("spec"));
        Observation seen = observe(hpa, deployment.get(), spec);
        Decision decision = Autoscaler.decide(spec, seen, histories.getOrDefault(uid(hpa), History.NONE));
        histories.put(uid(hpa), decision.next());
        carryOut(hpa, target, seen, decision);
        status.write(hpa, spec, seen, decision);
    }

    private Observation observe(ObjectNode hpa, ObjectNode deployment, HpaSpec spec) {
        List<MetricReading> readings = new ArrayList<>();
        for (MetricTarget metric : spec.metrics()) {
            readings.add(
                    metric.type().external()
                            ? read(Meta.namespace(hpa), metric)
                            : new MetricReading.Missing("is not an external metric"));
        }
        JsonNode state = deployment.path("status");
        return new Observation(
                clock.now(),
                deployment.path("spec").path("replicas").asInt(1),
                state.path("replicas").asInt(0),
                state.path("readyReplicas").asInt(0),
                readings);
    }

    /** The words around an error are those of replica_calculator.go and the external metrics client. */
    private MetricReading read(String namespace, MetricTarget metric) {
        MetricReading reading = metrics.read(namespace, metric.name());
        return reading instanceof MetricReading.Missing missing
                ? new MetricReading.Missing("unable to get external metric " + namespace + "/" + metric.name() + "/"
                        + metric.selector() + ": unable to fetch metrics from external metrics API: " + missing.error())
                : reading;
    }

    private void carryOut(ObjectNode hpa, String target, Observation seen, Decision decision) {
        decision.warnings()
                .forEach(warning -> events.record(NAME, hpa, "Warning", warning.reason(), warning.message()));
        if (decision.desiredReplicas() != seen.specReplicas()) {
            objects.modify(Types.DEPLOYMENT, Meta.namespace(hpa), target, deployment -> {
                ((ObjectNode) deployment.path("spec")).put("replicas", decision.desiredReplicas());
                return deployment;
            });
            events.record(
                    NAME,
                    hpa,
                    "Normal",
                    "SuccessfulRescale",
                    "New size: " + decision.desiredReplicas() + "; reason: "
                            + decision.rescaleReason().orElse(""));
        }
    }

    private static String group(JsonNode reference) {
        String version = reference.path("apiVersion").asString("");
        return version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
    }

    private static String uid(ObjectNode hpa) {
        return Meta.text(hpa, "uid");
    }
}
