package io.scaleguide.practice.datadog;

import io.scaleguide.practice.net.PodPrograms;
import io.scaleguide.practice.net.PodPrograms.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.ObjectNode;

/** The cluster agent's program {@code datadog-cluster-agent}, which its image also calls {@code agent}. */
final class ClusterAgentCommands implements PodPrograms.Image {
    private final BooleanSupplier serving;

    /** @param serving whether the metrics provider is enabled and runs */
    ClusterAgentCommands(BooleanSupplier serving) {
        this.serving = serving;
    }

    @Override
    public Optional<Outcome> run(ObjectNode pod, String container, List<String> command) {
        if (!container.equals("cluster-agent")
                || !List.of("datadog-cluster-agent", "agent").contains(command.get(0))) {
            return Optional.empty();
        }
        String name = command.size() > 1 ? command.get(1) : "help";
        return Optional.of(
                switch (name) {
                    case "status" -> Outcome.fine(status(Pods.name(pod)));
                    case "health" ->
                        Outcome.fine("Agent health: PASS\n=== 1 healthy components ===\nleader-election\n");
                    default ->
                        new Outcome(
                                AgentCommands.FAILED,
                                "",
                                "Error: unknown command \"" + name + "\" for \"" + command.get(0)
                                        + "\" in the practice cluster\nIt knows status and health.\n");
                });
    }

    private String status(String pod) {
        return "=====================\nDatadog Cluster Agent\n=====================\n\n"
                + "  Leader Election\n  ===============\n    Leader Election Status:  Running\n    Leader Name is: "
                + pod
                + "\n\n  External Metrics\n  ================\n    "
                + (serving.getAsBoolean()
                        ? "External metrics provider uses DatadogMetric - Check status directly from Kubernetes with:"
                                + " `kubectl get datadogmetric`\n"
                        : "Disabled: The external metrics provider is not enabled on the Cluster Agent\n");
    }
}
