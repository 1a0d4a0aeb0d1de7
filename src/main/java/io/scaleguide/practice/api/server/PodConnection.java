package io.scaleguide.practice.api.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.scaleguide.practice.net.PodNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A TCP connection to a pod's port. A pod that only answers function calls gets an HTTP server on a free port of the loopback address
 * for as long as the connection lasts.
 *
 * @param socket the connection
 * @param server that server; empty where the pod has one of its own
 */
record PodConnection(Socket socket, Optional<HttpServer> server) implements AutoCloseable {
    /** Nobody listens. */
    static final class RefusedException extends IOException {
        RefusedException(String message) {
            super(message);
        }
    }

    static PodConnection open(PodNetwork network, String ip, int port) throws IOException {
        Optional<Integer> socket = network.socket(ip, port);
        if (socket.isPresent()) {
            return connect(port, socket.get(), Optional.empty());
        }
        PodNetwork.Endpoint endpoint = network.at(ip, port).orElseThrow(() -> refused(port));
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, endpoint));
        server.start();
        return connect(port, server.getAddress().getPort(), Optional.of(server));
    }

    private static PodConnection connect(int port, int local, Optional<HttpServer> server) throws IOException {
        try {
            Socket socket = new Socket(loopback(), local);
            socket.setTcpNoDelay(true);
            return new PodConnection(socket, server);
        } catch (IOException e) {
            throw refused(port);
        }
    }

    private static RefusedException refused(int port) {
        return new RefusedException("failed to connect to localhost:" + port + " inside the pod's network namespace, "
                + "IPv4: dial tcp4 127.0.0.1:" + port + ": connect: connection refused");
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private static void answer(HttpExchange exchange, PodNetwork.Endpoint endpoint) throws IOException {
        try (exchange) {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            PodNetwork.Reply reply =
                    endpoint.get("http", exchange.getRequestURI().toString(), headers);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.ifPresent(it -> it.stop(0));
    }
}
