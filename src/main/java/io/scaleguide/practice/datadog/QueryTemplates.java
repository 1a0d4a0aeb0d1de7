package io.scaleguide.practice.datadog;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code %%env_NAME%%} and {@code %%tag_kube_cluster_name%%} into a DatadogMetric's query. */
final class QueryTemplates {
    private static final Pattern TEMPLATE = Pattern.compile("%%([^%]*)%%");

    private QueryTemplates() {}

    /** @return the query to send; empty when a template has no value */
    static Optional<String> resolve(String query, Map<String, String> env) {
        StringBuilder resolved = new StringBuilder();
        Matcher template = TEMPLATE.matcher(query);
        while (template.find()) {
            Optional<String> value = value(template.group(1), env);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            template.appendReplacement(resolved, Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(template.appendTail(resolved).toString());
    }

    private static Optional<String> value(String name, Map<String, String> env) {
        if (name.startsWith("env_")) {
            return Optional.ofNullable(env.get(name.substring("env_".length())));
        }
        return name.equals("tag_kube_cluster_name")
                ? Optional.ofNullable(env.get("DD_CLUSTER_NAME"))
                : Optional.empty();
    }
}
