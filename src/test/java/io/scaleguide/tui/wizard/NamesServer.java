package io.scaleguide.tui.wizard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** As much of an API server as the form's lists of names need; it can be made to keep everybody waiting. */
final class NamesServer implements AutoCloseable {
    private static final Map<String, List<String>> NAMES = Map.of(
            "namespaces",
                    List.of("datadog", "default", "kong-system", "kube-system", "scaleguide-demo", "shop", "shop-test"),
            "services", List.of("cart", "echo", "front"),
            "deployments", List.of("cart", "echo", "front"),
            "gateways", List.of("kong"));

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean slow;

    private NamesServer(HttpServer http) {
        this.http = http;
    }

    static NamesServer start() throws IOException {
        NamesServer server =
                new NamesServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        server.http.setExecutor(server.threads);
        server.http.createContext("/", server::handle);
        server.http.start();
        return server;
    }

    String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** From now on no answer comes. */
    void keepWaiting() {
        slow = true;
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (slow) {
            await();
        }
        String path = exchange.getRequestURI().getPath();
        List<String> names = NAMES.getOrDefault(path.substring(path.lastIndexOf('/') + 1), List.of());
        String items = names.stream()
                .map(name -> "{\"metadata\": {\"name\": \"" + name + "\"}}")
                .collect(Collectors.joining(", "));
        byte[] body = ("{\"kind\": \"List\", \"apiVersion\": \"v1\", \"metadata\": {}, \"items\": [" + items + "]}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private void await() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        http.stop(0);
        threads.shutdownNow();
    }
}
