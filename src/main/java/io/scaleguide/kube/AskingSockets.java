package io.scaleguide.kube;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Secures connections, and asks for it in another way than the HTTP client that uses them would. It makes no connections itself: Java's oldest HTTP client
 * makes them, and has them secured afterwards.
 */
final class AskingSockets extends SSLSocketFactory {
    private final SSLSocketFactory inner;
    private final Optional<ServerName> server;
    private final UnaryOperator<SSLParameters> also;

    /**
     * @param server what the server goes by; empty for its address
     * @param also what else is asked for otherwise
     */
    AskingSockets(SSLSocketFactory inner, Optional<ServerName> server, UnaryOperator<SSLParameters> also) {
        this.inner = inner;
        this.server = server;
        this.also = also;
    }

    @Override
    public Socket createSocket(Socket connection, String host, int port, boolean autoClose) throws IOException {
        SSLSocket socket = (SSLSocket)
                inner.createSocket(connection, server.map(ServerName::name).orElse(host), port, autoClose);
        SSLParameters asking = socket.getSSLParameters();
        if (server.isPresent()) {
            server.get().ask(asking);
            // Held against the certificate here, by the name: the client would hold the address against it.
            asking.setEndpointIdentificationAlgorithm("HTTPS");
        }
        socket.setSSLParameters(also.apply(asking));
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw makesNone();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw makesNone();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw makesNone();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        throw makesNone();
    }

    private static SocketException makesNone() {
        return new SocketException("connections are secured here, and made elsewhere");
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return inner.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return inner.getSupportedCipherSuites();
    }
}
