package io.scaleguide.lint.rule;

import io.scaleguide.document.PlacedNode;
import io.scaleguide.document.PlacedNode.Field;
import io.scaleguide.document.PlacedNode.Mapping;
import io.scaleguide.document.PlacedNode.Scalar;
import io.scaleguide.lint.page.Contents;
import io.scaleguide.lint.page.Page;
import io.scaleguide.lint.page.Values;
import io.scaleguide.lint.rule.Sheet.Spot;
import io.scaleguide.lint.source.Edit;
import io.scaleguide.lint.source.Stretch;
import io.scaleguide.path.hop.Finding;
import java.util.Optional;
import java.util.Set;

/** Traps in values of the Datadog chart, in a file or on the command line (1, 15, 19 and 20 of the guides). */
final class ChartValueRule implements Rule {
    @Override
    public Set<String> finds() {
        return Set.of(
                "text-app-key-case",
                "text-value-case",
                "text-prometheus-scrape-place",
                "text-key-in-file",
                "text-operator-enabled",
                "text-crds-not-kept",
                "site-has-prefix",
                "text-provider-off",
                "text-datadog-metrics-off");
    }

    @Override
    public void look(Page page, Sheet sheet) {
        for (DatadogInstall install : DatadogInstall.of(page, sheet)) {
            for (DatadogInstall.Setting setting : install.settings()) {
                spelling(setting.name().text(), Spot.of(setting.name()), "", sheet);
                if (setting.name().text().equals(ChartNames.SITE)) {
                    site(setting.value(), sheet);
                }
            }
        }
        boolean installed = sheet.all().stream()
                .anyMatch(one -> !DatadogInstall.of(one, sheet).isEmpty());
        for (Values values : page.values()) {
            spellings(values, values.root(), "", sheet);
            scalar(values, "datadog", "site").ifPresent(site -> site(Contents.of(values.in(), site), sheet));
            scrape(values, sheet);
            key(values, "apiKey", sheet);
            key(values, "appKey", sheet);
            provider(values, sheet);
            if (!installed) {
                defaults(values, sheet);
            }
        }
    }

    private static Optional<Scalar> scalar(Values values, String... path) {
        return values.root().at(path).filter(Scalar.class::isInstance).map(Scalar.class::cast);
    }

    private static void spellings(Values values, Mapping mapping, String above, Sheet sheet) {
        for (Field field : mapping.fields()) {
            String path = above + field.key().text();
            Spot spot = Spot.of(Contents.of(values.in(), field.key()));
            if (!spelling(path, spot, above, sheet) && field.value() instanceof Mapping inner) {
                spellings(values, inner, path + ".", sheet);
            }
        }
    }

    private static boolean spelling(String written, Spot spot, String above, Sheet sheet) {
        Optional<String> right = ChartNames.spelling(written);
        right.ifPresent(name -> {
            String id = name.equals(ChartNames.APP_KEY) ? "text-app-key-case" : "text-value-case";
            sheet.correct(
                    new Finding(id, java.util.Map.of("written", written, "right", name)),
                    spot,
                    spot.replaced(name.substring(Math.min(above.length(), name.length()))));
        });
        return right.isPresent();
    }

    private static void site(Stretch site, Sheet sheet) {
        InstallRule.bareSite(site.text())
                .ifPresent(bare -> sheet.correct(
                        Finding.of("site-has-prefix", "site", site.text()),
                        Spot.of(site),
                        Spot.of(site).replaced(bare)));
    }

    /** The chart reads datadog.prometheusScrape only, so that taking the other away changes nothing. */
    private static void scrape(Values values, Sheet sheet) {
        Optional<Field> field = values.root().fieldAt("clusterAgent", "prometheusScrape");
        if (field.isEmpty()) {
            return;
        }
        Finding finding = Finding.of("text-prometheus-scrape-place");
        Spot spot = Spot.of(values.in(), field.get().key());
        Optional<Edit> removal = Lines.removal(values.in(), field.get());
        if (removal.isPresent()) {
            sheet.correct(finding, spot, removal.get());
        } else {
            sheet.found(finding, spot);
        }
    }

    private static void key(Values values, String name, Sheet sheet) {
        scalar(values, "datadog", name)
                .filter(key -> key.text().matches("[0-9a-fA-F]{32}|[0-9a-fA-F]{40}"))
                .ifPresent(key -> sheet.found(
                        Finding.of("text-key-in-file", "name", "datadog." + name), Spot.of(values.in(), key)));
    }

    private static void provider(Values values, Sheet sheet) {
        Optional<PlacedNode> provider = values.root().at("clusterAgent", "metricsProvider");
        Optional<Scalar> agent = scalar(values, "clusterAgent", "enabled").filter(ChartValueRule::off);
        Optional<Scalar> enabled = scalar(values, "clusterAgent", "metricsProvider", "enabled");
        Optional<Scalar> register = scalar(values, "clusterAgent", "metricsProvider", "registerAPIService")
                .filter(ChartValueRule::off);
        agent.or(() -> enabled.filter(ChartValueRule::off))
                .or(() -> register)
                .ifPresent(off -> sheet.suggest(
                        Finding.of("text-provider-off"),
                        Spot.of(values.in(), off),
                        Spot.of(values.in(), off).replaced("true")));
        if (provider.isEmpty() || enabled.filter(on -> on.text().equals("true")).isEmpty()) {
            return;
        }
        Optional<Scalar> metrics = scalar(values, "clusterAgent", "metricsProvider", "useDatadogMetrics");
        Finding finding = Finding.of("text-datadog-metrics-off");
        if (metrics.isPresent() && off(metrics.get())) {
            Spot spot = Spot.of(values.in(), metrics.get());
            sheet.suggest(finding, spot, spot.replaced("true"));
        } else if (metrics.isEmpty() && provider.get() instanceof Mapping mapping && !misspelt(mapping)) {
            Spot spot = Spot.of(values.in(), mapping.fields().get(0).key());
            sheet.suggest(finding, spot, Lines.before(values.in(), mapping, "useDatadogMetrics: true"));
        }
    }

    private static boolean misspelt(Mapping provider) {
        return provider.fields().stream().anyMatch(field -> field.key().text().equalsIgnoreCase("useDatadogMetrics"));
    }

    private static boolean off(Scalar scalar) {
        return scalar.text().equals("false");
    }

    /** What the chart does unless it is told otherwise. */
    private static void defaults(Values values, Sheet sheet) {
        Spot spot = Spot.of(values.in(), values.root().fields().get(0).key());
        if (values.root().at("datadog", "operator", "enabled").isEmpty()) {
            Optional<Mapping> datadog = values.root()
                    .at("datadog")
                    .filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast);
            Finding finding = Finding.of("text-operator-enabled");
            boolean partly = values.root().at("datadog", "operator").isPresent();
            if (datadog.isPresent() && !partly) {
                sheet.suggest(finding, spot, Lines.before(values.in(), datadog.get(), "operator:\n  enabled: false"));
            } else {
                sheet.found(finding, spot);
            }
        }
        if (values.root().at("datadog-crds", "keepCrds").isEmpty()) {
            Finding finding = Finding.of("text-crds-not-kept");
            if (values.root().at("datadog-crds").isEmpty() && !values.root().flow()) {
                sheet.correct(
                        finding, spot, Lines.after(values.in(), values.root(), "datadog-crds:\n  keepCrds: true"));
            } else {
                sheet.found(finding, spot);
            }
        }
    }
}
