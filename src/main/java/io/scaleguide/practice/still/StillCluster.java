package io.scaleguide.practice.still;

import io.scaleguide.practice.api.AggregatedApi;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.api.server.Access;
import io.scaleguide.practice.api.server.Kubeconfig;
import io.scaleguide.practice.api.server.PracticeApiServer;
import io.scaleguide.practice.datadog.ExternalMetricsApi;
import io.scaleguide.practice.net.PodInsides;
import io.scaleguide.practice.time.PracticeClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * An API server with what the seed guide ends with: an HPA, its DatadogMetric and its events, all of echo in namespace default, and an External Metrics
 * API that answers. Nothing else is in it, and nothing in it moves: it is for what is to find the same each time.
 */
public final class StillCluster implements AutoCloseable {
    /** Where the value is served. */
    public static final String EXTERNAL =
            "/apis/external.metrics.k8s.io/v1beta1/namespaces/default/datadogmetric@default:echo";

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String PROVIDER = "datadog-cluster-agent-metrics-api";

    private final ObjectStore store;
    private final PracticeApiServer server;
    private final Path kubeconfig;

    private StillCluster(ObjectStore store, PracticeApiServer server, Path kubeconfig) {
        this.store = store;
        this.server = server;
        this.kubeconfig = kubeconfig;
    }

    /**
     * Starts it.
     *
     * @param folder where the kubeconfig goes
     * @return the cluster, which the caller closes
     * @throws IOException when it cannot listen, or the kubeconfig not be written
     */
    public static StillCluster start(Path folder) throws IOException {
        ObjectStore store = new ObjectStore(new PracticeClock(Clock.systemUTC(), 1), new Random(1));
        PracticeApiServer server = PracticeApiServer.start(
                store, Clock.systemUTC(), new Random(1), Access.all(), PodInsides.empty(Clock.systemUTC()));
        furnish(store);
        server.registerAggregated("default", PROVIDER, provider(store));
        return new StillCluster(
                store, server, Kubeconfig.write(folder.resolve("kubeconfig"), server.baseUri(), "still", 1));
    }

    private static void furnish(ObjectStore store) {
        create(store, Types.CRD, """
                kind: CustomResourceDefinition
                apiVersion: apiextensions.k8s.io/v1
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
                """);
        create(store, Types.API_SERVICE, """
                kind: APIService
                apiVersion: apiregistration.k8s.io/v1
                metadata: {name: v1beta1.external.metrics.k8s.io}
                spec: {group: external.metrics.k8s.io, version: v1beta1, service: {namespace: default, name: %s}}
                status: {conditions: [{type: Available, status: "True"}]}
                """.formatted(PROVIDER));
        create(store, Types.DATADOG_METRIC, """
                kind: DatadogMetric
                apiVersion: datadoghq.com/v1alpha1
                metadata: {name: echo, namespace: default}
                spec: {query: "avg:autoscaling.kong_upstream_latency_ms{service:echo,kubernetes_namespace:default}"}
                status:
                  autoscalerReferences: hpa:default/echo
                  currentValue: "102.703714286"
                  conditions:
                    - {type: Active, status: "True", lastUpdateTime: %1$s}
                    - {type: Valid, status: "True", lastUpdateTime: %1$s}
                    - {type: Updated, status: "True", lastUpdateTime: %1$s}
                """.formatted(store.now()));
        create(store, Types.HPA, """
                kind: HorizontalPodAutoscaler
                apiVersion: autoscaling/v2
                metadata: {name: echo, namespace: default}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: echo}
                  minReplicas: 1
                  maxReplicas: 3
                  metrics:
                    - type: External
                      external: {metric: {name: "datadogmetric@default:echo"}, target: {type: Value, value: "150"}}
                status:
                  currentReplicas: 2
                  desiredReplicas: 2
                  currentMetrics:
                    - type: External
                      external: {metric: {name: "datadogmetric@default:echo"}, current: {value: 102704m}}
                  conditions:
                    - {type: AbleToScale, status: "True", reason: ReadyForNewScale, message: recommended size matches current size}
                    - {type: ScalingActive, status: "True", reason: ValidMetricFound, message: the HPA was able to successfully calculate a replica count}
                    - {type: ScalingLimited, status: "False", reason: DesiredWithinRange, message: the desired count is within the acceptable range}
                """);
        for (int size = 1; size <= 3; size++) {
            rescaled(store, size);
        }
    }

    private static void rescaled(ObjectStore store, int size) {
        create(store, Types.EVENT, """
                kind: Event
                apiVersion: v1
                metadata: {name: echo.%1$d, namespace: default}
                involvedObject: {apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, name: echo, namespace: default}
                type: Normal
                reason: SuccessfulRescale
                message: "New size: %1$d; reason: external metric datadogmetric@default:echo(nil) above target"
                firstTimestamp: %2$s
                lastTimestamp: %2$s
                count: 1
                source: {component: horizontal-pod-autoscaler}
                """.formatted(size, store.now()));
    }

    private static void create(ObjectStore store, ResourceType type, String yaml) {
        store.create(type, (ObjectNode) YAML.readTree(yaml));
    }

    private static AggregatedApi provider(ObjectStore store) {
        return new AggregatedApi() {
            @Override
            public List<ObjectNode> resources(String group, String version) {
                return ExternalMetricsApi.served();
            }

            @Override
            public ObjectNode get(String group, String version, String path, Map<String, String> query) {
                return (ObjectNode) YAML.readTree("""
                        kind: ExternalMetricValueList
                        apiVersion: external.metrics.k8s.io/v1beta1
                        metadata: {}
                        items:
                          - {metricName: "datadogmetric@default:echo", metricLabels: null, timestamp: %s, value: 102703714286n}
                        """.formatted(store.now()));
            }
        };
    }

    /** @return where it listens, without TLS */
    public URI server() {
        return server.baseUri();
    }

    /** @return its kubeconfig */
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
