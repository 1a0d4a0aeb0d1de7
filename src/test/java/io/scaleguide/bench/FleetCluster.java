package io.scaleguide.bench;

import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.api.server.Access;
import io.scaleguide.practice.api.server.Kubeconfig;
import io.scaleguide.practice.api.server.PracticeApiServer;
import io.scaleguide.practice.net.PodInsides;
import io.scaleguide.practice.time.PracticeClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** An API server with many HPAs and as many DatadogMetrics, whose status changes so many times a second; nothing else is in it. */
final class FleetCluster implements AutoCloseable {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final int IN_A_NAMESPACE = 50;

    private final ObjectStore store;
    private final PracticeApiServer server;
    private final int count;
    private final Random random = new Random(1);
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "fleet-writer");
        thread.setDaemon(true);
        return thread;
    });
    private long written;

    private FleetCluster(ObjectStore store, PracticeApiServer server, int count) {
        this.store = store;
        this.server = server;
        this.count = count;
    }

    /**
     * Starts it.
     *
     * @param count how many HPAs, and how many DatadogMetrics
     * @return a server that answers, whose objects stand still
     * @throws IOException when no port can be opened
     */
    static FleetCluster start(int count) throws IOException {
        ObjectStore store = new ObjectStore(new PracticeClock(Clock.systemUTC(), 1), new Random(1));
        PracticeApiServer server = PracticeApiServer.start(
                store, Clock.systemUTC(), new Random(1), Access.all(), PodInsides.empty(Clock.systemUTC()));
        FleetCluster cluster = new FleetCluster(store, server, count);
        store.create(Types.CRD, read("""
                kind: CustomResourceDefinition
                apiVersion: apiextensions.k8s.io/v1
                metadata: {name: datadogmetrics.datadoghq.com}
                spec:
                  group: datadoghq.com
                  names: {kind: DatadogMetric, plural: datadogmetrics, singular: datadogmetric}
                  scope: Namespaced
                  versions:
                  - name: v1alpha1
                    served: true
                    storage: true
                    schema:
                      openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}
                """));
        for (int i = 0; i < count; i++) {
            cluster.add(i);
        }
        return cluster;
    }

    private void add(int number) {
        store.create(Types.DATADOG_METRIC, read("""
                kind: DatadogMetric
                apiVersion: datadoghq.com/v1alpha1
                metadata: {name: %1$s, namespace: %2$s}
                spec: {query: "avg:kong.upstream_latency_ms{service:%1$s}"}
                status:
                  autoscalerReferences: hpa:%2$s/%1$s
                  currentValue: "100"
                  conditions:
                  - {type: Active, status: "True", lastUpdateTime: %3$s}
                  - {type: Valid, status: "True", lastUpdateTime: %3$s}
                  - {type: Updated, status: "True", lastUpdateTime: %3$s}
                """.formatted(name(number), namespace(number), now())));
        store.create(Types.HPA, read("""
                kind: HorizontalPodAutoscaler
                apiVersion: autoscaling/v2
                metadata: {name: %1$s, namespace: %2$s}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: %1$s}
                  minReplicas: 1
                  maxReplicas: 10
                  metrics:
                  - type: External
                    external:
                      metric: {name: "datadogmetric@%2$s:%1$s"}
                      target: {type: Value, value: "150"}
                status:
                  currentReplicas: 3
                  desiredReplicas: 3
                  currentMetrics:
                  - type: External
                    external:
                      metric: {name: "datadogmetric@%2$s:%1$s"}
                      current: {value: "100"}
                  conditions:
                  - {type: AbleToScale, status: "True", reason: ReadyForNewScale, message: recommended size matches current size}
                  - {type: ScalingActive, status: "True", reason: ValidMetricFound, message: the HPA was able to successfully calculate a replica count}
                  - {type: ScalingLimited, status: "False", reason: DesiredWithinRange, message: the desired count is within the acceptable range}
                """.formatted(name(number), namespace(number))));
    }

    private static ObjectNode read(String yaml) {
        return (ObjectNode) YAML.readTree(yaml);
    }

    static String name(int number) {
        return String.format(Locale.ROOT, "svc-%04d", number);
    }

    static String namespace(int number) {
        return String.format(Locale.ROOT, "team-%03d", number / IN_A_NAMESPACE);
    }

    private String now() {
        return store.now();
    }

    /** Writes its kubeconfig. */
    Path kubeconfig(Path file) throws IOException {
        return Kubeconfig.write(file, server.baseUri(), "fleet", 1);
    }

    /**
     * From now on changes some status, in turn a DatadogMetric's and an HPA's, of each in a random order.
     *
     * @param perSecond how many changes a second
     */
    void change(int perSecond) {
        long nanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        var unused = writer.scheduleAtFixedRate(this::changeOne, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** The metrics in turn, so that none grows stale before its time; the HPAs likewise. */
    private void changeOne() {
        int number = (int) (written / 2 % count);
        boolean metric = written % 2 == 0;
        written++;
        String value = String.valueOf(60 + random.nextInt(80));
        modify(metric ? Types.DATADOG_METRIC : Types.HPA, number, object -> {
            if (metric) {
                ((ObjectNode) object.path("status")).put("currentValue", value);
                object.path("status").path("conditions").forEach(one -> ((ObjectNode) one)
                        .put("lastUpdateTime", now()));
            } else {
                ((ObjectNode) object.at("/status/currentMetrics/0/external/current")).put("value", value);
            }
        });
    }

    /**
     * Changes the value of one DatadogMetric.
     *
     * @param number which
     * @param value its value from now on
     */
    void value(int number, String value) {
        modify(Types.DATADOG_METRIC, number, object -> ((ObjectNode) object.path("status")).put("currentValue", value));
    }

    private void modify(ResourceType type, int number, java.util.function.Consumer<ObjectNode> change) {
        store.modify(type, namespace(number), name(number), object -> {
            change.accept(object);
            return object;
        });
    }

    @Override
    public void close() {
        writer.shutdownNow();
        server.close();
        store.close();
    }
}
