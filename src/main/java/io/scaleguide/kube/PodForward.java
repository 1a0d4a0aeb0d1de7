package io.scaleguide.kube;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.scaleguide.kube.KubeException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import tools.jackson.databind.node.ObjectNode;

/** A port of this machine's loopback that leads to a pod, through the API server. */
final class PodForward implements PortForward {

    private final LocalPortForward inner;

    private PodForward(LocalPortForward inner) {
        this.inner = inner;
    }

    /**
     * Opens a free port. Throws KubeException(NOT_FOUND) without the pod, KubeException(INVALID) where it does not run, KubeException(FORBIDDEN)
     * without the right: a connection to such a pod would be accepted here and die without a word.
     */
    static PodForward open(
            KubernetesClient client,
            ObjectAccess objects,
            AccessReview access,
            Failures failures,
            String namespace,
            String pod,
            int port) {
        ObjectRef ref = new ObjectRef(Kinds.POD, namespace, pod);
        ObjectNode found = objects.get(ref)
                .orElseThrow(() -> new KubeException(
                        Reason.NOT_FOUND, 404, "There is no " + ref + " to forward a port to.", null));
        String phase = Json.text(found, "status", "phase");
        if (!phase.equals("Running")) {
            throw new KubeException(
                    Reason.INVALID,
                    0,
                    ref + " is " + (phase.isEmpty() ? "not started" : phase)
                            + ", so no port of it can be forwarded. Wait until it is Running.",
                    null);
        }
        Call call = Call.get("", "forward a port to " + ref);
        access.demand(PodUpgrade.rights(namespace, "pods/portforward"), call, failures);
        try {
            return new PodForward(client.pods()
                    .inNamespace(namespace)
                    .withName(pod)
                    .portForward(port, InetAddress.getLoopbackAddress(), 0));
        } catch (KubernetesClientException e) {
            throw failures.unanswered(call, e);
        }
    }

    @Override
    public int localPort() {
        return inner.getLocalPort();
    }

    @Override
    public void close() {
        try {
            inner.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
