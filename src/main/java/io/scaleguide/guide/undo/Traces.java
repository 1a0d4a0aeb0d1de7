package io.scaleguide.guide.undo;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeException;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.ResourceKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What Scaleguide has written to in a cluster, as the cluster itself says: also when that was done from another machine. */
public final class Traces {
    private static final List<ResourceKind> KINDS = List.of(
            Kinds.SECRET,
            Kinds.DEPLOYMENT,
            Kinds.SERVICE,
            Kinds.GATEWAY_CLASS,
            Kinds.GATEWAY,
            Kinds.HTTP_ROUTE,
            Kinds.GATEWAY_CONFIGURATION_V1,
            Kinds.GATEWAY_CONFIGURATION_V2,
            Kinds.METRICS_EXTENSION,
            Kinds.DATADOG_METRIC,
            Kinds.HPA);

    private Traces() {}

    /**
     * Looks for them.
     *
     * @param cluster the cluster; kinds that may not be listed are left out
     * @return the objects, by kind
     */
    public static List<ObjectRef> of(Cluster cluster) {
        // A kind that is served in two versions is found twice.
        Map<String, ObjectRef> found = new LinkedHashMap<>();
        for (ResourceKind kind : KINDS) {
            for (ObjectNode object : list(cluster, kind, "")) {
                if (Writers.ours(object)) {
                    ObjectRef ref = new ObjectRef(
                            kind,
                            object.path("metadata").path("namespace").asString(""),
                            object.path("metadata").path("name").asString(""));
                    found.put(ref.toString(), ref);
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** Nothing where the kind is not served, or may not be listed. */
    static List<ObjectNode> list(Cluster cluster, ResourceKind kind, String namespace) {
        try {
            return cluster.serves(kind) ? cluster.list(kind, namespace, "") : List.of();
        } catch (KubeException e) {
            if (e.reason() == KubeException.Reason.FORBIDDEN) {
                return List.of();
            }
            throw e;
        }
    }
}
