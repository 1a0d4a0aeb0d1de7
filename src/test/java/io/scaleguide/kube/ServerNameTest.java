package io.scaleguide.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.kube.KubeException.Reason;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server whose certificate is for another name than its address (tls-server-name), by both of the clients: the one that only reads, and the one for
 * changes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerNameTest {
    private static final String NAME = "api.pond.example";
    private static final ObjectRef FROG = new ObjectRef(Kinds.DEPLOYMENT, "pond", "frog");

    private final TlsCluster[] servers = new TlsCluster[2];

    @BeforeAll
    void start(@TempDir Path named, @TempDir Path local) throws Exception {
        servers[0] = new TlsCluster(named, "dns:" + NAME + ",dns:kubernetes,ip:10.0.0.1");
        servers[1] = new TlsCluster(local, "dns:localhost,ip:127.0.0.1,dns:" + NAME);
    }

    @AfterAll
    void stop() {
        for (TlsCluster each : servers) {
            each.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void theServerIsAskedForByTheNameAndItsCertificateIsHeldAgainstIt(String host) throws Exception {
        try (Cluster cluster = open(servers[0], host, NAME)) {
            assertThat(cluster.serverVersion()).isEqualTo("anyone");
            change(cluster);
        }
        assertThat(servers[0].server().askedFor()).containsExactly(NAME, NAME);
    }

    @Test
    void aNameWithoutADotIsAskedForToo() throws Exception {
        try (Cluster cluster = open(servers[0], "localhost", "kubernetes")) {
            assertThat(cluster.serverVersion()).isEqualTo("anyone");
            change(cluster);
        }
        assertThat(servers[0].server().askedFor()).containsExactly("kubernetes", "kubernetes");
    }

    @Test
    void anAddressAsTheNameIsNotAskedForAndTheCertificateIsHeldAgainstIt() throws Exception {
        try (Cluster cluster = open(servers[0], "localhost", "10.0.0.1")) {
            assertThat(cluster.serverVersion()).isEqualTo("anyone");
            change(cluster);
        }
        assertThat(servers[0].server().askedFor()).isEmpty();
    }

    /** The certificate has to be for the name: that it is for the address is not enough. */
    @ParameterizedTest
    @ValueSource(strings = {"toad.pond.example", "10.0.0.2"})
    void aCertificateForAnotherNameIsRefusedByBoth(String name) throws Exception {
        try (Cluster cluster = open(servers[1], "localhost", name)) {
            assertThatThrownBy(cluster::serverVersion)
                    .isInstanceOfSatisfying(
                            KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FOREIGN))
                    .hasMessageContaining("is for another name");
            assertThatThrownBy(() -> change(cluster))
                    .isInstanceOfSatisfying(
                            KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FOREIGN))
                    .hasMessageContaining("is for another name");
        }
    }

    @Test
    void whereNothingIsCheckedTheServerIsStillAskedForByTheName() throws Exception {
        try (Cluster cluster = servers[0].open(
                "localhost", "insecure-skip-tls-verify: true, tls-server-name: toad.example", "token: t")) {
            assertThat(cluster.serverVersion()).isEqualTo("anyone");
            change(cluster);
        }
        assertThat(servers[0].server().askedFor()).containsExactly("toad.example", "toad.example");
    }

    @Test
    void whatIsNoNameIsRefusedAtOnce() {
        assertThatThrownBy(() -> open(servers[0], "localhost", "no name"))
                .isInstanceOfSatisfying(
                        KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFIG))
                .hasMessageContaining("tls-server-name");
    }

    private static void change(Cluster cluster) {
        cluster.mergePatch(FROG, Json.object());
    }

    private static Cluster open(TlsCluster server, String host, String name) throws Exception {
        return server.open(host, server.authority() + ", tls-server-name: \"" + name + "\"", "token: t");
    }
}
