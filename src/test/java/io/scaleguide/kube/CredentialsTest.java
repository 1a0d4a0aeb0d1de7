package io.scaleguide.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.kube.Credentials.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    @TempDir
    private Path folder;

    @Test
    void everythingThatLetsSomebodyInIsFound() throws IOException {
        Files.writeString(folder.resolve("token"), "from-a-file\n");
        Files.writeString(folder.resolve("key.pem"), "the key");
        Path kubeconfig = Files.writeString(folder.resolve("config"), """
                clusters:
                - name: far
                  cluster: {server: "https://far", proxy-url: "http://me:p%40ss+word@proxy:3128"}
                - name: near
                  cluster: {server: "https://near", proxy-url: "http://proxy:3128"}
                users:
                - name: a
                  user: {token: abc, password: "", username: u}
                - name: b
                  user: {tokenFile: token, client-key: key.pem, client-certificate-data: dGhlIGNlcnQ=}
                - name: c
                  user: {client-key-data: ZGF0YQ==, client-key: key.pem, username: u, password: pass}
                - name: d
                  user:
                    exec:
                      command: sign-in
                      env: [{name: CLOUD_SECRET, value: hush}, {name: REGION, value: eu}]
                """);
        List<Credential> found = Credentials.of(new ClusterChoice(List.of(kubeconfig), Optional.empty()));
        assertThat(found)
                .containsExactlyInAnyOrder(
                        new Credential("token of user \"a\"", "abc", ""),
                        new Credential("token of user \"b\"", "from-a-file", ""),
                        new Credential("client key of user \"b\"", "the key", "the cert"),
                        new Credential("password of user \"c\"", "pass", ""),
                        new Credential("client key of user \"c\"", "data", ""),
                        new Credential("CLOUD_SECRET of user \"d\"", "hush", ""),
                        new Credential("proxy password of cluster \"far\"", "p@ss+word", ""));
        assertThat(found.toString()).doesNotContain("hush", "pass\"", "abc");
    }

    @Test
    void aProxyWithoutAPasswordHasNone() {
        assertThat(Credentials.proxyPassword("")).isEmpty();
        assertThat(Credentials.proxyPassword("http://proxy:3128")).isEmpty();
        assertThat(Credentials.proxyPassword("http://me@proxy:3128")).isEmpty();
        assertThat(Credentials.proxyPassword("http://me:a b@proxy")).isEmpty();
    }
}
