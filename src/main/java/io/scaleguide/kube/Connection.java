package io.scaleguide.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.TokenRefreshInterceptor;
import io.scaleguide.kube.KubeException.Reason;
import io.scaleguide.network.Authorities;
import io.scaleguide.network.Network;
import io.scaleguide.network.ProxyChoice;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What carries requests to the server of one context, made from nothing but that context: no service account, no system property and no
 * other kubeconfig is looked at. What is only read goes the quick way; the whole client is made when something first asks for it.
 */
final class Connection implements AutoCloseable {

    /** A connection takes no longer than this to come about, however patient a request is. */
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private final Supplier<KubernetesClient> maker;
    private final Optional<DirectReads> reads;
    private final BearerToken token;
    private Optional<KubernetesClient> made = Optional.empty();
    private boolean closed;

    private Connection(Supplier<KubernetesClient> maker, Optional<DirectReads> reads, BearerToken token) {
        this.maker = maker;
        this.reads = reads;
        this.token = token;
    }

    /** Makes it. Throws KubeException(CONFIG) for what the kubeconfig asks and cannot be had. */
    static Connection to(
            KubeContext context, Kubeconfig kubeconfig, Duration requestTimeout, Map<String, String> environment) {
        ObjectNode cluster = kubeconfig.cluster(context);
        ObjectNode user = kubeconfig.user(context);
        refuseWhatCannotBeHonoured(context, user);
        Optional<CredentialPlugin> plugin = user.path("exec") instanceof ObjectNode exec
                ? Optional.of(new CredentialPlugin(exec, cluster, Clock.systemUTC(), environment))
                : Optional.empty();
        BearerToken token = new BearerToken(user, plugin);
        AuthorizationHeader header = new AuthorizationHeader(user, token);
        boolean unchecked = cluster.path("insecure-skip-tls-verify").asBoolean(false);
        Optional<Authorities> authority =
                unchecked ? Optional.empty() : Authority.of(cluster, new Network(environment));
        Optional<ClientCertificate> certificate = ClientCertificate.of(user, plugin);
        Optional<String> proxy = proxy(context, Json.text(cluster, "proxy-url"), environment);
        Optional<ServerName> server = ServerName.of(cluster);
        Supplier<Config> config = () -> config(context, requestTimeout, user, certificate, proxy, unchecked, authority);
        try {
            Managers managers = Managers.of(certificate, authority, config);
            Supplier<KubernetesClient> maker = () -> build(config.get(), header, managers, server);
            if (proxy.isPresent()) {
                Connection connection = new Connection(maker, Optional.empty(), token);
                connection.client();
                return connection;
            }
            DirectReads reads = new DirectReads(
                    Tls.of(managers.keys(), managers.trusted(), unchecked, server),
                    () -> headers(header, user),
                    connectTimeout(requestTimeout),
                    requestTimeout);
            return new Connection(maker, Optional.of(reads), token);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw config("The certificates, the key or the address of context \"" + context.name()
                    + "\" cannot be used (" + Failures.root(e).getClass().getSimpleName()
                    + "). Check the entries of cluster \"" + context.cluster() + "\" and user \"" + context.user()
                    + "\" in your kubeconfig.");
        }
    }

    /** The whole client: for changes, watches and streams, and for everything where a proxy leads to the server. */
    synchronized KubernetesClient client() {
        if (closed) {
            throw isClosed();
        }
        KubernetesClient client = made.orElseGet(maker);
        made = Optional.of(client);
        return client;
    }

    /** The quick way for what is only read; empty where a proxy leads to the server. */
    Optional<DirectReads> reads() {
        return reads;
    }

    /** What is said to whoever still asks after the end. */
    static KubeException isClosed() {
        return new KubeException(Reason.UNREACHABLE, 0, "The connection to the cluster is closed.", null);
    }

    /** The user's bearer token. */
    BearerToken token() {
        return token;
    }

    /** Ends what carries requests, and its threads. */
    @Override
    public void close() {
        Optional<KubernetesClient> client;
        synchronized (this) {
            closed = true;
            client = made;
        }
        reads.ifPresent(DirectReads::close);
        client.ifPresent(KubernetesClient::close);
    }

    /**
     * What shows who the user is, and says who the server may be, as far as the kubeconfig has it.
     *
     * @param keys for a client certificate
     * @param trusted for an authority of the cluster's own
     * @param own whether fabric8 is given these, since it would not make the same ones itself
     */
    private record Managers(Optional<KeyManager[]> keys, Optional<TrustManager[]> trusted, boolean own) {
        static Managers of(
                Optional<ClientCertificate> certificate, Optional<Authorities> authority, Supplier<Config> config)
                throws GeneralSecurityException, IOException {
            Optional<KeyManager[]> keys = Optional.empty();
            if (certificate.isPresent()) {
                keys = Optional.ofNullable(
                        certificate.get().pkcs8()
                                ? certificate.get().keyManagers()
                                : SSLUtils.keyManagers(config.get()));
            }
            Optional<TrustManager[]> trusted = Optional.empty();
            if (authority.isPresent()) {
                trusted = Optional.of(authority.get().trustManagers());
            }
            boolean own = authority.isPresent()
                    || certificate.filter(ClientCertificate::pkcs8).isPresent();
            return new Managers(keys, trusted, own);
        }
    }

