package io.scaleguide.path.probe;

import io.scaleguide.kube.ExternalMetric;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.PodTrouble;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.ReadingDraft;
import io.scaleguide.path.hop.Timing;
import io.scaleguide.path.hop.Verdict;
import io.scaleguide.path.status.MetricUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Hop 8: who owns the External Metrics API, whether it answers, and with what. */
public final class ExternalMetricsProbe implements Probe {
    private static final ObjectRef API = new ObjectRef(Kinds.API_SERVICE, "", "v1beta1.external.metrics.k8s.io");

    @Override
    public Hop hop() {
        return Hop.EXTERNAL_METRICS;
    }

    @Override
    public Reading look(ProbeContext context) {
        ReadingDraft draft = new ReadingDraft(hop());
        Optional<ObjectNode> found = context.reads().get(API);
        if (found.isEmpty()) {
            return draft.breaks(Finding.of("external-api-missing"))
                    .judged("Nobody serves the External Metrics API in this cluster.");
        }
        JsonNode service = found.get().path("spec").path("service");
        String owner = service.path("namespace").asString("") + "/"
                + service.path("name").asString("");
        draft.saw("served by " + owner, ProbeContext.kubectl(API));
        if (foreign(context, owner)) {
            return draft.breaks(Finding.of("external-api-foreign", "owner", owner))
                    .judged("The External Metrics API belongs to " + owner + ", not to Datadog.");
        }
        Status status = Status.of(found.get());
        if (!status.isTrue("Available")) {
            return unavailable(context, draft, status);
        }
        return value(context, draft);
    }

    /** The chart names the Service after the cluster agent; so does the Datadog operator. */
    private static boolean foreign(ProbeContext context, String owner) {
        String agent = context.agentsIfAllowed()
                .clusterAgent()
                .map(one -> ProbeContext.namespace(one) + "/" + ProbeContext.name(one))
                .orElse("");
        return agent.isEmpty() ? !owner.contains("cluster-agent") : !owner.startsWith(agent);
    }

    private static Reading unavailable(ProbeContext context, ReadingDraft draft, Status status) {
        String message = status.message("Available");
        status.time("Available", "lastTransitionTime").ifPresent(since -> draft.timing(new Timing.BrokenSince(since)));
        Optional<ObjectNode> agent = context.agents().clusterAgent();
        boolean ready =
                agent.stream().flatMap(one -> context.podsOf(one).stream()).anyMatch(ProbeContext::ready);
        if (agent.isPresent() && !ready) {
            String reason = PodTrouble.first(context.podsOf(agent.get()))
                    .map(PodTrouble::message)
                    .orElse("no pod is there");
            return draft.breaks(new Finding(
                            "cluster-agent-not-ready",
                            Map.of(
                                    "deployment",
                                    ProbeContext.namespace(agent.get()) + "/" + ProbeContext.name(agent.get()),
                                    "reason",
                                    reason)))
                    .judged("The cluster agent has no ready pod: " + reason + ".");
        }
        String id = status.reason("Available").equals("FailedDiscoveryCheck")
                ? "external-api-unreachable"
                : "external-api-no-endpoints";
        return draft.breaks(Finding.of(id, "message", message)).judged("It is not available: " + message);
    }

    private static Reading value(ProbeContext context, ReadingDraft draft) {
        String namespace = context.scope().namespace();
        String name = context.scope().metricName();
        ExternalMetric metric = context.reads().external(namespace, name);
        draft.saw(name, "kubectl get --raw /apis/external.metrics.k8s.io/v1beta1/namespaces/" + namespace + "/" + name);
        if (metric instanceof ExternalMetric.Value value) {
            draft.value(value.value().doubleValue(), context.unit()).at(value.timestamp());
            String amount = String.format(Locale.ROOT, "%.2f", value.value().doubleValue());
            return draft.judged(MetricUnit.with(amount, context.unit()) + " (served as " + value.quantity() + ").");
        }
        if (metric instanceof ExternalMetric.NotServed away) {
            return draft.breaks(Finding.of("external-api-no-endpoints", "message", away.message()))
                    .judged("Its backend does not answer: " + away.message());
        }
        String message = ((ExternalMetric.Failed) metric).message();
        if (context.metric().filter(one -> !Status.of(one).has("Active")).isPresent()) {
            return draft.as(Verdict.WAITING, "It has no value yet: " + message);
        }
        return draft.breaks(Finding.of("external-value-refused", "message", message))
                .judged(message);
    }
}
