package io.scaleguide.kube;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
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
    private HeadStart() {}

    /** Begins, and returns at once. The threads are daemons that nobody waits for; what they cannot load is loaded, or said, later. */
    public static void begin() {
        begin("head-start-tls", HeadStart::secure);
        begin("head-start-json", () -> Json.object("{}"));
    }

    private static void begin(String name, Runnable load) {
        Thread loading = new Thread(load, name);
        loading.setDaemon(true);
        loading.start();
    }

    private static void secure() {
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[0], null);
            greet(tls.createSSLEngine("127.0.0.1", 443));
            CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(new byte[0]));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            trust.init(store);
        } catch (GeneralSecurityException | java.io.IOException e) {
            // Whoever connects meets the same, and has somebody to tell.
            return;
        }
    }

    /** The first words of a handshake, said to nobody: they need the keys and the ciphers that the real ones do. */
    private static void greet(SSLEngine engine) throws SSLException {
        engine.setUseClientMode(true);
        engine.beginHandshake();
        engine.wrap(
                ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
    }
}
