package io.scaleguide.lint.rule;

import io.scaleguide.document.PlacedNode;
import io.scaleguide.document.PlacedNode.Mapping;
import io.scaleguide.document.PlacedYaml;
import io.scaleguide.kong.CheckAnnotation;
import io.scaleguide.kong.CheckAnnotation.Problem;
import io.scaleguide.kong.OperatorInstall.MetricsEndpoint;
import io.scaleguide.kong.ScrapeAnnotation;
import io.scaleguide.lint.page.CheckText;
import io.scaleguide.lint.page.CheckText.Carrier;
import io.scaleguide.lint.page.Page;
import io.scaleguide.lint.page.Prose;
import io.scaleguide.lint.rule.Sheet.Spot;
import io.scaleguide.lint.source.Stretch;
import io.scaleguide.path.hop.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Traps in Autodiscovery annotations (4, 5, 6, 14, 16 and 17 of the guides). */
final class CheckRule implements Rule {
    /** Operators since 1.5; older ones cannot be installed any more, their proxy's image is gone (facts: Kong/kong-operator #956). */
    private static final MetricsEndpoint TODAY = new MetricsEndpoint("manager", "http", 8080, false);

    private static final MetricsEndpoint PROXY = new MetricsEndpoint("kube-rbac-proxy", "https", 8443, true);
    private static final Pattern ON_POD = Pattern.compile("(?i)annotat\\w*\\b.*\\bpods?\\b");

    /** How far above a bare annotation its introduction may stand. In characters. */
    private static final int NEAR = 600;

    @Override
    public Set<String> finds() {
        return Set.of(
                "annotation-invalid-json",
                "annotation-unknown-container",
                "annotation-wrong-endpoint",
                "annotation-wrong-family",
                "annotation-no-distribution",
                "annotation-token-ignored",
                "annotation-token-missing",
                "annotation-no-openmetrics",
                "annotation-on-pod-only",
                "annotation-other-namespace",
                "text-annotate-pod",
                "text-annotation-misplaced");
    }

    @Override
    public void look(Page page, Sheet sheet) {
        for (CheckText check : page.checks()) {
            if (!Metrics.templated(check.json().text().replace("%%", ""))) {
                one(page, check, sheet);
            }
        }
    }

    private static void one(Page page, CheckText check, Sheet sheet) {
        String key = check.key().text();
        CheckAnnotation strict = CheckAnnotation.read(key, check.json().text());
        boolean invalid =
                strict.problems().stream().anyMatch(one -> one.finding().equals("annotation-invalid-json"));
        CheckCorrections corrections = new CheckCorrections(check, sheet);
        if (invalid) {
            corrections.invalid(strict.problems().get(0));
        }
        if (!aboutKong(check)) {
            return;
        }
        carrier(page, check, sheet);
        Stretch json = check.json().untabbed();
        Optional<PlacedNode> tree =
                PlacedYaml.read(json.text()).documents().stream().findFirst();
        if (tree.isEmpty() || !(tree.get() instanceof Mapping)) {
            return;
        }
        // What is wrong beside the commas shows when YAML, which does not mind them, has read it.
        CheckAnnotation read =
                invalid ? CheckAnnotation.read(key, tree.get().json().toString()) : strict;
        read.problems().forEach(problem -> corrections.inside(problem, tree.get()));
        against(page, check, read).forEach(problem -> corrections.inside(problem, tree.get()));
        namespace(page, check, read, tree.get(), sheet);
    }

    /** Other checks than those of this path are other people's business; the data plane's own metrics are, too. */
    private static boolean aboutKong(CheckText check) {
        String container = CheckAnnotation.containerOf(check.key().text()).orElse("");
        return !container.equals("proxy") && check.json().text().contains(ScrapeAnnotation.FAMILY);
    }

    private static void carrier(Page page, CheckText check, Sheet sheet) {
        Spot spot = check.key().text().isEmpty() ? new Spot(check.json(), 0, 1) : Spot.of(check.key());
        if (check.carrier() == Carrier.POD && check.carrierName().isEmpty()) {
            sheet.found(Finding.of("text-annotate-pod"), spot);
        } else if (check.carrier() == Carrier.POD) {
            sheet.found(Finding.of("annotation-on-pod-only", "pod", check.carrierName()), spot);
        } else if (check.carrier() == Carrier.WORKLOAD) {
            sheet.found(Finding.of("text-annotation-misplaced"), spot);
        } else if (check.carrier() == Carrier.BARE) {
            introduction(page, check)
                    .ifPresent(prose -> sheet.found(Finding.of("text-annotate-pod"), Spot.of(prose.line())));
        }
    }

    /** The words before a bare annotation that tell the reader to put it on a pod. */
    private static Optional<Prose> introduction(Page page, CheckText check) {
        int at = check.json().at(0);
        return page.prose().stream()
                .filter(prose -> prose.start() < at && prose.start() > at - NEAR)
                .filter(prose ->
                        ON_POD.matcher(prose.text()).find() && !prose.text().contains("template"))
                .reduce((first, last) -> last);
    }

    private static List<Problem> against(Page page, CheckText check, CheckAnnotation read) {
        List<String> containers = containers(page, check);
        if (containers.contains(PROXY.container()) || containers.isEmpty() && old(page)) {
            return containers.isEmpty() ? List.of() : read.against(containers, PROXY);
        }
        List<String> known = containers.isEmpty() ? List.of(TODAY.container()) : containers;
        return read.against(known, TODAY).stream()
                .filter(problem ->
                        !check.key().text().isEmpty() || !problem.finding().equals("annotation-unknown-container"))
                .toList();
    }

    /** The containers of the workload that carries the annotation; empty where only the annotation is shown. */
    private static List<String> containers(Page page, CheckText check) {
        return page.manifests().stream()
                .filter(one -> !check.carrierName().isEmpty() && one.name().equals(check.carrierName()))
                .flatMap(one -> one
                        .root()
                        .items(
                                one.kind().equals("Pod")
                                        ? new String[] {"spec", "containers"}
                                        : new String[] {"spec", "template", "spec", "containers"})
                        .stream())
                .map(container -> container.text("name"))
                .toList();
    }

    /** Whether the page itself installs an operator that still has the proxy: charts below 0.5 of kong/gateway-operator. */
    private static boolean old(Page page) {
        boolean chart = page.commands().stream()
                .anyMatch(command -> command.program().equals("helm")
                        && command.line().contains("kong/gateway-operator")
                        && command.values("--version").stream()
                                .anyMatch(word -> word.text().matches("v?0\\.[1-4](\\..*)?")));
        return chart
                || page.manifests().stream()
                        .flatMap(one -> one.root().items("spec", "template", "spec", "containers").stream())
                        .anyMatch(container -> container.text("name").equals(PROXY.container()));
    }

    private static void namespace(Page page, CheckText check, CheckAnnotation read, PlacedNode tree, Sheet sheet) {
        List<String> asked = Metrics.of(page)
                .map(metric -> metric.text("spec", "query"))
                .flatMap(query -> Pattern.compile("[A-Za-z_][\\w.]*" + ScrapeAnnotation.FAMILY + "(?=\\s*\\{)")
                        .matcher(query)
                        .results()
                        .map(match -> match.group()))
                .distinct()
                .toList();
        if (!asked.isEmpty() && !asked.contains(read.datadogName())) {
            String namespace = read.instance().path("namespace").asString("");
            Finding finding = new Finding(
                    "annotation-other-namespace", java.util.Map.of("namespace", namespace, "metric", asked.get(0)));
            sheet.found(finding, CheckCorrections.place(check, tree, "namespace"));
        }
    }
}
