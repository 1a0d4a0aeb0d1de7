package io.scaleguide.guide.undo;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What others have put into a namespace that Scaleguide made: it would go with the namespace. */
public final class Strangers {
    /** What people make by hand; what controllers make beside it has an owner. */
    private static final List<ResourceKind> KINDS = List.of(
            Kinds.DEPLOYMENT,
            Kinds.DAEMON_SET,
            Kinds.SERVICE,
            Kinds.HPA,
            Kinds.GATEWAY,
            Kinds.HTTP_ROUTE,
            Kinds.DATADOG_METRIC);

    private Strangers() {}

    /**
     * Looks for what is not Scaleguide's.
     *
     * @param cluster the cluster
     * @param namespace a namespace that Scaleguide made
     * @return the namespace as a thing that others have changed; empty when nothing of theirs is in it
     */
    public static Optional<ChangedSince> in(Cluster cluster, String namespace) {
        List<String> found = new ArrayList<>();
        for (ResourceKind kind : KINDS) {
            for (ObjectNode object : Traces.list(cluster, kind, namespace)) {
                if (stranger(object)) {
                    found.add(kind.kind() + " "
                            + object.path("metadata").path("name").asString(""));
                }
            }
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChangedSince(
                        "Namespace " + namespace,
                        Optional.empty(),
                        "only what Scaleguide made",
                        Optional.of("also, and deleted with it: " + String.join(", ", found)),
                        List.of()));
    }

    /** What Helm installed is the release's, and goes or stays with it. */
    private static boolean stranger(ObjectNode object) {
        boolean owned = !object.path("metadata").path("ownerReferences").isEmpty();
        boolean helm = object.path("metadata").path("annotations").has("meta.helm.sh/release-name");
        return !owned && !helm && !Writers.ours(object);
    }
}
