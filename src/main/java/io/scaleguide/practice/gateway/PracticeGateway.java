package io.scaleguide.practice.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The practice cluster's data plane: real HTTP on 127.0.0.1, with answers and headers like those of Kong Gateway 3.9. */
public final class PracticeGateway implements AutoCloseable {
    /** Every request under way holds a thread, and the traffic may have 1024 under way. */
    private static final int MOST_THREADS = 2048;

    private static final int BACKLOG = 1024;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Workload workload;
    private final ThreadPoolExecutor threads;
    private final Map<Integer, HttpServer> servers = new ConcurrentHashMap<>();
    private final Map<ServiceName, LatencyHistogram> latencies = new ConcurrentHashMap<>();
    private volatile List<GatewayRoute> routes = List.of();
    private volatile boolean silent;
    private volatile boolean failing;

    /** @param workload what is behind the routes */
    public PracticeGateway(Workload workload) {
        this.workload = workload;
        // the JDK's server writes head and body apart; without this each answer may wait 40 ms for the client's kernel
        System.setProperty("sun.net.httpserver.nodelay", "true");
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(0, MOST_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "practice-gateway-" + number.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Listens on a port of 127.0.0.1. A port that is bound already stays as it is.
     *
     * @param port the listener's port; 0 takes any free one
     * @return the port that is bound
     * @throws IOException when the port is taken, or may not be used without privileges
     */
    public synchronized int bind(int port) throws IOException {
        if (servers.containsKey(port)) {
            return port;
        }
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
        int bound = server.getAddress().getPort();
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(bound, exchange));
        server.start();
        servers.put(bound, server);
        return bound;
    }

    /** @param port a port that {@link #bind} gave; it is free afterwards, and one that is not bound stays free */
    public synchronized void unbind(int port) {
        HttpServer server = servers.remove(port);
        if (server != null) {
            server.stop(0);
        }
    }

    /** @param table every route from now on, in any order; the longest prefix that fits wins */
    public void routes(List<GatewayRoute> table) {
        routes = table.stream()
                .sorted(Comparator.comparingInt(
                                (GatewayRoute route) -> route.prefix().length())
                        .reversed())
                .toList();
    }

    /**
     * A fault: connections are taken and ended without an answer.
     *
     * @param begun whether it begins
     */
    public void hangUp(boolean begun) {
        silent = begun;
    }

    /**
     * A fault: what is behind the routes answers 500.
     *
     * @param begun whether it begins
     */
    public void failUpstream(boolean begun) {
        failing = begun;
    }

    /** @return the upstream latencies of each service since it was first counted; a service never counted is absent */
    public Map<ServiceName, LatencyHistogram> latencies() {
        return Map.copyOf(latencies);
    }

    private void handle(int port, HttpExchange exchange) throws IOException {
        try (exchange) {
            long start = System.nanoTime();
            if (silent) {
                return;
            }
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            String path = exchange.getRequestURI().getPath();
            String host = host(exchange);
            Optional<GatewayRoute> route =
                    routes.stream().filter(each -> each.takes(port, host, path)).findFirst();
            if (route.isEmpty()) {
                refuse(exchange, start, 404, "{\"message\":\"no Route matched with those values\"}");
                return;
            }
            forward(exchange, start, route.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The name that is asked for, without a port. */
    private static String host(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .map(name -> name.replaceAll(":\\d+$", ""))
                .orElse("");
    }

    private void forward(HttpExchange exchange, long start, GatewayRoute route)
            throws IOException, InterruptedException {
        String query = exchange.getRequestURI().getRawQuery();
        String path = route.upstreamPath(exchange.getRequestURI().getPath());
        long handedOver = System.nanoTime();
        Optional<WorkloadAnswer> answer = workload.serve(route.service(), path, query == null ? "" : query);
        if (answer.isEmpty()) {
            refuse(exchange, start, 503, "{\"message\":\"failure to get a peer from the ring-balancer\"}");
            return;
        }
        double upstream = (System.nanoTime() - handedOver) / NANOS_PER_MILLI;
        if (route.metricsPlugin()) {
            latencies.compute(route.service(), (service, before) -> (before == null ? LatencyHistogram.empty() : before)
                    .with(upstream));
        }
        Headers headers = exchange.getResponseHeaders();
        headers.set("Via", "1.1 kong/3.9.1");
        headers.set("X-Kong-Upstream-Latency", Long.toString(Math.round(upstream)));
        headers.set("X-Kong-Proxy-Latency", Long.toString(millis(handedOver - start)));
        send(
                exchange,
                failing
                        ? new WorkloadAnswer(500, "text/plain; charset=utf-8", "Internal Server Error\n")
                        : answer.get());
    }

    private static void refuse(HttpExchange exchange, long start, int status, String body) throws IOException {
        exchange.getResponseHeaders().set("Server", "kong/3.9.1");
        exchange.getResponseHeaders().set("X-Kong-Response-Latency", Long.toString(millis(System.nanoTime() - start)));
        send(exchange, new WorkloadAnswer(status, "application/json; charset=utf-8", body));
    }

    private static void send(HttpExchange exchange, WorkloadAnswer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    /** Frees every port at once; requests under way are given up. */
    @Override
    public synchronized void close() {
        threads.shutdownNow();
        List.copyOf(servers.keySet()).forEach(this::unbind);
    }
}
