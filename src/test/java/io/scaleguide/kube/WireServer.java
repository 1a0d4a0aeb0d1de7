package io.scaleguide.kube;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** A server on loopback that answers with what a test laid down, in the wire format of an API server. */
final class WireServer implements AutoCloseable {

    /** One request as it came. */
    record Request(String method, String path, String query, String contentType, String body, String authorization) {}

    /** What to answer: status, lines, and whether the response is then left open until the server closes. */
    record Answer(int status, List<String> lines, boolean hang, Map<String, String> headers) {
        Answer(int status, List<String> lines, boolean hang) {
            this(status, lines, hang, Map.of());
        }

        static Answer json(int status, String body) {
            return new Answer(status, List.of(body), false);
        }
    }

    private final HttpServer http;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();

    WireServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(workers);
        http.createContext("/", this::handle);
        http.start();
    }

    String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/secret-prefix";
    }

    /** Lays down an answer; several for the same call come in turn, and the last one stays. */
    WireServer on(String method, String path, Answer answer) {
        answers.computeIfAbsent(method + " " + path, key -> new ArrayDeque<>()).add(answer);
        return this;
    }

    WireServer on(String method, String path, int status, String body) {
        return on(method, path, Answer.json(status, body));
    }

    WireServer onWatch(String path, Answer answer) {
        return on("WATCH", path, answer);
    }

    /** The next request that came, in order. */
    Request next() throws InterruptedException {
        return Optional.ofNullable(requests.poll(30, java.util.concurrent.TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("no request came"));
    }

    ClusterChoice choice(Path folder) throws IOException {
        return choice(folder, "token: s3cr3t-token");
    }

    ClusterChoice choice(Path folder, String user) throws IOException {
        Path file = folder.resolve("config");
        Files.writeString(file, """
                apiVersion: v1
                kind: Config
                current-context: here
                clusters: [{name: c, cluster: {server: "%s"}}]
                users: [{name: u, user: {%s}}]
                contexts: [{name: here, context: {cluster: c, user: u, namespace: home}}]
                """.formatted(address(), user));
        return new ClusterChoice(List.of(file), Optional.empty());
    }

    Cluster open(Path folder) throws IOException {
        return open(
                folder,
                new WatchTuning(
                        Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofMillis(5), Duration.ofMillis(20)));
    }

    Cluster open(Path folder, WatchTuning tuning) throws IOException {
        return Cluster.open(choice(folder), Duration.ofSeconds(30), Map.of(), tuning);
    }

    @Override
    public void close() {
        closing.countDown();
        http.stop(0);
        workers.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath().replaceFirst("^/secret-prefix", "");
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        String method = query.contains("watch=true") ? "WATCH" : exchange.getRequestMethod();
        Queue<Answer> script = answers.getOrDefault(method + " " + path, new ArrayDeque<>());
        Answer answer;
        synchronized (script) {
            Answer first = script.size() > 1 ? script.poll() : script.peek();
            answer = first == null ? Answer.json(404, status(404, "NotFound", "not laid down: " + path)) : first;
        }
        requests.add(new Request(
                method,
                path,
                query,
                header(exchange, "Content-Type"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                header(exchange, "Authorization")));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        try (exchange) {
            exchange.sendResponseHeaders(answer.status(), 0);
            OutputStream body = exchange.getResponseBody();
            for (String line : answer.lines()) {
                body.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                body.flush();
            }
            if (answer.hang()) {
                closing.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String status(int code, String reason, String message) {
        return """
                {"kind":"Status","apiVersion":"v1","status":"Failure","message":"%s","reason":"%s","code":%d}""".formatted(message, reason, code);
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }
}
