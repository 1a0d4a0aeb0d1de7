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
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fabric8 client for one context, made from nothing but that context: no service account, no system property and no other
 * kubeconfig is looked at.
 *
 * @param client the client
 * @param token the user's bearer token
 */
record Connection(KubernetesClient client, BearerToken token) {

    /** A connection takes no longer than this to come about, however patient a request is. */
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    /** Makes the client. Throws KubeException(CONFIG) for what the kubeconfig asks and cannot be had. */
    static Connection to(
            KubeContext context, Kubeconfig kubeconfig, Duration requestTimeout, Map<String, String> environment) {
        ObjectNode cluster = kubeconfig.cluster(context);
        ObjectNode user = kubeconfig.user(context);
        refuseWhatCannotBeHonoured(context, cluster, user);
        Optional<CredentialPlugin> plugin = user.path("exec") instanceof ObjectNode exec
                ? Optional.of(new CredentialPlugin(exec, cluster, Clock.systemUTC()))
                : Optional.empty();
        BearerToken token = new BearerToken(user, plugin);
        boolean unchecked = cluster.path("insecure-skip-tls-verify").asBoolean(false);
        Optional<Authority> authority = unchecked ? Optional.empty() : Authority.of(cluster);
        ConfigBuilder config = basics(context, requestTimeout)
                .withDisableHostnameVerification(unchecked)
                // With an authority of its own, adapt() sets what is trusted; until then fabric8 need not read the
                // system's.
                .withTrustCerts(unchecked || authority.isPresent());
        Optional<ClientCertificate> certificate = ClientCertificate.of(user, plugin);
        certificate.filter(each -> !each.pkcs8()).ifPresent(each -> show(config, each));
        impersonation(config, user);
        proxy(config, context, Json.text(cluster, "proxy-url"), environment);
        Config built = config.build();
        AuthorizationHeader header = new AuthorizationHeader(user, token);
        Optional<ClientCertificate> own = certificate.filter(ClientCertificate::pkcs8);
        try {
            return new Connection(build(built, http -> adapt(http, built, header, own, authority)), token);
        } catch (RuntimeException e) {
            throw config("The certificates, the key or the address of context \"" + context.name()
                    + "\" cannot be used (" + Failures.root(e).getClass().getSimpleName()
                    + "). Check the entries of cluster \"" + context.cluster() + "\" and user \"" + context.user()
                    + "\" in your kubeconfig.");
        }
    }

    private static ConfigBuilder basics(KubeContext context, Duration requestTimeout) {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(context.server())
                .withNamespace(context.namespace())
                .withRequestTimeout(millis(requestTimeout))
                .withConnectionTimeout(
                        millis(requestTimeout.compareTo(LONGEST_CONNECT) < 0 ? requestTimeout : LONGEST_CONNECT))
                // A user is waiting: failing at once and saying so is better than ten silent tries.
                .withRequestRetryBackoffLimit(0)
                .withOnlyHttpWatches(true)
                // One connection a request: a dead peer then costs one time-out, not the shared connection.
                .withHttp2Disable(true);
    }

    private static KubernetesClient build(Config config, Consumer<HttpClient.Builder> adapter) {
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new StoppableClientFactory())
                .withHttpClientBuilderConsumer(adapter)
                // Without the lookup of model classes: they cost half the start-up, and trees need none.
                .withKubernetesSerialization(new KubernetesSerialization(Json.MAPPER, false))
                .build();
    }

    private static void adapt(
            HttpClient.Builder http,
            Config config,
            AuthorizationHeader header,
            Optional<ClientCertificate> certificate,
            Optional<Authority> authority) {
        http.addOrReplaceInterceptor(TokenRefreshInterceptor.NAME, header);
        if (certificate.isEmpty() && authority.isEmpty()) {
            return;
        }
        try {
            http.sslContext(
                    certificate.isPresent() ? certificate.get().keyManagers() : SSLUtils.keyManagers(config),
                    authority.isPresent() ? authority.get().trustManagers() : SSLUtils.trustManagers(config));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void refuseWhatCannotBeHonoured(KubeContext context, ObjectNode cluster, ObjectNode user) {
        if (!Json.text(cluster, "tls-server-name").isEmpty()) {
            throw config("Cluster \"" + context.cluster() + "\" sets tls-server-name, which Java's HTTP client cannot "
                    + "honour. Use an address that is in the server's certificate instead.");
        }
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

    private static void impersonation(ConfigBuilder config, ObjectNode user) {
        some(user, "as").ifPresent(config::withImpersonateUsername);
        List<String> groups = new ArrayList<>();
        user.path("as-groups").forEach(group -> groups.add(group.asString("")));
        config.withImpersonateGroups(groups.toArray(String[]::new));
    }

    private static void proxy(ConfigBuilder config, KubeContext context, String own, Map<String, String> environment) {
        URI server = address(context);
        Optional<String> proxy = new ProxyChoice(environment).proxyFor(server, own);
        if (proxy.filter(url -> url.startsWith("socks")).isPresent()) {
            throw config(
                    "The way to cluster \"" + context.cluster() + "\" leads through a SOCKS proxy, which Java's HTTP "
                            + "client cannot use. Set proxy-url in your kubeconfig, or HTTPS_PROXY, to an http:// proxy.");
        }
        proxy.ifPresent(url -> config.withHttpProxy(url).withHttpsProxy(url));
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
