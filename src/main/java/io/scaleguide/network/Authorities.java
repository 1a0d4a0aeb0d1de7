package io.scaleguide.network;

import io.scaleguide.bounds.Bound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Authorities that are trusted in the place of the system's.
 *
 * @param pem their certificates
 */
public record Authorities(String pem) {

    /**
     * Reads them.
     *
     * @throws IOException where the file cannot be read, or is larger than any such file
     */
    public static Authorities read(Path file) throws IOException {
        return new Authorities(Bound.WRITTEN.text(file));
    }

    /**
     * Trust managers that trust these and nobody else.
     *
     * @throws GeneralSecurityException where the text holds no certificate, or one that Java cannot read
     */
    public TrustManager[] trustManagers() throws GeneralSecurityException, IOException {
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

    /** What secures connections to servers that these vouch for. */
    SSLContext context() throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trustManagers(), null);
        return context;
    }
}
