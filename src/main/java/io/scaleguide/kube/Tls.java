package io.scaleguide.kube;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * How connections to one API server are secured.
 *
 * @param sockets makes their sockets; one factory, so that connections are kept and sessions resumed
 * @param offer what they offer to agree on keys with
 * @param unchecked whether the server may be anyone
 */
record Tls(SSLSocketFactory sockets, KeyOffer offer, boolean unchecked) {

    /**
     * @param keys show who the user is; empty where a certificate does not
     * @param trusted say who the server may be; empty for whom the system trusts
     * @param unchecked whether the server may be anyone
     * @param server what the server goes by; empty for its address
     */
    static Tls of(
            Optional<KeyManager[]> keys,
            Optional<TrustManager[]> trusted,
            boolean unchecked,
            Optional<ServerName> server)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        TrustManager[] believed = unchecked ? new TrustManager[] {new Anyone()} : trusted.orElse(null);
        context.init(keys.orElse(null), believed, null);
        KeyOffer offer = new KeyOffer();
        return new Tls(new AskingSockets(context.getSocketFactory(), server, offer::put), offer, unchecked);
    }

    /** What insecure-skip-tls-verify asks for. */
    private static final class Anyone extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
