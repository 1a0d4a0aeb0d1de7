package io.scaleguide.lint.page;

import io.scaleguide.document.PlacedNode;
import io.scaleguide.document.PlacedNode.Field;
import io.scaleguide.document.PlacedNode.Mapping;
import io.scaleguide.document.PlacedNode.Scalar;
import io.scaleguide.document.PlacedNode.Sequence;
import io.scaleguide.kong.CheckAnnotation;
import io.scaleguide.lint.page.CheckText.Carrier;
import io.scaleguide.lint.source.Stretch;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sorts what a piece of YAML holds: objects, values of the Datadog chart, annotations, a bare check. */
final class YamlPart {
    private static final Set<String> WORKLOADS =
            Set.of("Deployment", "DaemonSet", "StatefulSet", "ReplicaSet", "Job", "CronJob");

    private final Draft draft;
    private final Stretch in;
    private final String file;

    YamlPart(Draft draft, Stretch in, String file) {
        this.draft = draft;
        this.in = in;
        this.file = file;
    }

    /** Whether a document is something that this program knows, not words that happen to be YAML. */
    static boolean recognised(PlacedNode document) {
        return document instanceof Mapping root
                && (isObject(root)
                        || isValues(root)
                        || root.field("openmetrics").isPresent()
                        || root.fields().stream().anyMatch(field -> CheckAnnotation.containerOf(
                                        field.key().text())
                                .isPresent()));
    }

    void take(PlacedNode document) {
        if (!(document instanceof Mapping root)) {
            return;
        }
        if (isObject(root)) {
            object(root);
        } else if (root.at("openmetrics", "instances").isPresent()) {
            draft.checks.add(new CheckText(in.slice(0, 0), in.slice(root.start(), root.end()), Carrier.BARE, ""));
        } else {
            draft.loose.add(new Loose(in, root));
            values(root);
            checks(root, Carrier.BARE, "");
        }
    }

    private void object(Mapping root) {
        List<PlacedNode> items = root.text("kind").endsWith("List") ? root.items("items") : List.of();
        if (!items.isEmpty()) {
            items.forEach(this::take);
            return;
        }
        Manifest manifest = new Manifest(in, root);
        draft.manifests.add(manifest);
        root.at("spec", "values").ifPresent(this::nestedValues);
        root.at("spec", "source", "helm", "valuesObject").ifPresent(this::nestedValues);
        checks(root, carrier(manifest), manifest.name());
    }

    private void nestedValues(PlacedNode node) {
        if (node instanceof Mapping mapping) {
            values(mapping);
        }
    }

    private static Carrier carrier(Manifest manifest) {
        if (manifest.kind().equals("Pod")) {
            return Carrier.POD;
        }
        return WORKLOADS.contains(manifest.kind()) ? Carrier.WORKLOAD : Carrier.TEMPLATE;
    }

    private void values(Mapping root) {
        Optional<Mapping> inner = root.at("datadog")
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .filter(mapping -> mapping.field("clusterAgent").isPresent()
                        || mapping.field("datadog").isPresent());
        if (inner.isPresent() && isValues(inner.get())) {
            draft.values.add(new Values(in, inner.get(), file));
        } else if (isValues(root)) {
            draft.values.add(new Values(in, root, file));
        }
    }

    private static boolean isObject(Mapping root) {
        return !root.text("kind").isEmpty() && !root.text("apiVersion").isEmpty();
    }

    private static boolean isValues(Mapping root) {
        return root.at("datadog").filter(Mapping.class::isInstance).isPresent()
                || root.at("clusterAgent").filter(Mapping.class::isInstance).isPresent();
    }

    /** Annotations wherever they stand; below a pod template, or in a value for it, they reach the pods. */
    void checks(PlacedNode node, Carrier carrier, String name) {
        if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> checks(item, carrier, name));
        } else if (node instanceof Mapping mapping) {
            for (Field field : mapping.fields()) {
                boolean template = Set.of("template", "podAnnotations", "podTemplateSpec", "jobTemplate")
                        .contains(field.key().text());
                if (CheckAnnotation.containerOf(field.key().text()).isPresent()
                        && field.value() instanceof Scalar value) {
                    draft.checks.add(
                            new CheckText(Contents.of(in, field.key()), Contents.of(in, value), carrier, name));
                } else {
                    checks(field.value(), template ? Carrier.TEMPLATE : carrier, name);
                }
            }
        }
    }
}
