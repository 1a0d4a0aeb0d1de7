package io.scaleguide.kube;

import io.scaleguide.kube.KubeException.Reason;
import io.scaleguide.network.Authorities;
import io.scaleguide.network.Network;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The authorities that a kubeconfig's cluster names. As with kubectl they are trusted in the place of the system's; so the system's, some
 * 140 certificates, need not be read, which takes as long as a request.
 */
final class Authority {
    private Authority() {}

    /** Those of a cluster, else of the environment; empty where neither names any. The data field wins over the file. Throws KubeException(CONFIG). */
    static Optional<Authorities> of(ObjectNode cluster, Network network) {
        String data = Json.text(cluster, "certificate-authority-data");
        String file = Json.text(cluster, "certificate-authority");
        try {
            if (!data.isEmpty()) {
                return Optional.of(
                        new Authorities(new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8)));
            }
            if (!file.isEmpty()) {
                return Optional.of(Authorities.read(Path.of(file)));
            }
        } catch (IllegalArgumentException e) {
            throw config("The certificate-authority-data in your kubeconfig is not base64. Mend it.");
        } catch (IOException e) {
            throw config("Your kubeconfig names the file " + file + ", which cannot be read. Check that it is there.");
        }
        try {
            return network.authorities();
        } catch (IOException e) {
            throw config(e.getMessage() + ". Check that it is there.");
        }
    }

    private static KubeException config(String message) {
        return new KubeException(Reason.CONFIG, 0, message, null);
    }
}
