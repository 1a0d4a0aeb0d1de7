package io.scaleguide.practice.datadog;

import io.scaleguide.practice.net.PodPrograms;
import io.scaleguide.practice.net.PodPrograms.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** The node agent's program {@code agent}, as far as people ask it why a metric does not come. */
final class AgentCommands implements PodPrograms.Image {
    /** What the agent's commands end with when they fail: exit status -1. */
    static final int FAILED = 255;

    private final Predicate<ObjectNode> agents;
    private final Supplier<AgentStatus> status;

    /** @param agents which pods are node agents */
    AgentCommands(Predicate<ObjectNode> agents, Supplier<AgentStatus> status) {
        this.agents = agents;
        this.status = status;
    }

    @Override
    public Optional<Outcome> run(ObjectNode pod, String container, List<String> command) {
        if (!container.equals("agent") || !command.get(0).matches("(/opt/datadog-agent/bin/agent/)?agent")) {
            return Optional.empty();
        }
        return agents.test(pod) ? Optional.of(run(command.subList(1, command.size()))) : Optional.empty();
    }

    private Outcome run(List<String> arguments) {
        String name = arguments.isEmpty() ? "help" : arguments.get(0);
        if (!List.of("status", "configcheck", "check", "health").contains(name)) {
            return unknown(name);
        }
        AgentStatus now = status.get();
        if (!now.running()) {
            return new Outcome(
                    FAILED,
                    "",
                    "Could not reach agent: Get \"https://localhost:5001/agent/" + name
                            + "\": dial tcp 127.0.0.1:5001: connect: connection refused\n"
                            + "Make sure the agent is running before requesting the " + name + ".\n");
        }
        return switch (name) {
            case "status" ->
                Outcome.fine(
                        arguments.contains("--json") || arguments.contains("-j")
                                ? AgentStatusJson.of(now).toPrettyString() + "\n"
                                : AgentStatusText.status(now));
            case "configcheck" -> Outcome.fine(AgentStatusText.configurations(now));
            case "check" -> check(now, arguments.size() > 1 ? arguments.get(1) : "");
            default ->
                Outcome.fine(
                        "Agent health: PASS\n=== 3 healthy components ===\nad-kubeletprovider, collector-queue-15s,"
                                + " forwarder\n");
        };
    }

    private static Outcome check(AgentStatus status, String name) {
        List<AgentStatus.CheckRun> runs =
                status.runs().stream().filter(run -> run.check().equals(name)).toList();
        return runs.isEmpty()
                ? new Outcome(FAILED, "", AgentStatusText.errors(status) + "Error: no valid check found\n")
                : Outcome.fine(AgentStatusText.checks(runs) + AgentStatusText.errors(status));
    }

    static Outcome unknown(String name) {
        return new Outcome(
                FAILED,
                "",
                "Error: unknown command \"" + name + "\" for \"agent\" in the practice cluster\n"
                        + "It knows status, configcheck, check and health.\n");
    }
}
