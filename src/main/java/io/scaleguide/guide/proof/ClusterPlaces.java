package io.scaleguide.guide.proof;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.KubeException;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.ResourceKind;
import io.scaleguide.kube.ServedKinds;
import java.util.Base64;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Every object of every kind that a cluster lists, with what is packed in it: Helm keeps a release as gzip in a Secret or a ConfigMap. */
public final class ClusterPlaces {
    private static final String ACCOUNT_TOKEN = "kubernetes.io/service-account-token";

    private final Cluster cluster;
    private final Prover prover;
    private final Set<ObjectRef> leftOut;

    /**
     * @param cluster the cluster
     * @param prover looks at the objects, and is told what could not be listed
     * @param leftOut the objects that are to hold keys; tokens of service accounts, which hold themselves, are left out too
     */
    public ClusterPlaces(Cluster cluster, Prover prover, Set<ObjectRef> leftOut) {
        this.cluster = cluster;
        this.prover = prover;
        this.leftOut = Set.copyOf(leftOut);
    }

    /** Looks at them all. Throws KubeException where the server does not say what there is. */
    public void look() {
        ServedKinds served = cluster.servedKinds();
        served.unread()
                .forEach(version ->
                        prover.skip("Objects of " + version + ": the cluster does not say which kinds there are"));
        for (ResourceKind kind : served.kinds()) {
            try {
                cluster.list(kind, "", "").forEach(object -> look(kind, object));
            } catch (KubeException e) {
                prover.skip(
                        kind.kind() + " (" + kind.apiVersion() + ") could not be listed: HTTP status " + e.status());
            }
        }
    }

    private void look(ResourceKind kind, ObjectNode object) {
        String namespace = object.path("metadata").path("namespace").asString("");
        String name = object.path("metadata").path("name").asString("");
        boolean token = object.path("type").asString("").equals(ACCOUNT_TOKEN);
        if (token || leftOut.contains(new ObjectRef(kind, namespace, name))) {
            return;
        }
        String place = kind.kind() + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
        prover.text(place, object.toString());
        boolean secret = kind.apiVersion().equals("v1") && kind.kind().equals("Secret");
        object.path("data").properties().forEach(entry -> {
            String value = entry.getValue().asString("");
            if (secret) {
                decoded(place + ", " + entry.getKey(), value);
            } else if (value.startsWith("H4sI")) {
                // Gzip in base64: Helm's, where it keeps releases in ConfigMaps.
                prover.text(place + ", " + entry.getKey(), value);
            }
        });
        object.path("binaryData")
                .properties()
                .forEach(entry ->
                        decoded(place + ", " + entry.getKey(), entry.getValue().asString("")));
    }

    /** The object's own text has it in base64 and was looked at; what it decodes to may be packed. */
    private void decoded(String place, String base64) {
        try {
            prover.bytes(place, Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            prover.skip(place + " is not base64");
        }
    }
}
