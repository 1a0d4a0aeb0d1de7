package io.scaleguide.kube;

import io.scaleguide.bounds.Bound;
import io.scaleguide.kube.KubeException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client certificate and its key.
 *
 * @param certificate the certificate and those above it, PEM
 * @param key the key, PEM
 */
record ClientCertificate(String certificate, String key) {

    private static final String PKCS8_BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String PKCS8_END = "-----END PRIVATE KEY-----";

    /** The certificate of a kubeconfig's user, from its files, its own text or its credential plugin. Throws KubeException(CONFIG). */
    static Optional<ClientCertificate> of(ObjectNode user, Optional<CredentialPlugin> plugin) {
        Optional<String> certificate = text(user, "client-certificate");
        Optional<String> key = text(user, "client-key");
        if (certificate.isEmpty() && key.isEmpty() && plugin.isPresent()) {
            CredentialPlugin.Credential credential = plugin.get().credential();
            certificate = credential.certificate();
            key = credential.key();
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ClientCertificate(certificate.get(), key.get()));
    }

    /** Whether the key is in PKCS #8, which fabric8 reads for RSA only. */
    boolean pkcs8() {
        return key.contains(PKCS8_BEGIN);
    }

    /** Key managers that show the certificate; for a key in PKCS #8. */
    KeyManager[] keyManagers() throws GeneralSecurityException, IOException {
        List<Certificate> chain = List.copyOf(CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII))));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] password = {};
        store.setKeyEntry("client", privateKey(chain.get(0)), password, chain.toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    @Override
    public String toString() {
        return "ClientCertificate[***]";
    }

    private PrivateKey privateKey(Certificate owner) throws GeneralSecurityException {
        int begin = key.indexOf(PKCS8_BEGIN) + PKCS8_BEGIN.length();
        int end = key.indexOf(PKCS8_END);
        if (end < begin) {
            throw new InvalidKeySpecException("no end of the key");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(key.substring(begin, end));
        return KeyFactory.getInstance(owner.getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    /** The data field wins over the file, as with kubectl. */
    private static Optional<String> text(ObjectNode user, String field) {
        String data = Json.text(user, field + "-data");
        String file = Json.text(user, field);
        try {
            if (!data.isEmpty()) {
                return Optional.of(new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8));
            }
            return file.isEmpty() ? Optional.empty() : Optional.of(Bound.WRITTEN.text(Path.of(file)));
        } catch (IllegalArgumentException e) {
            throw new KubeException(
                    Reason.CONFIG, 0, "The " + field + "-data in your kubeconfig is not base64. Mend it.", null);
        } catch (IOException e) {
            throw new KubeException(
                    Reason.CONFIG,
                    0,
                    "Your kubeconfig names the file " + file + ", which cannot be read. Check that it is there.",
                    e);
        }
    }
}
