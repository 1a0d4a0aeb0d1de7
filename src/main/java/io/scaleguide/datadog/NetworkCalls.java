package io.scaleguide.datadog;

import io.scaleguide.network.Network;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.glassfish.jersey.client.HttpUrlConnectorProvider;

/** Connections for the library by the way that the environment names: it knows only Java's own settings. */
final class NetworkCalls implements HttpUrlConnectorProvider.ConnectionFactory {
    private final Network network;
    private final Optional<SSLContext> security;

    private NetworkCalls(Network network, Optional<SSLContext> security) {
        this.network = network;
        this.security = security;
    }

    /** What makes such connections; empty where the environment says nothing, since making a client anew takes its time. */
    static Optional<HttpUrlConnectorProvider> throughout(Network network) {
        try {
            Optional<SSLContext> security = network.security();
            return network.namesProxies() || security.isPresent()
                    ? Optional.of(new HttpUrlConnectorProvider().connectionFactory(new NetworkCalls(network, security)))
                    : Optional.empty();
        } catch (SSLException e) {
            throw new ProcessingException(e);
        }
    }

    @Override
    public HttpURLConnection getConnection(URL url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) url.openConnection(network.proxyTo(URI.create(url.toString())));
        if (security.isPresent() && connection instanceof HttpsURLConnection secured) {
            secured.setSSLSocketFactory(security.get().getSocketFactory());
        }
        return connection;
    }
}
