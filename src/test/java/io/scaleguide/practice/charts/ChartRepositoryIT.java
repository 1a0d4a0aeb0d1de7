package io.scaleguide.practice.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.scaleguide.tools.Command;
import io.scaleguide.tools.Tools;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The practice chart and its repository, seen by the real helm. */
class ChartRepositoryIT {

    private static final Path CHART = Path.of("assets", "charts", "datadog");

    @TempDir
    Path folder;

    @Test
    void packsTheSameBytesEveryTime() throws Exception {
        assertThat(ChartArchive.pack(CHART).digest())
                .isEqualTo(ChartArchive.pack(CHART).digest());
    }

    @Test
    void helmPullsTheChart() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/charts", new ChartRepository(CHART));
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/charts";
            helm("pull", "datadog", "--repo", address, "--version", "3.240.0", "-d", folder.toString());
            assertThat(folder.resolve("datadog-3.240.0.tgz")).exists();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void lintsAndRendersTheObjectsOfThePath() throws Exception {
        helm("lint", CHART.toString());
        String all = template("--set", "datadog.apiKeyExistingSecret=k,datadog.appKeyExistingSecret=k")
                + template("--set", "clusterAgent.metricsProvider.enabled=true")
                + template("--set", "clusterAgent.metricsProvider.useDatadogMetrics=true,unknown.value=1");
        assertThat(all)
                .contains("kind: DaemonSet", "kind: APIService", "name: datadogmetrics.datadoghq.com")
                .contains("name: DD_EXTERNAL_METRICS_PROVIDER_ENABLED", "/metrics/slis");
    }

    @Test
    void leavesTheNodeAgentsOutWithoutAKey() throws Exception {
        assertThat(template()).contains("name: datadog-cluster-agent").doesNotContain("kind: DaemonSet");
    }

    private String template(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("template", "datadog", CHART.toString(), "-n", "datadog"));
        arguments.addAll(List.of(more));
        return helm(arguments.toArray(String[]::new));
    }

    private String helm(String... arguments) throws Exception {
        return Command.of(Tools.find(System.getenv()).helm(), arguments)
                .run()
                .orFail()
                .out();
    }
}
