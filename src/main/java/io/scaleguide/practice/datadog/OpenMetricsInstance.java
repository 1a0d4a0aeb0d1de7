package io.scaleguide.practice.datadog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/**
 * One instance of the openmetrics check. Which generation of the check runs it depends on the name of its address only:
 * {@code prometheus_url} is the first (V1), {@code openmetrics_endpoint} the second (V2); each has options that the other
 * ignores. Source: DataDog/integrations-core, openmetrics/mixins.py and v2/transformers/histogram.py.
 *
 * @param legacy whether it is V1
 * @param url the address, templates not yet resolved
 * @param namespace what the metrics' names begin with; may be empty
 * @param metrics what to collect: names with {@code *} in V1, regular expressions in V2
 * @param options the instance as written
 */
record OpenMetricsInstance(boolean legacy, String url, String namespace, List<String> metrics, JsonNode options) {
    /** What becomes of a histogram. */
    enum Histograms {
        /** One distribution with the family's plain name. */
        DISTRIBUTION,
        /** A distribution, and the counts .sum and .count beside it (V2). */
        DISTRIBUTION_AND_COUNTS,
        /** .sum and .count as they are, which are gauges (V1). */
        GAUGES,
        /** .sum, .count and .bucket as increments (V2). */
        COUNTS,
        /** Nothing. */
        NONE
    }

    static Optional<OpenMetricsInstance> of(JsonNode instance) {
        boolean second = instance.path("openmetrics_endpoint").isString();
        String url = instance.path(second ? "openmetrics_endpoint" : "prometheus_url")
                .asString("");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        List<String> metrics = new ArrayList<>();
        instance.path("metrics").forEach(metric -> {
            if (metric.isString()) {
                metrics.add(metric.asString());
            } else {
                metrics.addAll(metric.propertyNames());
            }
        });
        return Optional.of(
                new OpenMetricsInstance(!second, url, instance.path("namespace").asString(""), metrics, instance));
    }

    /** @return whether the family with this name is collected; suffixes such as _bucket are not part of a family's name */
    boolean collects(String family) {
        return metrics.stream().anyMatch(wanted -> legacy ? glob(wanted, family) : expression(wanted, family));
    }

    /** @return the metric's name in Datadog */
    String datadogName(String family) {
        return namespace.isEmpty() ? family : namespace + "." + family;
    }

    Histograms histograms() {
        if (legacy) {
            if (!option("send_distribution_buckets", false)) {
                return Histograms.GAUGES;
            }
            return option("send_histograms_buckets", true) ? Histograms.DISTRIBUTION : Histograms.NONE;
        }
        if (!option("histogram_buckets_as_distributions", false) || !option("collect_histogram_buckets", true)) {
            return Histograms.COUNTS;
        }
        return option("collect_counters_with_distributions", false)
                ? Histograms.DISTRIBUTION_AND_COUNTS
                : Histograms.DISTRIBUTION;
    }

    /** @return whether the pod's service account token is sent: {@code bearer_token_auth} is known to V1 only */
    boolean sendsToken() {
        return legacy
                ? option("bearer_token_auth", false)
                : options.path("auth_token").path("reader").isObject();
    }

    private boolean option(String name, boolean usual) {
        JsonNode value = options.path(name);
        return value.isString() ? value.asString().equals("true") : value.asBoolean(usual);
    }

    private static boolean glob(String wanted, String family) {
        return Pattern.matches("\\Q" + wanted.replace("*", "\\E.*\\Q") + "\\E", family);
    }

    private static boolean expression(String wanted, String family) {
        try {
            return Pattern.compile(wanted).matcher(family).find();
        } catch (PatternSyntaxException e) {
            return wanted.equals(family);
        }
    }
}
