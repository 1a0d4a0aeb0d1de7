package io.scaleguide.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.kube.KubeException.Reason;
import io.scaleguide.tools.NameProxy;
import io.scaleguide.tools.TlsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final String NAMES = "ip:127.0.0.1";

    @TempDir
    Path folder;

    private TlsCluster server;

    @BeforeEach
    void start() throws Exception {
        server = new TlsCluster(folder, NAMES);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theKubeconfigsAuthorityIsTrusted() throws Exception {
        try (Cluster cluster = open(server.authority(), "token: t")) {
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
        KeyStore others = TlsServer.makeKeys(folder.resolve("others.p12"), NAMES);
        String other =
                TlsServer.pem("CERTIFICATE", others.getCertificate("server").getEncoded());
        try (Cluster cluster = open(TlsCluster.authority(other), "token: t")) {
            assertThatThrownBy(cluster::serverVersion)
                    .isInstanceOfSatisfying(
                            KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FOREIGN))
                    .hasMessageContaining("TLS");
        }
    }

    @Test
    void withoutOneTheAuthoritiesOfTheEnvironmentAreTrusted() throws Exception {
        Path file = Files.writeString(
                folder.resolve("authorities.pem"), server.server().certificate());
        Map<String, String> environment = Map.of("SSL_CERT_FILE", file.toString());
        try (Cluster cluster = server.open("127.0.0.1", "", "token: t", environment)) {
            assertThat(cluster.serverVersion()).isEqualTo("anyone");
        }
        KeyStore others = TlsServer.makeKeys(folder.resolve("others.p12"), NAMES);
        String other =
                TlsServer.pem("CERTIFICATE", others.getCertificate("server").getEncoded());
        try (Cluster cluster = server.open("127.0.0.1", TlsCluster.authority(other), "token: t", environment)) {
            assertThatThrownBy(cluster::serverVersion).hasMessageContaining("TLS");
        }
    }

    @Test
    void aTunnelThroughTheProxyOfTheEnvironmentIsSecuredByTheServersName(@TempDir Path keys) throws Exception {
        try (TlsCluster named = new TlsCluster(keys, "dns:api.example");
                NameProxy proxy = new NameProxy()) {
            Map<String, String> environment = Map.of("HTTPS_PROXY", proxy.address());
            try (Cluster cluster = named.open("api.example", named.authority(), "token: t", environment)) {
                assertThat(cluster.serverVersion()).isEqualTo("anyone");
            }
            try (Cluster cluster = named.open(
                    "elsewhere.example",
                    named.authority() + ", tls-server-name: api.example",
                    "token: t",
                    environment)) {
                assertThat(cluster.serverVersion()).isEqualTo("anyone");
            }
            assertThat(proxy.hosts()).containsExactly("api.example", "elsewhere.example");
        }
    }

    @Test
    void authoritiesOfTheEnvironmentThatAreNotThereAreNamed() {
        Map<String, String> environment =
                Map.of("SSL_CERT_FILE", folder.resolve("gone.pem").toString());
        assertThatThrownBy(() -> server.open("127.0.0.1", "", "token: t", environment))
                .isInstanceOfSatisfying(
                        KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFIG))
                .hasMessageContaining("SSL_CERT_FILE")
                .hasMessageContaining("gone.pem");
    }

    @Test
    void aNameThatIsNotInTheServersCertificateIsNotAccepted() throws Exception {
        try (Cluster cluster = server.open("localhost", server.authority(), "token: t")) {
            assertThatThrownBy(cluster::serverVersion)
                    .isInstanceOfSatisfying(
                            KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FOREIGN))
                    .hasMessageContaining("is for another name")
                    .hasMessageContaining("one there that the certificate is for")
                    .hasMessageContaining("say with tls-server-name which name it is for");
        }
    }

    @Test
    void anAuthorityThatIsNoCertificateIsRefused() {
        assertThatThrownBy(() -> open(TlsCluster.authority("not one"), "token: t"))
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
        byte[] key = server.server().keys().getKey("server", TlsServer.PASSWORD).getEncoded();
        Files.writeString(folder.resolve("client.key"), TlsServer.pem("PRIVATE KEY", key));
        Files.writeString(folder.resolve("client.crt"), server.server().certificate());
        try (Cluster cluster = open(server.authority(), "client-certificate: client.crt, client-key: client.key")) {
            assertThat(cluster.serverVersion()).isEqualTo("CN=practice");
        }
    }

    private Cluster open(String cluster, String user) throws IOException {
        return server.open("127.0.0.1", cluster, user);
    }
}
