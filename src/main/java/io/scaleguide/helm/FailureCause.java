package io.scaleguide.helm;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Picks the line that tells why helm failed, and says what to do where that is known. */
final class FailureCause {

    /** Texts of helm and of the API server, lower case, with the next thing to do; the first that is found counts. */
    private static final List<Map.Entry<String, String>> KNOWN = List.of(
            Map.entry(
                    "another operation (install/upgrade/rollback) is in progress",
                    "An earlier helm was interrupted. Recover the release, then run this again."),
            Map.entry(
                    "v1beta1.external.metrics.k8s.io",
                    "Another metrics provider owns this API and a cluster has room for one. Remove the other one,"
                            + " or set clusterAgent.metricsProvider.registerAPIService to false."),
            Map.entry(
                    "datadogmetrics.datadoghq.com",
                    "The DatadogMetric definition is there already. Set datadog-crds.crds.datadogMetrics to false,"
                            + " or give it to this release with its helm labels and annotations."),
            Map.entry(
                    "invalid ownership metadata",
                    "Another release or a person made this object. Remove it, or use the release that owns it."),
            Map.entry("cannot be imported", "Remove the object, or use the release that owns it."),
            Map.entry(
                    "is not a valid chart repository or cannot be reached",
                    "Check the network, the proxy and the repository's address."),
            Map.entry("no cached repo found", "Check the network, the proxy and the repository's address."),
            Map.entry("failed to fetch", "Check the network, the proxy and the repository's address."),
            Map.entry("kubernetes cluster unreachable", "Check the kubeconfig, the context and the network."),
            Map.entry("no deployed releases", "The first install failed. Recover the release, then run this again."),
            Map.entry(
                    "attempting to grant rbac permissions not currently held",
                    "The chart makes roles with rights that you do not have. Ask for the verbs escalate and bind on"
                            + " them (assets/rbac/up.yaml), or for those rights."),
            Map.entry(
                    "is forbidden", "Sign in as someone who may do this: the chart needs rights on the whole cluster."),
            Map.entry(
                    "forbidden:", "Sign in as someone who may do this: the chart needs rights on the whole cluster."));

    private FailureCause() {}

    static String of(Transcript transcript) {
        return of(transcript.lastErrors(), transcript.lastLines());
    }

    static String of(List<String> errors, List<String> lines) {
        String line = errors.stream()
                .filter(each -> each.startsWith("Error:"))
                .reduce((first, second) -> second)
                .or(() -> last(errors))
                .or(() -> last(lines))
                .orElse("helm failed and printed nothing; run the command by hand to see more.");
        return advise(line);
    }

    private static Optional<String> last(List<String> lines) {
        return lines.stream()
                .filter(each -> !each.isBlank() && !each.contains("level=WARN"))
                .reduce((first, second) -> second);
    }

    private static String advise(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.contains("namespaces \"") && lower.contains("not found")) {
            return line + " - Let helm make the namespace (--create-namespace), or make it first.";
        }
        boolean owned = lower.contains("ownership") || lower.contains("imported");
        return KNOWN.stream()
                .filter(known -> lower.contains(known.getKey()))
                .filter(known -> owned || !isObject(known.getKey()))
                .findFirst()
                .map(known -> line + " - " + known.getValue())
                .orElse(line);
    }

    /** The name of an object tells something only when the line is about who owns it. */
    private static boolean isObject(String text) {
        return text.endsWith(".k8s.io") || text.endsWith(".datadoghq.com");
    }
}
