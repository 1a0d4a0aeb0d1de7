package io.scaleguide.controlplane;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.scaleguide.practice.net.PodNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The API server's way to pods: an HTTP proxy that takes CONNECT, as konnectivity's does. A pod's address leads to whatever stands in for the
 * pod on this machine; one that nobody stands in for gets 502.
 */
final class PodGate implements AutoCloseable {
    private static final Pattern CONNECT = Pattern.compile("CONNECT ([0-9.]+):(\\d+) HTTP/1\\.[01]");
    private static final int LONGEST_HEAD = 8192;

    private final PodNetwork network;
    private final Path socket;
    private final ServerSocketChannel listener;
    private final Map<String, HttpServer> pages = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "pod-gate");
        thread.setDaemon(true);
        return thread;
    });

    private PodGate(PodNetwork network, Path socket, ServerSocketChannel listener) {
        this.network = network;
        this.socket = socket;
        this.listener = listener;
    }

    /**
     * Opens one on a Unix socket.
     *
     * @param network who stands in for which pod
     * @param socket where; its path is shorter than 100 characters
     */
    static PodGate open(PodNetwork network, Path socket) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket));
        PodGate gate = new PodGate(network, socket, listener);
        gate.threads.execute(gate::accept);
        return gate;
    }

    /** The path of its socket. */
    String address() {
        return socket.toString();
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                SocketChannel caller = listener.accept();
                threads.execute(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(SocketChannel caller) {
        try (caller) {
            Matcher asked = CONNECT.matcher(head(caller).lines().findFirst().orElse(""));
            Optional<Integer> port =
                    asked.matches() ? port(asked.group(1), Integer.parseInt(asked.group(2))) : Optional.empty();
            if (port.isEmpty()) {
                say(caller, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
                return;
            }
            try (SocketChannel pod = SocketChannel.open(new InetSocketAddress(loopback(), port.get()))) {
                say(caller, "HTTP/1.1 200 Connection established\r\n\r\n");
                threads.execute(() -> pass(caller, pod));
                pass(pod, caller);
            }
        } catch (IOException over) {
            // Either side may hang up whenever it likes; the other sees it as the end of the connection.
            return;
        }
    }

    private static void pass(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException over) {
            return;
        }
    }

    private static void say(SocketChannel caller, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            caller.write(bytes);
        }
    }

    /** Byte by byte, so that nothing that follows the head is taken. */
    private static String head(SocketChannel caller) throws IOException {
        StringBuilder head = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (head.length() < LONGEST_HEAD && caller.read(one) > 0) {
            head.append((char) one.get(0));
            one.clear();
            if (head.lastIndexOf("\r\n\r\n") >= 0) {
                return head.toString();
            }
        }
        return "";
    }

    /** The port of 127.0.0.1 that stands for a pod's. */
    private Optional<Integer> port(String ip, int port) throws IOException {
        Optional<Integer> socket = network.socket(ip, port);
        return socket.isPresent() || network.at(ip, port).isEmpty() ? socket : Optional.of(page(ip, port));
    }

    private synchronized int page(String ip, int port) throws IOException {
        String key = ip + ":" + port;
        HttpServer known = pages.get(key);
        if (known == null) {
            known = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
            known.setExecutor(threads);
            known.createContext("/", exchange -> answer(exchange, ip, port));
            known.start();
            pages.put(key, known);
        }
        return known.getAddress().getPort();
    }

    private void answer(HttpExchange exchange, String ip, int port) throws IOException {
        try (exchange) {
            Optional<PodNetwork.Endpoint> endpoint = network.at(ip, port);
            if (endpoint.isEmpty()) {
                return;
            }
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            PodNetwork.Reply reply =
                    endpoint.get().get("http", exchange.getRequestURI().toString(), headers);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    }

    @Override
    public void close() throws IOException {
        listener.close();
        pages.values().forEach(page -> page.stop(0));
        threads.shutdownNow();
    }
}
