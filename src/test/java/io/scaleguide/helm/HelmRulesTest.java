package io.scaleguide.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.bounds.Bound;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HelmRulesTest {
    private static final Optional<Instant> BEGUN = Optional.of(Instant.parse("2026-11-23T22:00:00Z"));

    private static final ReleaseRef RELEASE = new ReleaseRef("datadog", "dd");
    private static final UpgradeRequest REQUEST = new UpgradeRequest(
            RELEASE,
            new ChartSource("datadog", Optional.of("https://helm.datadoghq.com"), Optional.of("3.240.0")),
            "a: 1\n",
            true,
            true,
            Duration.ofMinutes(5));

    @Test
    void typesTheCommandOfAPerson() {
        assertThat(String.join(" ", Helm.equivalent(REQUEST)))
                .isEqualTo("helm upgrade --install datadog datadog --namespace dd --repo https://helm.datadoghq.com"
                        + " --version 3.240.0 --create-namespace -f values.yaml --wait");
    }

    @Test
    void givesHelmALittleLessThanTheDeadlineAndTheValuesByStandardInput() {
        HelmTarget target = new HelmTarget(List.of(), Optional.of("kind"));
        assertThat(HelmArguments.upgrade(target, REQUEST))
                .containsSequence("-f", "-")
                .containsSequence("--timeout", "285s")
                .containsSequence("--kube-context", "kind")
                .doesNotContain("--set");
    }

    @Test
    void leavesKeysOutOfTheEnvironmentAndKeepsWhatCloudsNeed() {
        Map<String, String> given = Map.of(
                "DD_API_KEY",
                "x",
                "DATADOG_APP_KEY",
                "x",
                "DD_APPLICATION_KEY",
                "x",
                "GITHUB_TOKEN",
                "x",
                "MY_SECRET",
                "x",
                "AWS_SESSION_TOKEN",
                "x",
                "AZURE_CLIENT_SECRET",
                "x",
                "PATH",
                "x",
                "HELM_DRIVER",
                "x");
        HelmTarget target = new HelmTarget(List.of(Path.of("a"), Path.of("b")), Optional.empty());
        Map<String, String> child = ChildEnvironment.of(given, target, Path.of("private"), false);
        assertThat(child)
                .containsKeys("AWS_SESSION_TOKEN", "AZURE_CLIENT_SECRET", "PATH", "HELM_DRIVER", "HELM_CONFIG_HOME")
                .containsEntry("KUBECONFIG", "a" + File.pathSeparator + "b")
                .doesNotContainKeys("DD_API_KEY", "DATADOG_APP_KEY", "DD_APPLICATION_KEY", "GITHUB_TOKEN", "MY_SECRET");
    }

    @Test
    void whatIsPrintedWithoutAnEndIsNotKept() throws IOException {
        Transcript transcript = new Transcript(line -> {});
        byte[] line = ("x".repeat(1000) + "\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i <= Bound.PRINTED.bytes() / 1001; i++) {
            transcript.stdout().write(line);
        }
        assertThat(transcript.over()).isTrue();
        assertThat(transcript.output()).hasSizeLessThanOrEqualTo(Bound.PRINTED.bytes());
        assertThat(transcript.lastLines()).hasSize(40);
    }

    @Test
    void masksWhatLooksLikeAKey() {
        String digest = "0123456789abcdef".repeat(4);
        assertThat(KeyMask.mask("api " + "0a".repeat(16) + " app " + "0b".repeat(20) + " sha " + digest))
                .isEqualTo("api ******** app ******** sha " + digest);
    }

    @Test
    void readsEveryStateFromTheHistory() {
        assertThat(state(row(1, "deployed"))).isEqualTo(new ReleaseState.Deployed(1, "datadog-3.240.0", "7"));
        assertThat(state(row(1, "pending-install")))
                .isEqualTo(new ReleaseState.Pending(1, "datadog-3.240.0", "pending-install", false, BEGUN));
        assertThat(state(row(1, "deployed") + "," + row(2, "pending-upgrade")))
                .isEqualTo(new ReleaseState.Pending(2, "datadog-3.240.0", "pending-upgrade", true, BEGUN));
        assertThat(state(row(1, "superseded") + "," + row(2, "failed")))
                .isEqualTo(new ReleaseState.Failed(2, "datadog-3.240.0", "d", true));
        assertThat(state(row(1, "uninstalling"))).isEqualTo(new ReleaseState.Uninstalled(1, "uninstalling"));
        assertThat(state("")).isEqualTo(new ReleaseState.Absent());
    }

    @Test
    void aHistoryThatIsCutOffIsRefusedInWords() {
        for (String cut : List.of("[{\"revision\":1,\"stat", "1".repeat(2000))) {
            assertThatThrownBy(() -> ReleaseHistory.parse(cut))
                    .isInstanceOf(HelmFailedException.class)
                    .hasMessageStartingWith("helm does not list the release's revisions as JSON: ")
                    .hasMessageEndingWith(". Run helm history by hand.");
        }
    }

    @Test
    void readsTheRevisionThatAnUpgradeHasMade() {
        HelmResult.Ok upgraded = new HelmResult.Ok("""
                Release "datadog" has been upgraded. Happy Helming!
                NAME: datadog
                STATUS: deployed
                REVISION: 12
                NOTES:
                REVISION: 99
                """);
        assertThat(upgraded.revision()).contains(12);
        assertThat(new HelmResult.Ok("datadog upgraded\n").revision()).isEmpty();
    }

    @Test
    void goesBackToTheDeployedRevision() {
        String rows = row(1, "superseded") + "," + row(2, "deployed") + "," + row(3, "failed");
        assertThat(ReleaseHistory.parse("[" + rows + "]").lastDeployed()).contains(2);
    }

    @Test
    void saysWhatToDoAboutKnownFailures() {
        List<String> busy = List.of(
                "level=WARN msg=\"returned non-bool value\"",
                "Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress");
        assertThat(FailureCause.of(busy, busy)).startsWith("Error: UPGRADE").contains("Recover the release");
        List<String> owned = List.of("Error: Unable to continue with install: APIService"
                + " \"v1beta1.external.metrics.k8s.io\" in namespace \"\" exists and cannot be imported");
        assertThat(FailureCause.of(owned, owned)).contains("registerAPIService");
        List<String> missing = List.of("Error: create: failed to create: namespaces \"dd\" not found");
        assertThat(FailureCause.of(missing, missing)).contains("--create-namespace");
    }

    @Test
    void cutsTheManifestOutOfADryRun() {
        assertThat(DryRunOutput.manifest("NAME: x\nHOOKS:\nMANIFEST:\n---\nkind: Pod\n\nNOTES:\nhello\n"))
                .isEqualTo("---\nkind: Pod\n");
    }

    private static ReleaseState state(String rows) {
        return ReleaseHistory.parse("[" + rows + "]").state();
    }

    private static String row(int revision, String status) {
        return "{\"revision\":" + revision + ",\"updated\":\"2026-11-23T22:00:00Z\",\"status\":\"" + status
                + "\",\"chart\":\"datadog-3.240.0\",\"app_version\":\"7\",\"description\":\"d\"}";
    }
}
