package io.scaleguide.kube;

import io.scaleguide.kube.ResourcePaths.Parameter;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Applies manifests on the server, which merges them by field owner and refuses fields that it does not know. */
final class ServerSideApply {

    private final ObjectAccess objects;
    private final Discovery discovery;
    private final String homeNamespace;

    ServerSideApply(ObjectAccess objects, Discovery discovery, String homeNamespace) {
        this.objects = objects;
        this.discovery = discovery;
        this.homeNamespace = homeNamespace;
    }

    /**
     * Applies one manifest.
     *
     * @param force whether fields of other managers are taken over
     * @param dryRun whether nothing is to be stored
     * @return the object as it is, or would be, afterwards
     */
    ObjectNode apply(ObjectNode manifest, boolean force, boolean dryRun) {
        ObjectRef ref = Manifests.ref(manifest, discovery, homeNamespace);
        String path = ResourcePaths.with(
                ResourcePaths.object(ref),
                List.of(
                        Parameter.of("fieldManager", Cluster.FIELD_MANAGER),
                        Parameter.of("force", Boolean.toString(force)),
                        Parameter.of("fieldValidation", "Strict"),
                        Parameter.of("dryRun", dryRun ? "All" : "")));
        Call call = new Call(
                "PATCH",
                path,
                // JSON is YAML too.
                "application/apply-patch+yaml",
                Manifests.placed(manifest, ref).toString(),
                (dryRun ? "try to apply " : "apply ") + ref,
                Optional.of(ObjectAccess.right("patch", ref)));
        return objects.change(ref, call);
    }
}
