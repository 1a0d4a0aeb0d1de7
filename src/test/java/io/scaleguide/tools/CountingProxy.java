package io.scaleguide.tools;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Stands between a client and an API server that speaks plain HTTP, and remembers what was asked. */
public final class CountingProxy implements AutoCloseable {
    private static final Pattern SERVER = Pattern.compile("(server: *\"?)(http://[^/\"\\s]+)");
    private static final Pattern LIST = Pattern.compile(
            "GET \\S*/(?:api/v1|apis/[^/]+/v[^/]+)(?:/namespaces/[^/]+)?/[a-z]+(?:\\?(?!.*watch=true).*)?");

    private static final Pattern COLLECTION =
            Pattern.compile("GET \\S*/(?:api/v1|apis/[^/]+/v[^/]+)(?:/namespaces/[^/]+)?/([a-z]+)(?:\\?.*)?");

    private final HttpServer http;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private final String kubeconfig;
    private final URI target;

    /**
     * @param kubeconfig the server's kubeconfig
     * @throws IOException when it cannot be read
     */
    public CountingProxy(Path kubeconfig) throws IOException {
        this.kubeconfig = Files.readString(kubeconfig);
        Matcher server = SERVER.matcher(this.kubeconfig);
        if (!server.find()) {
            throw new IOException("No plain HTTP server in " + kubeconfig);
        }
        target = URI.create(server.group(2));
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(workers);
        http.createContext("/", this::forward);
        http.start();
    }

    /**
     * @param folder where to write it
     * @return a kubeconfig that goes through here
     * @throws IOException when it cannot be written
     */
    public Path kubeconfig(Path folder) throws IOException {
        String here = "http://127.0.0.1:" + http.getAddress().getPort();
        return Files.writeString(folder.resolve("through-proxy"), kubeconfig.replace(target.toString(), here));
    }

    /** Forgets what was asked. */
    public void forget() {
        asked.clear();
    }

    /** @return the LIST requests since then: of collections, without watch */
    public List<String> lists() {
        return asked.stream().filter(one -> LIST.matcher(one).matches()).toList();
    }

    /**
     * @return how often what was asked since then, such as {@code LIST pods}, {@code WATCH deployments}, {@code GET} or {@code POST}; a list of one object
     *     by its name is a {@code LIST-ONE}
     */
    public SortedMap<String, Long> counts() {
        return asked.stream().collect(Collectors.groupingBy(CountingProxy::kind, TreeMap::new, Collectors.counting()));
    }

    private static String kind(String request) {
        Matcher collection = COLLECTION.matcher(request);
        if (!collection.matches()) {
            return request.substring(0, request.indexOf(' '));
        }
        String verb = LIST.matcher(request).matches() ? "LIST" : "WATCH";
        boolean one = verb.equals("LIST") && request.contains("fieldSelector=metadata.name%3D");
        return (one ? "LIST-ONE " : verb + " ") + collection.group(1);
    }

    /** @return everything that was asked since then */
    public List<String> all() {
        return new ArrayList<>(asked);
    }

    private void forward(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        asked.add(exchange.getRequestMethod() + " " + uri);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + uri.toString()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        for (String header : List.of("Authorization", "Content-Type", "Accept")) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(header))
                    .ifPresent(value -> request.header(header, value));
        }
        try (exchange) {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            response.headers().firstValue("Content-Type").ifPresent(type -> exchange.getResponseHeaders()
                    .set("Content-Type", type));
            exchange.sendResponseHeaders(response.statusCode(), 0);
            try (InputStream body = response.body()) {
                copy(body, exchange.getResponseBody());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[8192];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            to.write(buffer, 0, count);
            to.flush();
        }
    }

    @Override
    public void close() {
        http.stop(0);
        workers.shutdownNow();
    }
}
