package io.scaleguide.practice.datadog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the node agent would print for {@code agent status}.
 *
 * @param running whether an agent runs at all
 * @param runs the checks that are scheduled, each with its last run
 * @param configErrors annotations that gave no check, one sentence each
 * @param intakeError why the last sending failed; empty when it did not
 */
public record AgentStatus(
        boolean running, List<CheckRun> runs, List<ConfigError> configErrors, Optional<String> intakeError) {

    /**
     * A check's last run.
     *
     * @param namespace the pod's namespace
     * @param pod the pod
     * @param check the check's name
     * @param url what it read
     * @param when the last run, wall time
     * @param metrics how many metrics it sent
     * @param error why it failed; empty when it did not
     * @param id the check's id: its name, the metrics' namespace and a digest of the instance
     * @param source where its configuration is from
     * @param totals what it has done since the agent started
     */
    public record CheckRun(
            String namespace,
            String pod,
            String check,
            String url,
            Instant when,
            int metrics,
            Optional<String> error,
            String id,
            String source,
            CheckTotals totals) {}

    /**
     * An annotation that is no use.
     *
     * @param namespace the pod's namespace
     * @param pod the pod
     * @param message the agent's words
     */
    public record ConfigError(String namespace, String pod, String message) {}

    /** Copies the lists. */
    public AgentStatus {
        runs = List.copyOf(runs);
        configErrors = List.copyOf(configErrors);
    }

    static AgentStatus notRunning() {
        return new AgentStatus(false, List.of(), List.of(), Optional.empty());
    }
}
