package io.scaleguide.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * What the environment says of the way from this machine to others: HTTPS_PROXY, HTTP_PROXY and NO_PROXY name the proxy, and SSL_CERT_FILE, as for OpenSSL,
 * curl, kubectl and helm, the authorities that are trusted in the place of the system's.
 *
 * @param environment the environment
 */
public record Network(Map<String, String> environment) {
    private static final String CERTIFICATES = "SSL_CERT_FILE";

    public Network {
        environment = Map.copyOf(environment);
    }

    /** As the environment of this process says. */
    public static Network ofProcess() {
        return new Network(System.getenv());
    }

    /** Straight to every server, and with whom the system trusts. */
    public static Network plain() {
        return new Network(Map.of());
    }

    /** Whether there are proxies at all. */
    public boolean namesProxies() {
        return new ProxyChoice(environment).namesAny();
    }

    /** The proxy that leads to a server; none where the way is direct. */
    public Proxy proxyTo(URI server) {
        return new ProxyChoice(environment)
                .proxyFor(server, "")
                .map(URI::create)
                .map(Network::proxy)
                .orElse(Proxy.NO_PROXY);
    }

    private static Proxy proxy(URI address) {
        boolean socks = String.valueOf(address.getScheme()).startsWith("socks");
        int usual = socks ? 1080 : 80;
        int port = address.getPort() < 0 ? usual : address.getPort();
        return new Proxy(
                socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
                InetSocketAddress.createUnresolved(String.valueOf(address.getHost()), port));
    }

    /**
     * The authorities to trust.
     *
     * @return empty for those of the system
     * @throws IOException with words that name the variable, where its file cannot be read
     */
    public Optional<Authorities> authorities() throws IOException {
        String file = environment.getOrDefault(CERTIFICATES, "");
        try {
            return file.isEmpty() ? Optional.empty() : Optional.of(Authorities.read(Path.of(file)));
        } catch (IOException e) {
            throw new IOException(CERTIFICATES + " names the file " + file + ", which cannot be read", e);
        }
    }

    /**
     * What secures connections.
     *
     * @return empty where Java's usual one will do
     * @throws SSLException with words that name the variable, where its file cannot be used
     */
    public Optional<SSLContext> security() throws SSLException {
        try {
            Optional<Authorities> own = authorities();
            return own.isEmpty() ? Optional.empty() : Optional.of(own.get().context());
        } catch (GeneralSecurityException e) {
            throw new SSLException(CERTIFICATES + " names a file that holds no certificate", e);
        } catch (IOException e) {
            throw new SSLException(e.getMessage(), e);
        }
    }
}
