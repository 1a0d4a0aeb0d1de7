package io.scaleguide.kube;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/**
 * Java's own TLS sockets, made when somebody asks for one. Each {@link HttpsURLConnection} takes Java's default when it is made, also where it is given
 * another one next, as here: with that default comes the list of the world's authorities, which takes longer to read than an API server takes to answer.
 */
final class SocketsWhenAsked extends SSLSocketFactory {
    private final Supplier<SSLSocketFactory> java;

    /** @param java the default; asked for when a socket is wanted */
    SocketsWhenAsked(Supplier<SSLSocketFactory> java) {
        this.java = java;
    }

    /** Makes them this process's default. They are what they would have been, only later. */
    static void install() {
        HttpsURLConnection.setDefaultSSLSocketFactory(
                new SocketsWhenAsked(() -> (SSLSocketFactory) SSLSocketFactory.getDefault()));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return java.get().getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return java.get().getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket() throws IOException {
        return java.get().createSocket();
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return java.get().createSocket(socket, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return java.get().createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return java.get().createSocket(host, port, from, fromPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return java.get().createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return java.get().createSocket(host, port, from, fromPort);
    }
}
