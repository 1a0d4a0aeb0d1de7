package io.scaleguide.kube;

import io.scaleguide.bounds.Bound;
import io.scaleguide.kube.KubeException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The authorities that a kubeconfig's cluster names. As with kubectl they are trusted in the place of the system's; so the system's, some
 * 140 certificates, need not be read, which takes as long as a request.
 *
 * @param pem their certificates
 */
record Authority(String pem) {

    /** Those of a cluster; empty where it names none. The data field wins over the file. Throws KubeException(CONFIG). */
    static Optional<Authority> of(ObjectNode cluster) {
        String data = Json.text(cluster, "certificate-authority-data");
        String file = Json.text(cluster, "certificate-authority");
        try {
            if (!data.isEmpty()) {
                return Optional.of(
                        new Authority(new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8)));
            }
            return file.isEmpty() ? Optional.empty() : Optional.of(new Authority(Bound.WRITTEN.text(Path.of(file))));
        } catch (IllegalArgumentException e) {
            throw config("The certificate-authority-data in your kubeconfig is not base64. Mend it.");
        } catch (IOException e) {
            throw config("Your kubeconfig names the file " + file + ", which cannot be read. Check that it is there.");
        }
    }

    /** Trust managers that trust these and nobody else. */
    TrustManager[] trustManagers() throws GeneralSecurityException, IOException {
        Collection<? extends Certificate> all = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
        if (all.isEmpty()) {
            throw new CertificateException("no certificate");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (Certificate each : all) {
            store.setCertificateEntry("authority-" + number++, each);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KubeException config(String message) {
        return new KubeException(Reason.CONFIG, 0, message, null);
    }
}
