package io.scaleguide.practice.datadog;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A DatadogMetric as an HPA names it: {@code datadogmetric@NAMESPACE:NAME}. Upper case is forgiven; a dot in the object's
 * name is not, though Kubernetes would allow it. Source: datadog-agent externalmetrics/utils.go.
 *
 * @param namespace the DatadogMetric's namespace
 * @param name its name
 */
record MetricName(String namespace, String name) {
    private static final Pattern FORM =
            Pattern.compile("datadogmetric@([a-z0-9](?:[-a-z0-9]*[a-z0-9])?):([a-z0-9](?:[-a-z0-9]*[a-z0-9])?)");

    static Optional<MetricName> parse(String text) {
        Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
        return form.matches() ? Optional.of(new MetricName(form.group(1), form.group(2))) : Optional.empty();
    }

    String id() {
        return namespace + "/" + name;
    }
}
