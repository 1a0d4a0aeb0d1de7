package io.scaleguide.kube;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Lets Java load what speaking to an API server takes, on threads of its own, while the command line and the kubeconfig are still being
 * read. What it makes is thrown away: only the classes and the security providers stay.
 */
public final class HeadStart {
    /** The certificate of nobody, signed with a key that was not kept. Nothing trusts it; it is what a check can be tried with. */
    private static final String NOBODY = """
            -----BEGIN CERTIFICATE-----
            MIIDBTCCAe2gAwIBAgIUOaiCwwKEHrFZtG2RLD9jkdWFNXwwDQYJKoZIhvcNAQEL
            BQAwETEPMA0GA1UEAwwGbm9ib2R5MCAXDTI2MTEyNjA2MjE0M1oYDzIxMjYxMTAy
            MDYyMTQzWjARMQ8wDQYDVQQDDAZub2JvZHkwggEiMA0GCSqGSIb3DQEBAQUAA4IB
            DwAwggEKAoIBAQCbZ7wGLJq+IOl6pLf8n5SdOpvjRkIZj/N3BBrmVq4mnZyD+8VT
            4qUSbC6S/mox9zlHNKMaWFsf76xHYEVNzOAwxDbf+uppicdJ1x2MgIRq0OVL4Nv1
            a+ONQ81vZwL7ZC+zMdF15xU5D9hK06U5KulrUlJtjB12Mv19VKy+sEzXlGdEndox
            bXxEUuWUz3Jy0O82lFXEzOnGCymrZTmWeLVfe426Zh7hhe6i8kWoNxdtg9Jj0UVV
            pnFm92+FadW+zh49Mruz1rouDHvoYJB2NqyRfJJe/goCoxJlQl1AMq2mA6Mh19su
            UpJ8sb2l43HamfJcs61f/FA3BYufgpeqeM+xAgMBAAGjUzBRMB0GA1UdDgQWBBRE
            90EGfUzJNZ4BH8Y2lvRXsv1iCzAfBgNVHSMEGDAWgBRE90EGfUzJNZ4BH8Y2lvRX
            sv1iCzAPBgNVHRMBAf8EBTADAQH/MA0GCSqGSIb3DQEBCwUAA4IBAQCJCbqbdslj
            P89zg5lf3uF3sg5k4CDDZmMBCP4g2LqcY+FsLzaS629voWnqSkFLl3Jp65hbWm8n
            9sJuV2GhgzvxgGQhLb0sfCupQ7onpjm8PhPueVbSBM0iF7Hny49I8zPg1kiUqGLp
            Kq94xL7+0QdhBPoQ26X1++VdhJh8quWjenHsQR+m8x5+PaigL8B6AF+M5k8zkMLF
            S7TZUDG4DCbGVnydnJN95Gh1AByNnAtSsUlTqfbNh57SN37cqwPIOjZx8by4pFk/
            MjhD6hPpQepwrSS7gV2duPqsmpeYuBY/M4900BMOc6YhxU/3GIIFxiweHGX21NYB
            YH+MGae0/2/6
            -----END CERTIFICATE-----
            """;

    private HeadStart() {}

    /** Begins, and returns at once. The threads are daemons that nobody waits for; what they cannot load is loaded, or said, later. */
    public static void begin() {
        begin("head-start-tls", HeadStart::secure);
        begin("head-start-trust", HeadStart::trust);
        begin("head-start-json", () -> Json.object("{}"));
    }

    private static void begin(String name, Loading load) {
        Thread loading = new Thread(
                () -> {
                    try {
                        load.run();
                    } catch (GeneralSecurityException | IOException e) {
                        // Whoever connects meets the same, and has somebody to tell.
                        return;
                    }
                },
                name);
        loading.setDaemon(true);
        loading.start();
    }

    /** Something that is loaded, and may not be there. */
    private interface Loading {
        void run() throws GeneralSecurityException, IOException;
    }

    private static void secure() throws GeneralSecurityException, IOException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[0], null);
        greet(tls.createSSLEngine("127.0.0.1", 443));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        trust.init(store);
    }

    /** The first words of a handshake, said to nobody: they need the keys and the ciphers that the real ones do. */
    private static void greet(SSLEngine engine) throws SSLException {
        engine.setUseClientMode(true);
        engine.setSSLParameters(new KeyOffer().put(engine.getSSLParameters()));
        engine.beginHandshake();
        engine.wrap(
                ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
    }

    /**
     * The first address of a protocol makes Java look through all libraries for one who knows it, and the first certificate that is checked makes it
     * read the list of the world's authorities.
     */
    private static void trust() throws GeneralSecurityException, IOException {
        URI.create("http://127.0.0.1").toURL();
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        X509Certificate nobody = (X509Certificate)
                factory.generateCertificate(new ByteArrayInputStream(NOBODY.getBytes(StandardCharsets.US_ASCII)));
        PKIXParameters itself = new PKIXParameters(Set.of(new TrustAnchor(nobody, null)));
        itself.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(List.of(nobody)), itself);
    }
}
