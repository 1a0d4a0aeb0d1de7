package io.scaleguide.lint.rule;

import static io.scaleguide.lint.rule.Lines.scalar;

import io.scaleguide.document.PlacedNode;
import io.scaleguide.document.PlacedNode.Field;
import io.scaleguide.document.PlacedNode.Scalar;
import io.scaleguide.lint.page.Manifest;
import io.scaleguide.lint.page.Page;
import io.scaleguide.lint.rule.Sheet.Spot;
import io.scaleguide.path.hop.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Traps in HorizontalPodAutoscalers. */
final class HpaRule implements Rule {
    @Override
    public Set<String> finds() {
        return Set.of(
                "hpa-average-value",
                "hpa-fixed-size",
                "hpa-scale-down-disabled",
                "hpa-metric-name-wrong",
                "hpa-two-on-one-target",
                "metric-missing",
                "text-milli-target");
    }

    @Override
    public void look(Page page, Sheet sheet) {
        List<Manifest> hpas = Metrics.hpas(page).toList();
        for (Manifest hpa : hpas) {
            size(hpa, sheet);
            scalar(hpa.root(), "spec", "behavior", "scaleDown", "selectPolicy")
                    .filter(policy -> policy.text().equals("Disabled"))
                    .ifPresent(policy -> sheet.suggest(
                            Finding.of("hpa-scale-down-disabled"),
                            Spot.of(hpa, policy),
                            Spot.of(hpa, policy).replaced("Max")));
            hpa.root().items("spec", "metrics").forEach(metric -> metric(page, hpa, metric, sheet));
        }
        for (int i = 1; i < hpas.size(); i++) {
            shared(hpas.get(i), hpas.subList(0, i), sheet);
        }
    }

    private static void size(Manifest hpa, Sheet sheet) {
        Optional<Scalar> least = scalar(hpa.root(), "spec", "minReplicas");
        Optional<Scalar> most = scalar(hpa.root(), "spec", "maxReplicas");
        // One replica is the least where nothing is said.
        String low = least.map(Scalar::text).orElse("1");
        if (most.isPresent() && most.get().text().equals(low)) {
            sheet.found(Finding.of("hpa-fixed-size", "size", low), Spot.of(hpa, most.get()));
        }
    }

    private static void metric(Page page, Manifest hpa, PlacedNode metric, Sheet sheet) {
        Optional<Scalar> name = scalar(metric, "external", "metric", "name");
        if (name.isEmpty() || Metrics.templated(name.get().text())) {
            return;
        }
        name(page, hpa, name.get(), sheet);
        if (!Metrics.latency(page, name.get().text())) {
            return;
        }
        Optional<Scalar> type = scalar(metric, "external", "target", "type");
        Optional<Field> average = metric.fieldAt("external", "target", "averageValue");
        if (type.isPresent() && type.get().text().equals("AverageValue") && average.isPresent()) {
            sheet.correct(
                    Finding.of("hpa-average-value", "name", name.get().text()),
                    Spot.of(hpa, type.get()),
                    Spot.of(hpa, type.get()).replaced("Value"),
                    Spot.of(hpa, average.get().key()).replaced("value"));
        }
        scalar(metric, "external", "target", "value")
                .or(() -> scalar(metric, "external", "target", "averageValue"))
                .filter(value -> value.text().matches("\\d{1,6}m"))
                .ifPresent(value -> milli(hpa, value, sheet));
    }

    private static void milli(Manifest hpa, Scalar value, Sheet sheet) {
        String number = value.text().substring(0, value.text().length() - 1);
        String plain = java.math.BigDecimal.valueOf(Long.parseLong(number), 3)
                .stripTrailingZeros()
                .toPlainString();
        sheet.suggest(
                new Finding("text-milli-target", Map.of("value", value.text(), "plain", plain)),
                Spot.of(hpa, value),
                Spot.of(hpa, value).replaced(number));
    }

    private static void name(Page page, Manifest hpa, Scalar name, Sheet sheet) {
        String text = name.text();
        Optional<Manifest> named =
                Metrics.of(page).filter(metric -> metric.name().equals(text)).findFirst();
        Finding finding = Finding.of("hpa-metric-name-wrong", "name", text);
        Spot spot = Spot.of(hpa, name);
        Optional<String> right = Metrics.repaired(text);
        if (named.isPresent() && !named.get().namespace().isEmpty()) {
            sheet.correct(
                    finding, spot, spot.replaced("datadogmetric@" + named.get().namespace() + ":" + text));
        } else if (right.isPresent()) {
            sheet.correct(finding, spot, spot.replaced(right.get()));
        } else if (named.isPresent()
                || text.toLowerCase(java.util.Locale.ROOT).startsWith("datadogmetric") && !Metrics.right(text)) {
            sheet.found(finding, spot);
        } else if (Metrics.right(text)) {
            elsewhere(page, spot, text, sheet);
        }
    }

    /** The page has a DatadogMetric of that name, but in another namespace. */
    private static void elsewhere(Page page, Spot spot, String name, Sheet sheet) {
        List<Manifest> same = Metrics.of(page)
                .filter(metric -> name.endsWith(":" + metric.name()))
                .toList();
        boolean there = same.stream()
                .anyMatch(metric -> metric.namespace().isEmpty()
                        || name.equalsIgnoreCase("datadogmetric@" + metric.namespace() + ":" + metric.name()));
        if (!same.isEmpty() && !there) {
            sheet.found(Finding.of("metric-missing", "metric", name.substring(name.indexOf('@') + 1)), spot);
        }
    }

    private static void shared(Manifest hpa, List<Manifest> before, Sheet sheet) {
        String kind = hpa.text("spec", "scaleTargetRef", "kind");
        String target = hpa.text("spec", "scaleTargetRef", "name");
        before.stream()
                .filter(one -> !one.name().equals(hpa.name())
                        && one.namespace().equals(hpa.namespace())
                        && one.text("spec", "scaleTargetRef", "kind").equals(kind)
                        && one.text("spec", "scaleTargetRef", "name").equals(target)
                        && !target.isEmpty()
                        && !Metrics.templated(target))
                .findFirst()
                .flatMap(other ->
                        scalar(hpa.root(), "spec", "scaleTargetRef", "name").map(place -> Map.entry(other, place)))
                .ifPresent(found -> sheet.found(
                        new Finding(
                                "hpa-two-on-one-target",
                                Map.of(
                                        "target",
                                        kind + " " + target,
                                        "others",
                                        "HPA " + found.getKey().name())),
                        Spot.of(hpa, found.getValue())));
    }
}
