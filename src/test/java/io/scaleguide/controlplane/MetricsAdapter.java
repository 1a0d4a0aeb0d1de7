package io.scaleguide.controlplane;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.scaleguide.practice.api.AggregatedApi;
import io.scaleguide.practice.api.ApiError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An external metrics adapter behind a real aggregation layer, as k8s.io/apiserver makes one: TLS, callers known by the front proxy's
 * certificate and headers, and a SubjectAccessReview for each of them. What it serves is told by an {@link AggregatedApi}.
 */
final class MetricsAdapter implements AutoCloseable {
    private static final String GROUP = "external.metrics.k8s.io";
    private static final String VERSION = "v1beta1";
    private static final String BASE = "/apis/" + GROUP + "/" + VERSION;
    private static final Pattern METRIC = Pattern.compile(BASE + "/namespaces/([^/]+)/([^/]+)");
    private static final char[] PASSWORD = "adapter".toCharArray();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpsServer server;
    private final AggregatedApi api;
    private final KubernetesClient client;
    private final List<String> proxies;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "metrics-adapter");
        thread.setDaemon(true);
        return thread;
    });

    private MetricsAdapter(HttpsServer server, AggregatedApi api, KubernetesClient client, List<String> proxies) {
        this.server = server;
        this.api = api;
        this.client = client;
        this.proxies = proxies;
    }

    /**
     * Opens one on a free port of 127.0.0.1.
     *
     * @param api what it serves
     * @param client may read kube-system's extension-apiserver-authentication and ask for reviews
     * @param identity its certificate
     */
    static MetricsAdapter open(AggregatedApi api, KubernetesClient client, Certificates.Identity identity)
            throws IOException, GeneralSecurityException {
        Map<String, String> trust = client.configMaps()
                .inNamespace("kube-system")
                .withName("extension-apiserver-authentication")
                .require()
                .getData();
        SSLContext context = context(identity, trust.getOrDefault("requestheader-client-ca-file", ""));
        InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        HttpsServer server = HttpsServer.create(new InetSocketAddress(loopback, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = context.getDefaultSSLParameters();
                ssl.setWantClientAuth(true);
                parameters.setSSLParameters(ssl);
            }
        });
        MetricsAdapter adapter = new MetricsAdapter(
                server, api, client, texts(JSON.readTree(trust.getOrDefault("requestheader-allowed-names", "[]"))));
        server.setExecutor(adapter.threads);
        server.createContext("/", adapter::handle);
        server.start();
        return adapter;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static SSLContext context(Certificates.Identity identity, String proxyAuthorities)
            throws IOException, GeneralSecurityException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry("adapter", identity.key(), PASSWORD, new Certificate[] {identity.certificate()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        int number = 0;
        byte[] pem = proxyAuthorities.getBytes(StandardCharsets.US_ASCII);
        for (Certificate authority :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem))) {
            trusted.setCertificateEntry("front-proxy-" + number++, authority);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = 200;
            ObjectNode body;
            try {
                body = answer((HttpsExchange) exchange);
            } catch (ApiError refused) {
                status = refused.status();
                body = JSON.createObjectNode()
                        .put("kind", "Status")
                        .put("apiVersion", "v1")
                        .put("status", "Failure")
                        .put("message", refused.getMessage())
                        .put("reason", refused.reason())
                        .put("code", status);
            }
            byte[] bytes = JSON.writeValueAsBytes(body);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private ObjectNode answer(HttpsExchange exchange) {
        if (!comesFromProxy(exchange)) {
            throw new ApiError(401, "Unauthorized", "Unauthorized");
        }
        String path = exchange.getRequestURI().getPath();
        Matcher metric = METRIC.matcher(path);
        ObjectNode review = review(exchange);
        if (metric.matches()) {
            demand(review, metric.group(1), metric.group(2));
            String raw = exchange.getRequestURI().getRawPath();
            return api.get(GROUP, VERSION, raw.substring(BASE.length() + 1), Map.of());
        }
        if (path.equals(BASE)) {
            return resources();
        }
        throw new ApiError(404, "NotFound", "the server could not find the requested resource");
    }

    private ObjectNode resources() {
        ObjectNode list = JSON.createObjectNode()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", GROUP + "/" + VERSION);
        api.resources(GROUP, VERSION).forEach(list.putArray("resources")::add);
        return list;
    }

    private boolean comesFromProxy(HttpsExchange exchange) {
        try {
            X509Certificate shown = (X509Certificate) exchange.getSSLSession().getPeerCertificates()[0];
            String subject = shown.getSubjectX500Principal().getName();
            return proxies.stream().anyMatch(name -> subject.equals("CN=" + name));
        } catch (SSLPeerUnverifiedException none) {
            return false;
        }
    }

    private static ObjectNode review(HttpsExchange exchange) {
        ObjectNode review = JSON.createObjectNode()
                .put("apiVersion", "authorization.k8s.io/v1")
                .put("kind", "SubjectAccessReview");
        ObjectNode spec = review.putObject("spec");
        spec.put("user", String.valueOf(exchange.getRequestHeaders().getFirst("X-Remote-User")));
        exchange.getRequestHeaders().getOrDefault("X-Remote-Group", List.of()).forEach(spec.putArray("groups")::add);
        return review;
    }

    /** A GET without an object's name is a list: RequestInfoFactory in k8s.io/apiserver. */
    private void demand(ObjectNode review, String namespace, String metric) {
        review.withObject("/spec/resourceAttributes")
                .put("namespace", namespace)
                .put("verb", "list")
                .put("group", GROUP)
                .put("version", VERSION)
                .put("resource", metric);
        JsonNode verdict = JSON.readTree(
                client.raw("/apis/authorization.k8s.io/v1/subjectaccessreviews", "POST", review.toString()));
        if (!verdict.at("/status/allowed").asBoolean(false)) {
            throw new ApiError(
                    403,
                    "Forbidden",
                    metric + "." + GROUP + " is forbidden: User \""
                            + review.at("/spec/user").asString("") + "\" cannot list resource \"" + metric
                            + "\" in API group \"" + GROUP + "\" in the namespace \"" + namespace + "\"");
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asString("")));
        return texts;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
