package io.scaleguide.kube;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.scaleguide.kube.KubeException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    private String address = "127.0.0.1";
    private KeyStore keys;
    private HttpsServer server;

    @BeforeEach
    void start() throws Exception {
        keys = makeKeys(folder.resolve("keys.p12"));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setWantClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/version", exchange -> {
            byte[] body = ("{\"gitVersion\":\"" + visitor((HttpsExchange) exchange) + "\"}").getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theKubeconfigsAuthorityIsTrusted() throws Exception {
        try (Cluster cluster = open("certificate-authority-data: " + base64(certificate()), "token: t")) {
            assertThat(cluster.serverVersion()).isEqualTo("anyone");
        }
    }

    @Test
    void anUnknownAuthorityIsNot() throws Exception {
        try (Cluster cluster = open("", "token: t")) {
            assertThatThrownBy(cluster::serverVersion)
                    .isInstanceOfSatisfying(
                            KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FOREIGN))
                    .hasMessageContaining("TLS")
                    .hasMessageContaining("certificate-authority-data");
        }
    }

    @Test
    void anotherAuthorityThanTheKubeconfigsIsNot() throws Exception {
        KeyStore others = makeKeys(folder.resolve("others.p12"));
        String other = pem("CERTIFICATE", others.getCertificate("server").getEncoded());
        try (Cluster cluster = open("certificate-authority-data: " + base64(other), "token: t")) {
            assertThatThrownBy(cluster::serverVersion)
                    .isInstanceOfSatisfying(
                            KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FOREIGN))
                    .hasMessageContaining("TLS");
        }
    }

    @Test
    void aNameThatIsNotInTheServersCertificateIsNotAccepted() throws Exception {
        address = "localhost";
        try (Cluster cluster = open("certificate-authority-data: " + base64(certificate()), "token: t")) {
            assertThatThrownBy(cluster::serverVersion)
                    .isInstanceOfSatisfying(
                            KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FOREIGN))
                    .hasMessageContaining("is for another name")
                    .hasMessageContaining("one there that the certificate is for")
                    .hasMessageContaining("cannot honour tls-server-name");
        }
    }

    @Test
    void anAuthorityThatIsNoCertificateIsRefused() {
        assertThatThrownBy(() -> open("certificate-authority-data: " + base64("not one"), "token: t"))
                .isInstanceOfSatisfying(
                        KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFIG));
    }

    @Test
    void checkingCanBeSwitchedOffByTheKubeconfig() throws Exception {
        try (Cluster cluster = open("insecure-skip-tls-verify: true", "token: t")) {
            assertThat(cluster.serverVersion()).isEqualTo("anyone");
        }
    }

    @Test
    void aClientCertificateIsShown() throws Exception {
        byte[] key = keys.getKey("server", PASSWORD).getEncoded();
        Files.writeString(folder.resolve("client.key"), pem("PRIVATE KEY", key));
        Files.writeString(folder.resolve("client.crt"), certificate());
        try (Cluster cluster = open(
                "certificate-authority-data: " + base64(certificate()),
                "client-certificate: client.crt, client-key: client.key")) {
            assertThat(cluster.serverVersion()).isEqualTo("CN=practice");
        }
    }

    /** The name in the client's certificate, where it showed one. */
    private static String visitor(HttpsExchange exchange) {
        try {
            return exchange.getSSLSession().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            return "anyone";
        }
    }

    private Cluster open(String cluster, String user) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), """
                current-context: here
                clusters: [{name: c, cluster: {server: "https://%s:%d", %s}}]
                users: [{name: u, user: {%s}}]
                contexts: [{name: here, context: {cluster: c, user: u}}]
                """.formatted(
                        address, server.getAddress().getPort(), cluster, user));
        return Cluster.open(
                new ClusterChoice(List.of(file), Optional.empty()),
                Duration.ofSeconds(20),
                Map.of(),
                WatchTuning.USUAL);
    }

    private String certificate() throws Exception {
        return pem("CERTIFICATE", keys.getCertificate("server").getEncoded());
    }

    private static String pem(String what, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("client", keys.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore makeKeys(Path store) throws Exception {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=practice",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }
}
