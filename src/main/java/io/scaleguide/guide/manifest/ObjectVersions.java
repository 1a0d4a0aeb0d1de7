package io.scaleguide.guide.manifest;

import io.scaleguide.guide.ledger.LedgerEntry.ObjectChanged;
import io.scaleguide.guide.ledger.LeftBehind;
import io.scaleguide.guide.undo.ChangedSince;
import io.scaleguide.guide.undo.Writers;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Compares an object before, as Scaleguide left it, and now. */
final class ObjectVersions {
    private static final String OPERATOR = "gateway-operator.konghq.com/";
    private static final String MANAGED_PLUGINS = OPERATOR + "control-plane-managed-plugins";
    private static final String PLUGINS = "konghq.com/plugins";
    private static final String HIDDEN = "(the content of a Secret is not kept)\n";

    private ObjectVersions() {}

    static Optional<ChangedSince> compare(
            ObjectRef ref, ObjectChanged entry, LeftBehind left, Optional<ObjectNode> now) {
        List<String> who = now.map(object -> Writers.since(object, left.time())).orElse(List.of());
        Optional<ObjectNode> before = entry.before().map(ObjectVersions::comparable);
        Optional<ObjectNode> live = now.map(ObjectVersions::comparable);
        if (ref.kind().equals(Kinds.SECRET)) {
            boolean same = now.filter(object -> object.path("metadata")
                            .path("resourceVersion")
                            .asString("")
                            .equals(left.version()))
                    .isPresent();
            return same
                    ? Optional.empty()
                    : Optional.of(
                            new ChangedSince(ref.toString(), Optional.empty(), HIDDEN, live.map(Manifests::yaml), who));
        }
        Optional<ObjectNode> ours = left.object().map(ObjectVersions::comparable);
        boolean same = live.equals(ours) || before.isPresent() && live.equals(before);
        return same || ours.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChangedSince(
                        ref.toString(),
                        before.map(Manifests::yaml),
                        Manifests.yaml(ours.get()),
                        live.map(Manifests::yaml),
                        who));
    }

    /**
     * Without what controllers write as a matter of course: finalizers, the count of rollouts, the replicas that an HPA sets, and the plugins,
     * labels and annotations of Kong's operator (Kong/kong-operator, controller/cpextensions).
     */
    private static ObjectNode comparable(ObjectNode object) {
        ObjectNode copy = Manifests.desired(object);
        if (copy.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("finalizers");
            if (metadata.path("annotations") instanceof ObjectNode annotations) {
                annotations.remove("deployment.kubernetes.io/revision");
                withoutManagedPlugins(annotations);
            }
            withoutTheOperators(metadata, "annotations");
            withoutTheOperators(metadata, "labels");
        }
        if (copy.path("spec") instanceof ObjectNode spec) {
            spec.remove("replicas");
        }
        return copy;
    }

    /** Plugins that the operator adds to those of the user are listed in an annotation of its own. */
    private static void withoutManagedPlugins(ObjectNode annotations) {
        List<String> managed =
                List.of(annotations.path(MANAGED_PLUGINS).asString("").split(","));
        List<String> others = Stream.of(annotations.path(PLUGINS).asString("").split(","))
                .filter(plugin -> !plugin.isEmpty() && !managed.contains(plugin))
                .toList();
        annotations.remove(PLUGINS);
        if (!others.isEmpty()) {
            annotations.put(PLUGINS, String.join(",", others));
        }
    }

    private static void withoutTheOperators(ObjectNode metadata, String field) {
        if (metadata.path(field) instanceof ObjectNode names) {
            names.remove(names.properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(name -> name.startsWith(OPERATOR))
                    .toList());
            if (names.isEmpty()) {
                metadata.remove(field);
            }
        }
    }
}
