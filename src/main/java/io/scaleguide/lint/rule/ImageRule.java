package io.scaleguide.lint.rule;

import io.scaleguide.document.PlacedNode;
import io.scaleguide.document.PlacedNode.Mapping;
import io.scaleguide.document.PlacedNode.Scalar;
import io.scaleguide.document.PlacedNode.Sequence;
import io.scaleguide.lint.page.Manifest;
import io.scaleguide.lint.page.Page;
import io.scaleguide.lint.rule.Sheet.Spot;
import io.scaleguide.lint.shell.Command;
import io.scaleguide.lint.shell.Word;
import io.scaleguide.lint.source.Stretch;
import io.scaleguide.path.hop.Finding;
import java.util.Map;
import java.util.Set;

/** Images of operators that cannot do the work any more, or never could (13 of the guides). */
final class ImageRule implements Rule {
    private static final String PROXY = "gcr.io/kubebuilder/kube-rbac-proxy";
    private static final String OPEN_SOURCE = "kong/gateway-operator-oss";

    @Override
    public Set<String> finds() {
        return Set.of("operator-proxy-image-gone", "operator-open-source-edition");
    }

    @Override
    public void look(Page page, Sheet sheet) {
        for (Manifest manifest : page.manifests()) {
            walk(manifest.in(), manifest.root(), manifest.kind() + " " + manifest.name(), sheet);
        }
        page.loose().forEach(loose -> walk(loose.in(), loose.root(), "the operator", sheet));
        for (Command command : page.commands()) {
            for (Word word : command.words()) {
                for (DatadogInstall.Setting setting : DatadogInstall.split(word.value())) {
                    image(setting.value(), "the operator", sheet);
                }
            }
        }
    }

    private static void walk(Stretch in, PlacedNode node, String owner, Sheet sheet) {
        if (node instanceof Scalar scalar) {
            image(in.slice(scalar.start(), scalar.end()), owner, sheet);
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> walk(in, item, owner, sheet));
        } else if (node instanceof Mapping mapping) {
            mapping.fields().stream()
                    .filter(field -> !field.key().text().equals("annotations"))
                    .forEach(field -> walk(in, field.value(), owner, sheet));
        }
    }

    private static void image(Stretch place, String owner, Sheet sheet) {
        String image = place.text().replaceAll("[\"']", "");
        if (image.startsWith(PROXY)) {
            sheet.found(
                    new Finding("operator-proxy-image-gone", Map.of("operator", owner, "image", image)),
                    Spot.of(place));
        } else if (image.matches("(docker\\.io/)?" + OPEN_SOURCE + "(:[\\w.-]+)?")) {
            sheet.found(Finding.of("operator-open-source-edition", "image", image), Spot.of(place));
        }
    }
}
