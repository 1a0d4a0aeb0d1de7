package io.scaleguide.guide.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownSecretsTest {
    @TempDir
    private Path folder;

    @Test
    void whatAKubeconfigHasInOtherFilesAndInAddressesIsKnownToo() throws IOException {
        Files.writeString(folder.resolve("token"), "token-of-a-file-0123\n");
        Path kubeconfig = Files.writeString(folder.resolve("config"), """
                current-context: c
                contexts: [{name: c, context: {cluster: c, user: u}}]
                clusters: [{name: c, cluster: {server: "http://127.0.0.1:1"}}, {name: d, cluster: {server: "https://d", proxy-url: "http://me:proxy%2Bpassword@p:1"}}]
                users: [{name: u, user: {tokenFile: token}}, {name: v, user: {token: "token-of-its-own-4567"}}]
                """);
        try (Cluster cluster =
                Cluster.open(new ClusterChoice(List.of(kubeconfig), Optional.empty()), Duration.ofSeconds(1))) {
            assertThat(KnownSecrets.gather(cluster, ""))
                    .contains("token-of-a-file-0123", "token-of-its-own-4567", "proxy+password", "proxy%2Bpassword");
        }
    }
}
