package io.scaleguide.path.probe;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ProgramResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a node agent says of its OpenMetrics check: {@code agent status --json}. Its shape: datadog-agent
 * pkg/collector/runner/expvars and comp/core/autodiscovery.
 *
 * @param scheduled whether the check runs at all
 * @param error the last run's error; empty when it went well
 * @param configErrors what Autodiscovery could not use, in its own words; empty when nothing
 * @param lastSuccess when the check last went well
 * @param samples metric samples of the last run
 */
record AgentStatus(boolean scheduled, String error, String configErrors, Optional<Instant> lastSuccess, long samples) {
    /** No time is later: {@link Instant} ends some way after it. */
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    /** Empty where the agent gave no answer that can be read. */
    static Optional<AgentStatus> ask(Cluster cluster, ObjectNode agentPod, String operatorPod) {
        ProgramResult result = cluster.exec(
                ProbeContext.namespace(agentPod),
                ProbeContext.name(agentPod),
                "agent",
                TIMEOUT,
                "agent",
                "status",
                "--json");
        return result.exitCode() == 0 ? read(result.output(), operatorPod) : Optional.empty();
    }

    /** Empty where it is no status. */
    static Optional<AgentStatus> read(String output, String operatorPod) {
        int start = output.indexOf('{');
        if (start < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(JsonMapper.shared().readTree(output.substring(start)), operatorPod));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static AgentStatus read(JsonNode status, String operatorPod) {
        JsonNode checks = status.path("runnerStats").path("Checks").path("openmetrics");
        String error = "";
        long samples = 0;
        Optional<Instant> success = Optional.empty();
        for (JsonNode check : checks) {
            String own = check.path("LastError").asString("");
            error = own.isEmpty() ? error : own;
            samples += check.path("MetricSamples").asLong(0);
            long seconds = check.path("LastSuccessDate").asLong(0);
            success = seconds > 0 && seconds < LAST_SECOND ? Optional.of(Instant.ofEpochSecond(seconds)) : success;
        }
        StringBuilder config = new StringBuilder();
        status.path("autoConfigStats").path("ConfigErrors").properties().forEach(entry -> {
            if (entry.getKey().contains(operatorPod)) {
                entry.getValue().propertyNames().forEach(words -> config.append(config.isEmpty() ? "" : "; ")
                        .append(words));
            }
        });
        return new AgentStatus(!checks.isEmpty(), reason(error), config.toString(), success, samples);
    }

    /** The runner keeps errors as a JSON list with message and traceback. */
    private static String reason(String error) {
        try {
            JsonNode list = JsonMapper.shared().readTree(error);
            String message = list.path(0).path("message").asString("");
            return message.isEmpty() ? error : message;
        } catch (JacksonException plainText) {
            return error;
        }
    }
}
