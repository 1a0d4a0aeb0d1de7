package io.scaleguide.lint.rule;

import io.scaleguide.lint.page.Manifest;
import io.scaleguide.lint.page.Page;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** DatadogMetrics and the HPAs that ask for them, on one page. */
final class Metrics {
    private static final String NAME = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";

    /** Source: datadog-agent, pkg/clusteragent/autoscaling/externalmetrics/utils.go; it lowers the letters first. */
    private static final Pattern RIGHT = Pattern.compile("datadogmetric@" + NAME + ":" + NAME);

    private static final Pattern NEARLY =
            Pattern.compile("datadogmetric[@:/](" + NAME + ")[:/.](" + NAME + ")(?:\\.external\\.metrics\\.k8s\\.io)?");

    private Metrics() {}

    static Stream<Manifest> of(Page page) {
        return page.manifests().stream()
                .filter(one ->
                        one.kind().equals("DatadogMetric") && one.apiVersion().startsWith("datadoghq.com/"));
    }

    static Stream<Manifest> hpas(Page page) {
        return page.manifests().stream().filter(one -> one.kind().equals("HorizontalPodAutoscaler"));
    }

    static boolean right(String name) {
        return RIGHT.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** A name that says which DatadogMetric it means, only not in the right form. */
    static Optional<String> repaired(String name) {
        Matcher matcher = NEARLY.matcher(name);
        return !right(name) && matcher.matches()
                ? Optional.of("datadogmetric@" + matcher.group(1) + ":" + matcher.group(2))
                : Optional.empty();
    }

    /** Whether a metric is a latency, as its name or its query says. */
    static boolean latency(Page page, String name) {
        return name.contains("latency")
                || of(page).filter(metric -> name.endsWith(metric.name()))
                        .anyMatch(metric -> metric.text("spec", "query").contains("latency"));
    }

    /** Whether a text is still to be filled in by a template or a shell. */
    static boolean templated(String text) {
        return text.contains("{{") || text.contains("${") || text.contains("$(") || text.contains("{%");
    }
}
