package io.scaleguide.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.kube.KubeException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the plugins here are shell scripts")
class CredentialPluginTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void itsTokenIsKeptUntilItExpires() throws IOException {
        CredentialPlugin lasting = counting("2026-01-01T01:00:00Z");
        assertThat(lasting.credential().token()).contains("token-1");
        assertThat(lasting.credential().token()).contains("token-1");

        lasting.forget();
        assertThat(lasting.credential().token()).contains("token-2");
    }

    @Test
    void aTokenAtItsEndIsFetchedAnew() throws IOException {
        CredentialPlugin ending = counting("2026-01-01T00:00:05Z");
        assertThat(ending.credential().token()).contains("token-1");
        assertThat(ending.credential().token()).contains("token-2");
    }

    @Test
    void itGetsItsArgumentsEnvironmentAndTheCluster() throws IOException {
        ObjectNode exec = exec(
                "echo \"{\\\"status\\\":{\\\"token\\\":\\\"$1-$REGION-$(echo $KUBERNETES_EXEC_INFO | grep -o https://api)\\\"}}\"");
        exec.putArray("args").add("argument with space");
        exec.putArray("env").addObject().put("name", "REGION").put("value", "eu");
        exec.put("provideClusterInfo", true);
        CredentialPlugin plugin = new CredentialPlugin(exec, Trees.yaml("server: https://api"), CLOCK, System.getenv());

        assertThat(plugin.credential().token()).contains("argument with space-eu-https://api");
    }

    @Test
    void itGetsTheEnvironmentOfTheUserWithoutDatadogsKeys() throws IOException {
        Map<String, String> environment = Map.of(
                "PATH", System.getenv("PATH"), "AWS_PROFILE", "pond", "DD_API_KEY", "key", "DATADOG_APP_KEY", "key");
        CredentialPlugin plugin = new CredentialPlugin(
                exec("echo \"{\\\"status\\\":{\\\"token\\\":\\\"$AWS_PROFILE-${DD_API_KEY}${DATADOG_APP_KEY}\\\"}}\""),
                Json.object(),
                CLOCK,
                environment);

        assertThat(plugin.credential().token()).contains("pond-");
    }

    @Test
    void itsFailureIsToldWithItsLastWords() throws IOException {
        assertThatThrownBy(() ->
                        plugin("echo one >&2; echo session expired >&2; exit 3").credential())
                .isInstanceOfSatisfying(
                        KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAUTHORIZED))
                .hasMessageContaining("exit code 3 (session expired)");
    }

    @Test
    void whatItPrintsIsNeverQuoted() throws IOException {
        assertThatThrownBy(() -> plugin("echo s3cr3t").credential())
                .hasMessageContaining("did not print an ExecCredential")
                .message()
                .doesNotContain("s3cr3t");
    }

    @Test
    void aCommandThatIsNotThereComesWithItsInstallHint() {
        ObjectNode exec = Trees.yaml("{command: no-such-command-here, installHint: Get it from example.com.}");

        assertThatThrownBy(() -> new CredentialPlugin(exec, exec, CLOCK, System.getenv()).credential())
                .isInstanceOfSatisfying(
                        KubeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFIG))
                .hasMessageContaining("no-such-command-here")
                .hasMessageContaining("example.com");
    }

    @Test
    void aRefusedTokenIsRenewedOnce() throws Exception {
        script(counter("2026-01-01T01:00:00Z").replace("2026", "2126"));
        try (WireServer server = new WireServer()) {
            server.on("GET", "/version", 401, WireServer.status(401, "Unauthorized", "Unauthorized"))
                    .on("GET", "/version", 200, "{\"gitVersion\":\"v1.33.0\"}");
            ClusterChoice choice = server.choice(folder, "exec: {command: ./plugin}");
            try (Cluster cluster = Cluster.open(choice, Duration.ofSeconds(30))) {
                assertThat(cluster.serverVersion()).isEqualTo("v1.33.0");
            }
            assertThat(server.next().authorization()).isEqualTo("Bearer token-1");
            assertThat(server.next().authorization()).isEqualTo("Bearer token-2");
        }
    }

    @Test
    void nothingShowsTheToken() {
        BearerToken token = new BearerToken(Trees.yaml("token: s3cr3t"), Optional.empty());

        assertThat(token.value()).contains("s3cr3t");
        assertThat(token.toString()).doesNotContain("s3cr3t");
    }

    private CredentialPlugin counting(String expires) throws IOException {
        return plugin(counter(expires));
    }

    /** A plugin that counts its runs in a file. */
    private String counter(String expires) {
        return """
                echo x >> %s
                n=$(wc -l < %s | tr -d ' ')
                echo "{\\"status\\":{\\"token\\":\\"token-$n\\",\\"expirationTimestamp\\":\\"%s\\"}}"
                """.formatted(folder.resolve("runs"), folder.resolve("runs"), expires);
    }

    private CredentialPlugin plugin(String script) throws IOException {
        return new CredentialPlugin(exec(script), Json.object(), CLOCK, System.getenv());
    }

    private ObjectNode exec(String script) throws IOException {
        return Trees.yaml("apiVersion: client.authentication.k8s.io/v1")
                .put("command", script(script).toString());
    }

    private Path script(String text) throws IOException {
        Path script = Files.writeString(folder.resolve("plugin"), "#!/bin/sh\n" + text + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }
}
