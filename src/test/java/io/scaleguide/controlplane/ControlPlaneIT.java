package io.scaleguide.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.guide.undo.Writers;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.Permission;
import io.scaleguide.tools.Command;
import io.scaleguide.tools.Tools;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** What the guide takes for granted of an API server and its controllers, asked of real ones: {@code -Dcluster=control-plane}. */
@EnabledIfSystemProperty(
        named = "cluster",
        matches = "control-plane",
        disabledReason = "a real control plane is asked for with -Dcluster=control-plane")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlPlaneIT {
    private static final ObjectRef WEB = new ObjectRef(Kinds.DEPLOYMENT, "default", "web");
    private static final ObjectRef HPA = new ObjectRef(Kinds.HPA, "default", "web");

    @TempDir
    private static Path folder;

    private ControlPlane controlPlane;
    private Cluster cluster;

    @BeforeAll
    void start() throws Exception {
        controlPlane = ControlPlane.start(folder, Map.of());
        cluster = Cluster.open(
                new ClusterChoice(List.of(controlPlane.kubeconfig()), Optional.empty()), Duration.ofSeconds(20));
        cluster.apply(deployment(), false);
        cluster.apply(hpa(), false);
    }

    @AfterAll
    void stop() throws Exception {
        cluster.close();
        controlPlane.close();
    }

    private static ObjectNode deployment() {
        return Manifests.read("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: default}
                spec:
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec:
                      containers:
                        - {name: web, image: "registry.k8s.io/e2e-test-images/agnhost:2.40"}
                """);
    }

    private static ObjectNode hpa() {
        return Manifests.read("""
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: web, namespace: default}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
                  minReplicas: 1
                  maxReplicas: 10
                  metrics:
                    - type: External
                      external:
                        metric: {name: "datadogmetric@default:web"}
                        target: {type: Value, value: "150"}
                """);
    }

    @Test
    void whatIsAppliedTwiceChangesNothing() {
        for (ObjectNode manifest : List.of(deployment(), hpa())) {
            ObjectNode live = cluster.get(Manifests.ref(manifest)).orElseThrow();
            assertThat(Manifests.diff(live, cluster.dryRunApply(manifest, false)))
                    .isEmpty();
        }
    }

    @Test
    void aDeploymentRollsOutAndTheHpaSaysThatItGetsNoMetric() throws Exception {
        await(() -> cluster.rollout(WEB).complete());
        await(() ->
                cluster.eventsOf(HPA).stream().anyMatch(event -> event.reason().equals("FailedGetExternalMetric")));
        assertThat(cluster.get(HPA).orElseThrow().at("/status/conditions").toString())
                .contains("ScalingActive", "FailedGetExternalMetric");
    }

    @Test
    void whoElseHasWrittenIsInTheManagedFields() throws Exception {
        Instant before = Instant.now();
        Command.of(
                        Tools.find(System.getenv()).kubectl(),
                        "patch",
                        "hpa",
                        "web",
                        "--type=merge",
                        "-p",
                        "{\"spec\":{\"maxReplicas\":20}}")
                .with("KUBECONFIG", controlPlane.kubeconfig().toString())
                .with("HOME", folder.toString())
                .run()
                .orFail();
        ObjectNode live = cluster.get(HPA).orElseThrow();
        assertThat(Writers.ours(live)).isTrue();
        assertThat(Writers.since(live, before.toString()))
                .singleElement()
                .asString()
                .startsWith("kubectl-patch at ");
    }

    @Test
    void rightsAreAskedOfRealRbac() {
        assertThat(cluster.may(new Permission("delete", "apps", "deployments", "default")))
                .isTrue();
        assertThat(cluster.serves(Kinds.DATADOG_METRIC)).isFalse();
    }

    private static void await(java.util.function.BooleanSupplier good) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!good.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        assertThat(good.getAsBoolean()).isTrue();
    }
}
