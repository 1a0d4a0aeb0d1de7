package io.scaleguide.kube;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.scaleguide.tools.TlsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLParameters;

/** A server with a certificate of its own, as a kubeconfig's cluster. It says in its version who has come. */
final class TlsCluster implements AutoCloseable {
    private final Path folder;
    private final TlsServer server;

    /** @param names what its certificate is for */
    TlsCluster(Path folder, String names) throws Exception {
        this(folder, names, parameters -> parameters);
    }

    /** The same, of a server that has its connections secured in its own way. */
    TlsCluster(Path folder, String names, UnaryOperator<SSLParameters> choosy) throws Exception {
        this.folder = folder;
        this.server = new TlsServer(folder, names, visitor -> "{\"gitVersion\":\"" + visitor + "\"}", choosy);
    }

    TlsServer server() {
        return server;
    }

    /**
     * Opens it.
     *
     * @param host its address
     * @param cluster more of the kubeconfig's cluster
     * @param user the kubeconfig's user
     */
    Cluster open(String host, String cluster, String user) throws IOException {
        return open(host, cluster, user, Map.of());
    }

    /** The same, in an environment. */
    Cluster open(String host, String cluster, String user, Map<String, String> environment) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), """
                current-context: here
                clusters: [{name: c, cluster: {server: "https://%s:%d", %s}}]
                users: [{name: u, user: {%s}}]
                contexts: [{name: here, context: {cluster: c, user: u}}]
                """.formatted(host, server.port(), cluster, user));
        return Cluster.open(
                new ClusterChoice(List.of(file), Optional.empty()),
                Duration.ofSeconds(20),
                environment,
                WatchTuning.USUAL);
    }

    /** The field of a kubeconfig's cluster that names its authority. */
    String authority() throws Exception {
        return authority(server.certificate());
    }

    /** The same for another authority. */
    static String authority(String pem) {
        return "certificate-authority-data: " + Base64.getEncoder().encodeToString(pem.getBytes(UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
