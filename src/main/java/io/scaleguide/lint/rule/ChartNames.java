package io.scaleguide.lint.rule;

import java.util.List;
import java.util.Optional;

/** Names of the Datadog chart's values that this path needs; source: DataDog/helm-charts, charts/datadog/values.yaml 3.240.0. */
final class ChartNames {
    static final String APP_KEY = "datadog.appKey";
    static final String API_KEY = "datadog.apiKey";
    static final String SITE = "datadog.site";
    static final String PROVIDER = "clusterAgent.metricsProvider.enabled";
    static final String USE_METRICS = "clusterAgent.metricsProvider.useDatadogMetrics";
    static final String REGISTER = "clusterAgent.metricsProvider.registerAPIService";

    private static final List<String> NAMES = List.of(
            APP_KEY,
            API_KEY,
            SITE,
            PROVIDER,
            USE_METRICS,
            REGISTER,
            "datadog.apiKeyExistingSecret",
            "datadog.appKeyExistingSecret",
            "datadog.clusterName",
            "datadog.kubelet.tlsVerify",
            "datadog.operator.enabled",
            "datadog.prometheusScrape.enabled",
            "datadog-crds.keepCrds",
            "clusterAgent.enabled",
            "clusterAgent.replicas",
            "agents.containers.agent.env");

    private ChartNames() {}

    /**
     * The right spelling of a name that is wrong only in its small and capital letters.
     *
     * @param written a value's path, or the beginning of one, as someone wrote it
     * @return the right one; empty when it is right, or no name that is known here
     */
    static Optional<String> spelling(String written) {
        for (String name : NAMES) {
            String known = name.length() > written.length() && name.charAt(written.length()) == '.'
                    ? name.substring(0, written.length())
                    : name;
            if (known.equalsIgnoreCase(written)) {
                return known.equals(written) ? Optional.empty() : Optional.of(known);
            }
        }
        return Optional.empty();
    }
}
