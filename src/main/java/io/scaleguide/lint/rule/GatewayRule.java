package io.scaleguide.lint.rule;

import static io.scaleguide.lint.rule.Lines.scalar;

import io.scaleguide.document.PlacedNode;
import io.scaleguide.document.PlacedNode.Field;
import io.scaleguide.document.PlacedNode.Scalar;
import io.scaleguide.kong.ExtensionServices;
import io.scaleguide.lint.page.Manifest;
import io.scaleguide.lint.page.Page;
import io.scaleguide.lint.rule.Sheet.Spot;
import io.scaleguide.lint.source.Edit;
import io.scaleguide.path.hop.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Traps in the manifests of the Gateway, its route and its metrics extension (22 of the guides). */
final class GatewayRule implements Rule {
    private static final String EXTENSION = "DataPlaneMetricsExtension";

    @Override
    public Set<String> finds() {
        return Set.of(
                "extension-several-services",
                "extension-misplaced",
                "extension-not-attached",
                "extension-other-namespace",
                "route-several-backends",
                "global-prometheus-plugin");
    }

    @Override
    public void look(Page page, Sheet sheet) {
        for (Manifest manifest : page.manifests()) {
            switch (manifest.kind()) {
                case EXTENSION -> extension(page, manifest, sheet);
                case "GatewayConfiguration" -> configuration(manifest, sheet);
                case "HTTPRoute" -> route(manifest, sheet);
                case "KongClusterPlugin" -> plugin(manifest, sheet);
                default -> {}
            }
        }
    }

    private static void extension(Page page, Manifest extension, Sheet sheet) {
        if (extension.root().json() instanceof ObjectNode tree) {
            List<String> services = ExtensionServices.of(tree);
            List<PlacedNode> names = extension.root().items("spec", "serviceSelector", "matchNames");
            if (services.size() > 1) {
                sheet.found(
                        new Finding(
                                "extension-several-services",
                                Map.of("extension", extension.name(), "services", String.join(", ", services))),
                        Spot.of(extension, names.get(1)));
            }
        }
        Optional<Scalar> namespace = scalar(extension.root(), "metadata", "namespace");
        List<String> gateways =
                of(page, "Gateway").map(Manifest::namespace).distinct().toList();
        if (namespace.isPresent()
                && !gateways.isEmpty()
                && gateways.stream()
                        .noneMatch(name -> same(name, namespace.get().text()))) {
            sheet.found(
                    new Finding(
                            "extension-other-namespace",
                            Map.of("extension", extension.name(), "namespace", extension.namespace())),
                    Spot.of(extension, namespace.get()));
        }
        attached(page, extension, sheet);
    }

    private static boolean same(String one, String other) {
        return one.isEmpty() || one.equals(other) || Metrics.templated(one) || Metrics.templated(other);
    }

    private static void attached(Page page, Manifest extension, Sheet sheet) {
        List<Manifest> configurations = of(page, "GatewayConfiguration").toList();
        boolean listed = configurations.stream().anyMatch(one -> Stream.concat(
                        one.root().items("spec", "extensions").stream(),
                        one.root().items("spec", "controlPlaneOptions", "extensions").stream())
                .anyMatch(item -> item.text("name").equals(extension.name())));
        if (!configurations.isEmpty() && !listed) {
            Manifest last = configurations.get(configurations.size() - 1);
            scalar(last.root(), "kind")
                    .ifPresent(kind -> sheet.found(
                            new Finding(
                                    "extension-not-attached",
                                    Map.of("extension", extension.name(), "configuration", last.name())),
                            Spot.of(last, kind)));
        }
    }

    private static Stream<Manifest> of(Page page, String kind) {
        return page.manifests().stream().filter(one -> one.kind().equals(kind));
    }

    /** v2beta1 has extensions at the top only; v1beta1 takes both places, depending on the operator, and is left alone. */
    private static void configuration(Manifest configuration, Sheet sheet) {
        Optional<Field> nested = configuration.root().fieldAt("spec", "controlPlaneOptions", "extensions");
        if (!configuration.apiVersion().endsWith("/v2beta1") || nested.isEmpty()) {
            return;
        }
        Finding finding = Finding.of("extension-misplaced", "configuration", configuration.name());
        Spot spot = Spot.of(configuration, nested.get().key());
        Optional<Edit> move = configuration.root().at("spec", "extensions").isPresent()
                ? Optional.empty()
                : configuration
                        .root()
                        .fieldAt("spec", "controlPlaneOptions")
                        .flatMap(above -> Lines.raised(configuration.in(), above));
        if (move.isPresent()) {
            sheet.correct(finding, spot, move.get());
        } else {
            sheet.found(finding, spot);
        }
    }

    private static void route(Manifest route, Sheet sheet) {
        for (PlacedNode rule : route.root().items("spec", "rules")) {
            List<PlacedNode> backends = rule.items("backendRefs");
            if (backends.size() > 1) {
                sheet.found(
                        Finding.of("route-several-backends", "route", route.name()), Spot.of(route, backends.get(1)));
            }
        }
    }

    private static void plugin(Manifest plugin, Sheet sheet) {
        boolean global = plugin.text("metadata", "labels", "global").equals("true");
        if (plugin.text("plugin").equals("prometheus") && global) {
            scalar(plugin.root(), "config", "latency_metrics")
                    .filter(on -> on.text().equals("true"))
                    .map(on -> Spot.of(plugin, on))
                    .ifPresent(spot -> sheet.suggest(
                            Finding.of("global-prometheus-plugin", "plugin", plugin.name()),
                            spot,
                            spot.replaced("false")));
        }
    }
}
