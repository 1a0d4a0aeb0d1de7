package io.scaleguide.cli;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.start.TlsFront;
import io.scaleguide.tui.terminal.Stage;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives a rehearsal a terminal, and a practice cluster to speak to by TLS: what they take is not to be in the class archive, and what a full screen takes
 * on a terminal is. A process of its own, which learns nothing.
 */
public final class RehearsalStage {
    /** The kubeconfig's name in the rehearsal's folder. */
    static final String KUBECONFIG = "kubeconfig";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String HPA = """
            {"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler",
             "metadata": {"name": "echo", "namespace": "default"},
             "spec": {"scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "echo"}, "maxReplicas": 3,
              "metrics": [{"type": "External", "external": {"metric": {"name": "datadogmetric@default:echo"},
               "target": {"type": "Value", "value": "150"}}}]}}
            """;

    private RehearsalStage() {}

    /**
     * Runs it, and ends with its exit code.
     *
     * @param args the rehearsal's folder, and its command line
     * @throws Exception when the cluster cannot be had, or the rehearsal not be started
     */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        ProcessBuilder rehearsal = new ProcessBuilder(Arrays.copyOfRange(args, 1, args.length));
        PracticeOptions options = new PracticeOptions(
                20,
                1,
                LoadModel.QUEUE,
                OperatorLine.V2_2,
                Path.of(System.getProperty("scaleguide.home"), "assets/charts/datadog"),
                Clock.systemUTC());
        int exitCode;
        try (PracticeCluster cluster = PracticeCluster.start(options);
                TlsFront front = TlsFront.start(folder, server(cluster).getPort())) {
            furnish(cluster);
            writeKubeconfig(folder, cluster, front);
            exitCode = Stage.run(rehearsal.redirectError(Redirect.DISCARD));
        }
        System.exit(exitCode);
    }

    /** An HPA, and not what it names: that is enough to ask for all of it. */
    private static void furnish(PracticeCluster cluster) {
        try (Cluster connected =
                Cluster.open(new ClusterChoice(List.of(cluster.kubeconfig()), Optional.empty()), PATIENCE)) {
            connected.apply((ObjectNode) JsonMapper.shared().readTree(HPA), true);
        }
    }

    private static URI server(PracticeCluster cluster) {
        return URI.create(Cluster.contexts(new ClusterChoice(List.of(cluster.kubeconfig()), Optional.empty()))
                .get(0)
                .server());
    }

    /** The practice cluster's kubeconfig, by way of TLS. */
    private static void writeKubeconfig(Path folder, PracticeCluster cluster, TlsFront front)
            throws IOException, GeneralSecurityException {
        Path authority = Files.writeString(folder.resolve("authority.pem"), front.certificate());
        URI plain = server(cluster);
        String text = Files.readString(cluster.kubeconfig())
                .replace(
                        "server: " + plain,
                        "certificate-authority: " + authority + "\n    server: https://127.0.0.1:" + front.port()
                                + plain.getPath());
        Files.writeString(folder.resolve(KUBECONFIG), text);
    }
}
