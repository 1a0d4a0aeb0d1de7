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
 * @param unchecked whether the server may be anyone
 */
record Tls(SSLSocketFactory sockets, boolean unchecked) {

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
        SSLSocketFactory sockets = context.getSocketFactory();
        return new Tls(
                server.<SSLSocketFactory>map(name -> new NamedSockets(sockets, name))
                        .orElse(sockets),
                unchecked);
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
