package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The export command as a user calls it. That what it writes does the job is for {@code ExportIT}. */
class ExportCommandTest extends OnExports {
    private static final String API_KEY = "c0ffee11c0ffee22c0ffee33c0ffee44";
    private static final String APP_KEY = "deadbeef01deadbeef02deadbeef03deadbeef04";

    @ParameterizedTest
    @ValueSource(strings = {"script", "kustomize", "helm-values", "argo", "markdown"})
    void lintFindsNothingInIt(String format) {
        assertThat(ExportsForTests.traps(exports.exported(format))).isEmpty();
        assertThat(ExportsForTests.traps(exports.exported(
                        format,
                        "--force",
                        "--demo-workload",
                        "--site",
                        "datadoghq.eu",
                        "--namespace",
                        "shop",
                        "--set",
                        "service=cart",
                        "--set",
                        "cluster-name=shop-eu",
                        "--set",
                        "datadog-namespace=monitoring",
                        "--chart-version",
                        "3.200.0")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "kustomize", "helm-values", "argo", "markdown"})
    void noKeyIsInIt(String format) throws IOException {
        Path apiKey = Files.writeString(folder.resolve("api"), API_KEY);
        Path appKey = Files.writeString(folder.resolve("app"), APP_KEY);
        Path out = exports.exported(format, "--api-key-file", apiKey.toString(), "--app-key-file", appKey.toString());
        for (Path file : ExportsForTests.files(out)) {
            assertThat(Files.readString(file)).doesNotContain(API_KEY.substring(0, 8), APP_KEY.substring(0, 8));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void ofAPracticeClusterThatGoesNoAddressIsKept() {
        InProcess run = ExportsForTests.run("--practice", "--format", "script");
        assertThat(run.out()).contains("https://helm.datadoghq.com").doesNotContain("127.0.0.1");
    }

    @Test
    void theValuesNeedNoCluster() {
        InProcess run =
                ExportsForTests.run("--kubeconfig", folder.resolve("none").toString(), "--format", "helm-values");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode values = ExportsForTests.yaml(run.out());
        assertThat(values.at("/datadog/apiKeyExistingSecret").asString()).isEqualTo("datadog-keys");
        assertThat(values.at("/clusterAgent/metricsProvider/useDatadogMetrics").asBoolean())
                .isTrue();
        assertThat(run.out())
                .contains("#   helm upgrade --install datadog datadog --namespace datadog", "-f values.yaml");
    }

    @Test
    void whatNeedsAClusterSaysSo() {
        InProcess run =
                ExportsForTests.run("--kubeconfig", folder.resolve("none").toString(), "--format", "script");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains(folder.resolve("none").toString());
    }

    @Test
    void whatIsThereIsOnlyWrittenOverOnDemand() throws IOException {
        Path out = Files.writeString(folder.resolve("run.sh"), "mine");
        InProcess refused = exports.export("script", "--out", out.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains(out + " is there already", "--force");
        assertThat(out).hasContent("mine");
        InProcess done = exports.export("script", "--out", out.toString(), "--force");
        assertThat(done.out()).isEqualTo("Written: " + out + ".\n");
        assertThat(out).content().startsWith("#!/bin/sh\n");
    }

    @Test
    void aFolderIsWrittenOverOnlyWhereItsFilesAreNotThere() throws IOException {
        Path out = exports.exported("kustomize");
        Path note = Files.writeString(out.resolve("NOTES"), "mine");
        assertThat(exports.export("kustomize", "--out", out.toString()).code()).isEqualTo(2);
        assertThat(exports.export("kustomize", "--out", out.toString(), "--force")
                        .code())
                .isZero();
        assertThat(note).hasContent("mine");
    }

    @Test
    void aFolderNeedsAName() {
        InProcess run = exports.export("kustomize");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--out");
    }

    @Test
    void aFileIsNoFolderAndAFolderNoFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        Path there = Files.createDirectory(folder.resolve("there"));
        for (InProcess run : List.of(
                exports.export("kustomize", "--force", "--out", file.toString()),
                exports.export("script", "--force", "--out", there.toString()))) {
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).contains("with --out");
        }
        assertThat(file).hasContent("mine");
    }

    @Test
    void whatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        InProcess run = exports.export("script", "--out", file.resolve("run.sh").toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("The export cannot be written.", "name another with --out");
    }

    @Test
    void aTrapThatAnAnswerBringsIsSaid() {
        InProcess run = exports.export("script", "--set", "query=avg:latency{service:echo} by {pod}");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("by {pod}");
        assertThat(run.err()).contains("script.sh, line ", "[metric-several-series]");
        assertThat(exports.export("script").err()).isEmpty();
    }
}
