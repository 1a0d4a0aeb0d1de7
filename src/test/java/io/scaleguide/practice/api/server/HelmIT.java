package io.scaleguide.practice.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Command.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a release, with the real helm. */
class HelmIT {
    @TempDir
    private Path home;

    @Test
    void aReleaseLivesItsWholeLife() throws Exception {
        String chart = chart().toString();
        try (TestCluster cluster = new TestCluster(home)) {
            ok(cluster.helm(
                    "upgrade",
                    "--install",
                    "tiny",
                    chart,
                    "-n",
                    "shop",
                    "--create-namespace",
                    "--wait",
                    "--timeout=60s"));
            assertThat(ok(cluster.helm("list", "-A")).out()).contains("tiny", "deployed", "tiny-0.1.0");
            ok(cluster.helm("upgrade", "tiny", chart, "-n", "shop", "--set", "colour=red"));
            assertThat(colour(cluster)).isEqualTo("red");
            assertThat(ok(cluster.helm("get", "values", "tiny", "-n", "shop")).out())
                    .contains("colour: red");
            assertThat(ok(cluster.helm("get", "manifest", "tiny", "-n", "shop")).out())
                    .contains("kind: ConfigMap");
            assertThat(ok(cluster.helm("history", "tiny", "-n", "shop")).out()).contains("superseded", "deployed");
            ok(cluster.helm("upgrade", "tiny", chart, "-n", "shop", "--set", "colour=green", "--dry-run=server"));
            assertThat(colour(cluster)).isEqualTo("red");
            ok(cluster.helm("rollback", "tiny", "1", "-n", "shop"));
            assertThat(colour(cluster)).isEqualTo("blue");
            assertThat(ok(cluster.helm("status", "tiny", "-n", "shop")).out()).contains("REVISION: 3");
            ok(cluster.helm("uninstall", "tiny", "-n", "shop", "--wait", "--timeout=60s"));
            assertThat(cluster.kubectl("-n", "shop", "get", "cm", "tiny", "-o", "name")
                            .err())
                    .contains("NotFound");
        }
    }

    private static String colour(TestCluster cluster) throws Exception {
        return ok(cluster.kubectl("-n", "shop", "get", "cm", "tiny", "-o", "jsonpath={.data.colour}"))
                .out();
    }

    private static Outcome ok(Outcome outcome) throws Exception {
        return outcome.orFail();
    }

    private Path chart() throws Exception {
        Path chart = Files.createDirectories(home.resolve("tiny"));
        Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: tiny\nversion: 0.1.0\n");
        Files.writeString(chart.resolve("values.yaml"), "colour: blue\n");
        Files.createDirectories(chart.resolve("templates"));
        Files.writeString(chart.resolve("templates").resolve("all.yaml"), """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: {{ .Release.Name }}}
                data: {colour: {{ .Values.colour }}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: {{ .Release.Name }}}
                spec:
                  selector: {app: tiny}
                  ports: [{port: 80}]
                """);
        return chart;
    }
}
