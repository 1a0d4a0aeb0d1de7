package io.scaleguide.lint.rule;

import static io.scaleguide.lint.rule.Lines.scalar;

import io.scaleguide.document.PlacedNode.Scalar;
import io.scaleguide.lint.page.Manifest;
import io.scaleguide.lint.page.Page;
import io.scaleguide.lint.rule.Sheet.Spot;
import io.scaleguide.lint.source.Stretch;
import io.scaleguide.path.hop.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Traps in DatadogMetrics and their queries (21 of the guides). */
final class MetricRule implements Rule {
    private static final Pattern BY = Pattern.compile("\\s*\\bby\\s*\\{([^{}]*)}");
    private static final Pattern TOTAL = Pattern.compile("\\s*(sum|count)\\s*:[\\w.]*latency");
    private static final Pattern SERVICE = Pattern.compile("\\bservice:([\\w-]+)");

    @Override
    public Set<String> finds() {
        return Set.of(
                "metric-several-series",
                "query-invalid",
                "text-query-sum",
                "text-metric-name-dots",
                "metric-mixes-services");
    }

    @Override
    public void look(Page page, Sheet sheet) {
        Metrics.of(page).forEach(metric -> {
            scalar(metric.root(), "metadata", "name")
                    .filter(name -> name.text().indexOf('.') >= 0 && !Metrics.templated(name.text()))
                    .ifPresent(name -> sheet.suggest(
                            Finding.of("text-metric-name-dots", "name", name.text()),
                            Spot.of(metric, name),
                            Spot.of(metric, name).replaced(name.text().replace('.', '-'))));
            Optional<Scalar> query = scalar(metric.root(), "spec", "query");
            if (query.isPresent() && !Metrics.templated(query.get().text())) {
                query(page, metric, metric.content(query.get()), sheet);
            }
        });
    }

    private static void query(Page page, Manifest metric, Stretch query, Sheet sheet) {
        String text = query.text();
        Optional<String> problem = problem(text);
        if (problem.isPresent()) {
            sheet.found(
                    new Finding("query-invalid", Map.of("query", text.strip(), "problem", problem.get())),
                    Spot.of(query));
            return;
        }
        Matcher by = BY.matcher(text);
        if (by.find()) {
            Spot spot = new Spot(query, by.start(), by.end());
            sheet.correct(
                    new Finding(
                            "metric-several-series",
                            Map.of(
                                    "metric",
                                    metric.name(),
                                    "message",
                                    "It makes one for each " + by.group(1).strip() + ".")),
                    spot,
                    spot.replaced(""));
        }
        Matcher total = TOTAL.matcher(text);
        if (total.lookingAt()) {
            Spot spot = new Spot(query, total.start(1), total.end(1));
            sheet.suggest(Finding.of("text-query-sum", "aggregation", total.group(1)), spot, spot.replaced("avg"));
        }
        mixes(page, query, sheet);
    }

    private static void mixes(Page page, Stretch query, Sheet sheet) {
        Matcher service = SERVICE.matcher(query.text());
        if (!service.find() || query.text().contains("namespace:")) {
            return;
        }
        List<String> namespaces = page.manifests().stream()
                .filter(one -> one.kind().equals("Service") && one.name().equals(service.group(1)))
                .map(Manifest::namespace)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        if (namespaces.size() > 1) {
            sheet.found(
                    new Finding(
                            "metric-mixes-services",
                            Map.of("service", service.group(1), "namespaces", String.join(", ", namespaces))),
                    new Spot(query, service.start(), service.end()));
        }
    }

    /** What Datadog will not take, as far as brackets tell it. */
    private static Optional<String> problem(String query) {
        if (query.isBlank()) {
            return Optional.of("it is empty");
        }
        StringBuilder open = new StringBuilder();
        for (char c : query.toCharArray()) {
            if (c == '{' || c == '(') {
                open.append(c);
            } else if (c == '}' || c == ')') {
                char wanted = c == '}' ? '{' : '(';
                if (open.isEmpty() || open.charAt(open.length() - 1) != wanted) {
                    return Optional.of("a \"" + c + "\" closes nothing");
                }
                open.setLength(open.length() - 1);
            }
        }
        if (!open.isEmpty()) {
            return Optional.of("a \"" + open.charAt(open.length() - 1) + "\" is not closed");
        }
        return query.indexOf('{') < 0
                ? Optional.of("a metric needs its scope in braces, {*} for everything")
                : Optional.empty();
    }
}
