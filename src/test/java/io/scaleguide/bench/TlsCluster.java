package io.scaleguide.bench;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.start.TlsFront;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A practice cluster behind TLS with an HPA and its DatadogMetric, both called echo, in namespace default. Datadog's agents are not in it, so the
 * External Metrics API answers that it is not there: a request like the others.
 */
final class TlsCluster implements AutoCloseable {
    private static final List<String> OBJECTS = List.of("""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: datadogmetrics.datadoghq.com}
            spec:
              group: datadoghq.com
              scope: Namespaced
              names: {kind: DatadogMetric, listKind: DatadogMetricList, plural: datadogmetrics, singular: datadogmetric}
              versions:
                - name: v1alpha1
                  served: true
                  storage: true
                  schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
            """, """
            apiVersion: datadoghq.com/v1alpha1
            kind: DatadogMetric
            metadata: {name: echo, namespace: default}
            spec: {query: "avg:latency{*}"}
            """, """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: echo, namespace: default}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: echo}
              maxReplicas: 3
              metrics:
                - type: External
                  external: {metric: {name: "datadogmetric@default:echo"}, target: {type: Value, value: "150"}}
            """);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PracticeCluster cluster;
    private final TlsFront front;
    private final Path kubeconfig;

    private TlsCluster(PracticeCluster cluster, TlsFront front, Path kubeconfig) {
        this.cluster = cluster;
        this.front = front;
        this.kubeconfig = kubeconfig;
    }

    static TlsCluster start(Path folder, Path home) throws IOException, GeneralSecurityException, InterruptedException {
        PracticeCluster cluster = PracticeCluster.start(new PracticeOptions(
                1, 1, LoadModel.QUEUE, OperatorLine.V2_2, home.resolve("assets/charts/datadog"), Clock.systemUTC()));
        ClusterChoice plain = new ClusterChoice(List.of(cluster.kubeconfig()), Optional.empty());
        try (Cluster connected = Cluster.open(plain, PATIENCE)) {
            for (String each : OBJECTS) {
                connected.apply((ObjectNode) new YAMLMapper().readTree(each), true);
            }
        }
        URI server = URI.create(Cluster.contexts(plain).get(0).server());
        TlsFront front = TlsFront.start(folder, server.getPort());
        Path authority = Files.writeString(folder.resolve("authority.pem"), front.certificate());
        String secured = Files.readString(cluster.kubeconfig())
                .replace(
                        "server: " + server,
                        "certificate-authority: " + authority + "\n    server: https://127.0.0.1:" + front.port()
                                + server.getPath());
        return new TlsCluster(cluster, front, Files.writeString(folder.resolve("kubeconfig"), secured));
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public void close() throws IOException {
        front.close();
        cluster.close();
    }
}