    private static Config config(
            KubeContext context,
            Duration requestTimeout,
            ObjectNode user,
            Optional<ClientCertificate> certificate,
            Optional<String> proxy,
            boolean unchecked,
            Optional<Authorities> authority) {
        ConfigBuilder config = basics(context, requestTimeout)
                .withDisableHostnameVerification(unchecked)
                // With an authority of its own, build() sets what is trusted; until then fabric8 need not read the
                // system's.
                .withTrustCerts(unchecked || authority.isPresent());
        certificate.filter(each -> !each.pkcs8()).ifPresent(each -> show(config, each));
        some(user, "as").ifPresent(config::withImpersonateUsername);
        config.withImpersonateGroups(groups(user).toArray(String[]::new));
        proxy.ifPresent(url -> config.withHttpProxy(url).withHttpsProxy(url));
        return config.build();
    }

    /** Who the user is, as fabric8 writes it into its own requests. */
    private static List<DirectReads.Header> headers(AuthorizationHeader header, ObjectNode user) {
        List<DirectReads.Header> all = new ArrayList<>();
        header.value().ifPresent(value -> all.add(new DirectReads.Header("Authorization", value)));
        some(user, "as").ifPresent(name -> all.add(new DirectReads.Header("Impersonate-User", name)));
        groups(user).forEach(group -> all.add(new DirectReads.Header("Impersonate-Group", group)));
        return all;
    }

    private static ConfigBuilder basics(KubeContext context, Duration requestTimeout) {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(context.server())
                .withNamespace(context.namespace())
                .withRequestTimeout(millis(requestTimeout))
                .withConnectionTimeout(millis(connectTimeout(requestTimeout)))
                // A user is waiting: failing at once and saying so is better than ten silent tries.
                .withRequestRetryBackoffLimit(0)
                .withOnlyHttpWatches(true)
                // One connection a request: a dead peer then costs one time-out, not the shared connection.
                .withHttp2Disable(true);
    }

    private static Duration connectTimeout(Duration requestTimeout) {
        return requestTimeout.compareTo(LONGEST_CONNECT) < 0 ? requestTimeout : LONGEST_CONNECT;
    }

    private static KubernetesClient build(
            Config config, AuthorizationHeader header, Managers managers, Optional<ServerName> server) {
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new StoppableClientFactory(server))
                .withHttpClientBuilderConsumer(http -> adapt(http, config, header, managers))
                // Without the lookup of model classes: they cost half the start-up, and trees need none.
                .withKubernetesSerialization(
                        new KubernetesSerialization(JsonMapper.builder().build(), false))
                .build();
    }

    private static void adapt(HttpClient.Builder http, Config config, AuthorizationHeader header, Managers managers) {
        http.addOrReplaceInterceptor(TokenRefreshInterceptor.NAME, header);
        if (!managers.own()) {
            return;
        }
        try {
            http.sslContext(
                    managers.keys().orElse(null),
                    managers.trusted().isPresent() ? managers.trusted().get() : SSLUtils.trustManagers(config));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void refuseWhatCannotBeHonoured(KubeContext context, ObjectNode user) {
        if (user.has("auth-provider") && !user.has("exec") && !user.has("token")) {
            throw config("User \"" + context.user() + "\" signs in by auth-provider, which Kubernetes dropped in 1.26. "
                    + "Get new credentials that use an exec plugin: ask your cloud's command line tool.");
        }
    }

    private static void show(ConfigBuilder config, ClientCertificate certificate) {
        String key = base64(certificate.key());
        config.withClientCertData(base64(certificate.certificate())).withClientKeyData(key);
        Optional.ofNullable(Config.getKeyAlgorithm("", key)).ifPresent(config::withClientKeyAlgo);
    }

    private static List<String> groups(ObjectNode user) {
        List<String> groups = new ArrayList<>();
        user.path("as-groups").forEach(group -> groups.add(group.asString("")));
        return groups;
    }

    private static Optional<String> proxy(KubeContext context, String own, Map<String, String> environment) {
        Optional<String> proxy = new ProxyChoice(environment).proxyFor(address(context), own);
        if (proxy.filter(url -> url.startsWith("socks")).isPresent()) {
            throw config(
                    "The way to cluster \"" + context.cluster() + "\" leads through a SOCKS proxy, which Java's HTTP "
                            + "client cannot use. Set proxy-url in your kubeconfig, or HTTPS_PROXY, to an http:// proxy.");
        }
        return proxy;
    }

    private static URI address(KubeContext context) {
        try {
            return URI.create(context.server());
        } catch (IllegalArgumentException e) {
            throw config(
                    "The address of cluster \"" + context.cluster() + "\" in your kubeconfig is not a URL. Mend it.");
        }
    }

    private static Optional<String> some(ObjectNode from, String field) {
        return Optional.of(Json.text(from, field)).filter(value -> !value.isEmpty());
    }

    private static String base64(String pem) {
        return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
    }

    private static int millis(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, duration.toMillis()));
    }

    private static KubeException config(String message) {
        return new KubeException(Reason.CONFIG, 0, message, null);
    }
}
