package io.scaleguide.practice.card;

import io.scaleguide.practice.PracticeFault;
import io.scaleguide.practice.fault.ObjectFaults;
import io.scaleguide.practice.fault.Switched;
import java.util.List;

/** What programs and networks in the cluster do wrong, whatever the objects say. */
final class WorldCards {
    private WorldCards() {}

    private static FaultCard card(String name, String wrong, String finding, PracticeFault fault) {
        return FaultCard.lasting(name, wrong, new Sign.Finding(finding), new Switched(fault));
    }

    static List<FaultCard> all() {
        return List.of(
                card(
                        "load-balancer-pending",
                        "Nothing gives the Gateway an address, as in kind and minikube.",
                        "gateway-address-pending",
                        PracticeFault.NO_LOAD_BALANCER),
                card(
                        "gateway-silent",
                        "The gateway takes connections and hangs up.",
                        "gateway-unreachable",
                        PracticeFault.GATEWAY_SILENT),
                card(
                        "gateway-404",
                        "The operator does not push routes to Kong: the gateway answers 404.",
                        "gateway-answers-404",
                        PracticeFault.ROUTES_NOT_PUSHED),
                card(
                        "workload-500",
                        "The workload answers every request with 500.",
                        "upstream-answers-5xx",
                        PracticeFault.WORKLOAD_FAILS),
                FaultCard.lasting(
                        "extensions-ignored",
                        "The operator does not act on metrics extensions, and the Service loses its plugin.",
                        new Sign.Finding("plugin-not-attached"),
                        ObjectFaults.extensionsIgnored()),
                card(
                        "operator-metrics-403",
                        "The operator answers 403 for its metrics.",
                        "operator-metrics-refused",
                        PracticeFault.OPERATOR_METRICS_REFUSED),
                card(
                        "operator-metrics-closed",
                        "The operator's metrics port is closed.",
                        "operator-metrics-unreachable",
                        PracticeFault.OPERATOR_METRICS_CLOSED),
                card(
                        "metric-absent",
                        "The operator publishes no latency.",
                        "operator-metric-absent",
                        PracticeFault.OPERATOR_METRICS_EMPTY),
                card(
                        "metric-of-another",
                        "The operator publishes the latency of another Service only.",
                        "operator-metric-other-service",
                        PracticeFault.OPERATOR_METRICS_OF_ANOTHER),
                card(
                        "agent-cut-off",
                        "The agent cannot reach other pods, as behind a NetworkPolicy.",
                        "agent-check-failing",
                        PracticeFault.AGENT_CUT_OFF),
                card(
                        "agent-idle",
                        "The agent schedules no check.",
                        "agent-check-not-scheduled",
                        PracticeFault.AGENT_SCHEDULES_NOTHING),
                FaultCard.lasting(
                        "agent-no-hostname",
                        "The agents start anew, cannot find out the name of their host, and end.",
                        new Sign.Finding("agent-no-hostname"),
                        ObjectFaults.agentWithoutHostName()),
                FaultCard.lasting(
                        "cluster-agent-stuck",
                        "The cluster agent writes no status for a new DatadogMetric.",
                        new Sign.Finding("metric-not-refreshed"),
                        ObjectFaults.clusterAgentStuck()),
                card(
                        "external-api-unreachable",
                        "The API server cannot reach the provider of external metrics: 503.",
                        "external-api-unreachable",
                        PracticeFault.EXTERNAL_API_UNREACHABLE),
                card(
                        "external-value-refused",
                        "The cluster agent answers the External Metrics API with an error.",
                        "external-value-refused",
                        PracticeFault.EXTERNAL_VALUES_REFUSED),
                card(
                        "hpa-may-not-read",
                        "The HPA controller may not read external metrics.",
                        "hpa-metric-unavailable",
                        PracticeFault.HPA_MAY_NOT_READ));
    }
}
