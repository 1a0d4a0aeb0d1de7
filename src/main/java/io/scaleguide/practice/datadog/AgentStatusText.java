package io.scaleguide.practice.datadog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What the node agent prints for people: laid out as the templates of datadog-agent's status page. */
final class AgentStatusText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private AgentStatusText() {}

    static String status(AgentStatus status) {
        StringBuilder text =
                new StringBuilder("=========\nCollector\n=========\n\n  Running Checks\n  ==============\n");
        text.append(status.runs().isEmpty() ? "    No checks have run yet\n" : checks(status.runs()));
        text.append(errors(status));
        text.append("\n=========\nForwarder\n=========\n\n  API Keys status\n  ===============\n    API key: ")
                .append(status.intakeError().orElse("API Key valid"))
                .append('\n');
        return text.toString();
    }

    static String checks(List<AgentStatus.CheckRun> runs) {
        StringBuilder text = new StringBuilder();
        for (AgentStatus.CheckRun run : runs) {
            CheckTotals totals = run.totals();
            text.append("\n    ").append(run.check()).append("\n    ");
            text.append("-".repeat(run.check().length())).append('\n');
            line(text, "Instance ID", run.id() + (run.error().isPresent() ? " [ERROR]" : " [OK]"));
            line(text, "Configuration Source", run.source());
            line(text, "Total Runs", Long.toString(totals.runs()));
            line(text, "Metric Samples", "Last Run: " + run.metrics() + ", Total: " + totals.samples());
            line(text, "Events", "Last Run: 0, Total: 0");
            line(text, "Last Execution Date", TIME.format(run.when()));
            line(
                    text,
                    "Last Successful Execution Date",
                    totals.lastSuccess()
                            .map((Instant time) -> TIME.format(time))
                            .orElse("Never"));
            run.error().ifPresent(error -> line(text, "Error", error));
        }
        return text.toString();
    }

    static String errors(AgentStatus status) {
        if (status.configErrors().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\n  Config Errors\n  ==============\n");
        for (AgentStatus.ConfigError error : status.configErrors()) {
            text.append("    ").append(error.pod()).append("\n    ");
            text.append("-".repeat(error.pod().length()));
            text.append("\n      ").append(error.message()).append('\n');
        }
        return text.toString();
    }

    static String configurations(AgentStatus status) {
        StringBuilder text = new StringBuilder();
        if (!status.configErrors().isEmpty()) {
            text.append("=== Configuration errors ===\n");
            status.configErrors().forEach(error -> text.append('\n')
                    .append(error.pod())
                    .append(": ")
                    .append(error.message())
                    .append('\n'));
            text.append('\n');
        }
        for (AgentStatus.CheckRun run : status.runs()) {
            text.append("=== ").append(run.check()).append(" check ===\nConfiguration provider: kubelet\n");
            text.append("Configuration source: ").append(run.source()).append('\n');
            text.append("Config for instance ID: ").append(run.id()).append('\n');
            text.append("endpoint: ").append(run.url()).append("\n~\n===\n\n");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("      ").append(name).append(": ").append(value).append('\n');
    }
}
