package io.scaleguide.kong;

import io.scaleguide.bounds.BoundedMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * An Autodiscovery annotation as someone wrote it: what it says, and what is wrong with it. Sources: datadog-agent
 * comp/core/autodiscovery/common/utils/pod_annotations.go; integrations-core datadog_checks_base openmetrics/mixins.py (V1) and
 * openmetrics/v2.
 *
 * @param key the annotation's key
 * @param container the container that the key names
 * @param instance the first instance of its OpenMetrics check; missing where there is none
 * @param problems what is wrong with it, by itself; empty when nothing is
 */
public record CheckAnnotation(String key, String container, JsonNode instance, List<Problem> problems) {
    /**
     * A finding of the catalogue.
     *
     * @param finding its id
     * @param details what its placeholders stand for
     */
    public record Problem(String finding, Map<String, String> details) {}

    private static final Pattern KEY = Pattern.compile("ad\\.datadoghq\\.com/(.+)\\.checks");
    private static final Pattern PORT = Pattern.compile("(https?)://[^/]+:(\\d+)(/.*)?");
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * @param key an annotation's key
     * @return the container it names; empty when it is not an Autodiscovery check
     */
    public static Optional<String> containerOf(String key) {
        Matcher matcher = KEY.matcher(key);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /**
     * Reads an annotation.
     *
     * @param key its key, {@code ad.datadoghq.com/<container>.checks}
     * @param json its value
     * @return what it says
     */
    public static CheckAnnotation read(String key, String json) {
        String container = containerOf(key).orElse("");
        JsonNode nothing = MissingNode.getInstance();
        JsonNode tree;
        try {
            tree = JSON.readTree(json);
        } catch (JacksonException e) {
            Problem problem = new Problem(
                    "annotation-invalid-json", Map.of("key", key, "problem", e.getOriginalMessage() + place(e)));
            return new CheckAnnotation(key, container, nothing, List.of(problem));
        }
        JsonNode instance = tree.path("openmetrics").path("instances").path(0);
        if (!instance.isObject()) {
            return new CheckAnnotation(
                    key, container, nothing, List.of(new Problem("annotation-no-openmetrics", Map.of("key", key))));
        }
        return new CheckAnnotation(key, container, instance, problems(instance));
    }

    private static String place(JacksonException e) {
        // What is beyond Jackson's bounds has none.
        return Optional.ofNullable(e.getLocation())
                .map(at -> " at line " + at.getLineNr() + ", column " + at.getColumnNr())
                .orElse("");
    }

    private static List<Problem> problems(JsonNode instance) {
        List<Problem> problems = new ArrayList<>();
        if (!collects(instance)) {
            problems.add(new Problem(
                    "annotation-wrong-family",
                    Map.of("metrics", instance.path("metrics").toString())));
        }
        boolean second = second(instance);
        String distribution = second ? "histogram_buckets_as_distributions" : "send_distribution_buckets";
        if (!instance.path(distribution).asBoolean(false)) {
            problems.add(new Problem("annotation-no-distribution", Map.of("setting", distribution)));
        }
        if (second && instance.path("bearer_token_auth").asBoolean(false)) {
            problems.add(new Problem("annotation-token-ignored", Map.of()));
        }
        return problems;
    }

    private static boolean second(JsonNode instance) {
        return instance.has("openmetrics_endpoint");
    }

    /** V1 takes family names and {@code *}; V2 takes regular expressions; both take maps from a name to another. */
    private static boolean collects(JsonNode instance) {
        boolean second = second(instance);
        return StreamSupport.stream(instance.path("metrics").spliterator(), false)
                .anyMatch(metric ->
                        metric.isObject() ? metric.has(ScrapeAnnotation.FAMILY) : matches(metric.asString(""), second));
    }

    private static boolean matches(String wanted, boolean second) {
        String expression = second
                ? "(?:" + wanted + ")"
                : Pattern.quote(wanted.replaceAll("\\*+", "*")).replace("*", "\\E.*\\Q");
        return BoundedMatch.matches(expression, ScrapeAnnotation.FAMILY);
    }

    /** @return where it scrapes; empty text where it does not say */
    public String endpoint() {
        return instance.path(second(instance) ? "openmetrics_endpoint" : "prometheus_url")
                .asString("");
    }

    /** @return the metric's name in Datadog */
    public String datadogName() {
        String namespace = instance.path("namespace").asString("");
        return namespace.isEmpty() ? ScrapeAnnotation.FAMILY : namespace + "." + ScrapeAnnotation.FAMILY;
    }

    /**
     * Holds it against an operator: the container, the address and the token.
     *
     * @param containers the containers of the operator's pod
     * @param metrics where that operator serves its metrics
     * @return what does not fit; empty when it fits, or does not parse
     */
    public List<Problem> against(List<String> containers, OperatorInstall.MetricsEndpoint metrics) {
        List<Problem> problems = new ArrayList<>();
        if (!containers.contains(container)) {
            problems.add(new Problem(
                    "annotation-unknown-container",
                    Map.of("key", key, "container", container, "containers", String.join(", ", containers))));
        }
        if (instance.isMissingNode()) {
            return problems;
        }
        String right = metrics.scheme() + "://%%host%%:" + metrics.port() + "/metrics";
        Matcher matcher = PORT.matcher(endpoint());
        if (!matcher.matches()
                || !matcher.group(1).equals(metrics.scheme())
                || !matcher.group(2).equals(Integer.toString(metrics.port()))
                || !"/metrics".equals(matcher.group(3))) {
            problems.add(new Problem("annotation-wrong-endpoint", Map.of("endpoint", endpoint(), "right", right)));
        } else if (metrics.tokenNeeded()
                && !instance.path("bearer_token_auth").asBoolean(false)
                && !instance.has("auth_token")) {
            problems.add(new Problem("annotation-token-missing", Map.of()));
        }
        return problems;
    }
}
