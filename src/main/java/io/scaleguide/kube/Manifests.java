package io.scaleguide.kube;

import io.scaleguide.kube.KubeException.Reason;
import tools.jackson.databind.node.ObjectNode;

/** Reads from an object what it is and where it belongs. */
final class Manifests {

    private Manifests() {}

    /**
     * The name of the object that a manifest describes.
     *
     * @param homeNamespace the namespace of an object that should be in one and names none
     */
    static ObjectRef ref(ObjectNode manifest, Discovery discovery, String homeNamespace) {
        String apiVersion = demand(manifest, "apiVersion");
        String kindName = demand(manifest, "kind");
        String name = Json.text(manifest, "metadata", "name");
        if (name.isEmpty()) {
            throw invalid("The " + kindName + " has no metadata.name. Add one.");
        }
        ResourceKind kind = discovery.demand(apiVersion, kindName);
        String named = Json.text(manifest, "metadata", "namespace");
        String namespace = kind.namespaced() ? (named.isEmpty() ? homeNamespace : named) : "";
        return new ObjectRef(kind, namespace, name);
    }

    /** A copy with the namespace written into it and without the server's field bookkeeping, which no request may carry. */
    static ObjectNode placed(ObjectNode manifest, ObjectRef ref) {
        ObjectNode copy = manifest.deepCopy();
        if (copy.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
            if (!ref.namespace().isEmpty()) {
                metadata.put("namespace", ref.namespace());
            }
        }
        return copy;
    }

    private static String demand(ObjectNode manifest, String field) {
        String value = Json.text(manifest, field);
        if (value.isEmpty()) {
            throw invalid("The manifest has no " + field + ". Add one.");
        }
        return value;
    }

    private static KubeException invalid(String message) {
        return new KubeException(Reason.INVALID, 0, message, null);
    }
}
