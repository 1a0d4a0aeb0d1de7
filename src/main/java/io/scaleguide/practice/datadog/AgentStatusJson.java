package io.scaleguide.practice.datadog;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code agent status --json} prints, as far as checks and annotations go. Source of the shape: datadog-agent
 * pkg/collector/check/stats, pkg/collector/runner/expvars, comp/core/autodiscovery and pkg/status/collector.
 */
final class AgentStatusJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private AgentStatusJson() {}

    static ObjectNode of(AgentStatus status) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode runner = root.putObject("runnerStats");
        ObjectNode checks = runner.putObject("Checks");
        long runs = 0;
        long errors = 0;
        for (AgentStatus.CheckRun run : status.runs()) {
            ObjectNode named = checks.withObjectProperty(run.check());
            named.set(run.id(), check(run));
            runs += run.totals().runs();
            errors += run.totals().errors();
        }
        runner.put("Runs", runs).put("Errors", errors);
        ObjectNode configuration = root.putObject("autoConfigStats");
        ObjectNode wrong = configuration.putObject("ConfigErrors");
        status.configErrors()
                .forEach(error -> wrong.withObjectProperty(error.pod()).putObject(error.message()));
        configuration.putObject("ResolveWarnings");
        root.putObject("checkSchedulerStats").putObject("LoaderErrors");
        ObjectNode forwarder = root.putObject("forwarderStats");
        status.intakeError()
                .ifPresent(error -> forwarder.putObject("APIKeyStatus").put("API key", error));
        return root;
    }

    private static ObjectNode check(AgentStatus.CheckRun run) {
        CheckTotals totals = run.totals();
        ObjectNode check = JSON.createObjectNode()
                .put("CheckName", run.check())
                .put("CheckID", run.id())
                .put("CheckConfigSource", run.source())
                .put("CheckLoader", "python")
                .put("LastError", run.error().map(AgentStatusJson::lastError).orElse(""))
                .put(
                        "LastSuccessDate",
                        totals.lastSuccess().map(time -> time.getEpochSecond()).orElse(0L))
                .put("TotalRuns", totals.runs())
                .put("TotalErrors", totals.errors())
                .put("TotalWarnings", 0)
                .put("MetricSamples", run.metrics())
                .put("TotalMetricSamples", totals.samples())
                .put("UpdateTimestamp", run.when().getEpochSecond());
        check.putArray("LastWarnings");
        return check;
    }

    /** Checks written in Python give their error as a list with message and traceback, in one text. */
    static String lastError(String message) {
        var list = JSON.createArrayNode();
        list.addObject().put("message", message).put("traceback", "");
        return list.toString();
    }
}
