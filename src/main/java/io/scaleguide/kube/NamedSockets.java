package io.scaleguide.kube;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Secures connections to a server that goes by another name than its address. It makes no connections itself: Java's oldest HTTP client makes them, and
 * has them secured afterwards.
 */
final class NamedSockets extends SSLSocketFactory {
    private final SSLSocketFactory inner;
    private final ServerName server;

    NamedSockets(SSLSocketFactory inner, ServerName server) {
        this.inner = inner;
        this.server = server;
    }

    @Override
    public Socket createSocket(Socket connection, String host, int port, boolean autoClose) throws IOException {
        SSLSocket socket = (SSLSocket) inner.createSocket(connection, server.name(), port, autoClose);
        SSLParameters asking = server.ask(socket.getSSLParameters());
        // Held against the certificate here, by the name: the client would hold the address against it.
        asking.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(asking);
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
