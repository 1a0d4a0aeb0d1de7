package io.scaleguide.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.panel.elasticity.Settling;
import io.scaleguide.panel.live.FollowedHpa;
import io.scaleguide.panel.live.PanelTarget;
import io.scaleguide.panel.shadow.Grade;
import io.scaleguide.panel.shadow.Miss;
import io.scaleguide.path.budget.Periods;
import io.scaleguide.path.scope.PathScope;
import io.scaleguide.practice.net.PodInsides;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The panel's shadow HPA beside a real HPA controller, over the panel's own live watches: what it foretold, and what it missed. */
@EnabledIfSystemProperty(
        named = "cluster",
        matches = "control-plane",
        disabledReason = "a real control plane is asked for with -Dcluster=control-plane")
class ShadowIT {
    private static final String NAMESPACE = "default";
    private static final Duration STEP = Duration.ofSeconds(6);
    private static final int DECISIONS = 30;

    private static final String AT_ONCE =
            "{stabilizationWindowSeconds: 0, policies: [{type: Pods, value: 100, periodSeconds: 1}]}";

    /** An HPA: its behaviour, and what its metric does against a target of 100. */
    private record Life(String up, String down, String target, Long... values) {}

    private static final Map<String, Life> LIVES = Map.of(
            "tolerance", new Life(AT_ONCE, AT_ONCE, "Value", 105L, 95L, 130L, 100L, 85L, 109L),
            "limits", new Life(AT_ONCE, AT_ONCE, "Value", 900L, 100L, 10L, 300L),
            "policies",
                    new Life(
                            "{stabilizationWindowSeconds: 0, policies: [{type: Pods, value: 2, periodSeconds: 9}]}",
                            "{stabilizationWindowSeconds: 0, policies: [{type: Percent, value: 50, periodSeconds: 7}]}",
                            "Value",
                            400L,
                            400L,
                            400L,
                            100L,
                            20L,
                            20L),
            "windows",
                    new Life(
                            "{stabilizationWindowSeconds: 5, policies: [{type: Pods, value: 100, periodSeconds: 1}]}",
                            "{stabilizationWindowSeconds: 11, policies: [{type: Percent, value: 100, periodSeconds: 1}]}",
                            "Value",
                            200L,
                            60L,
                            200L,
                            200L,
                            50L,
                            50L,
                            50L),
            "missing", new Life(AT_ONCE, AT_ONCE, "Value", 150L, SteppingMetrics.NONE, 60L, SteppingMetrics.NONE),
            "average", new Life(AT_ONCE, AT_ONCE, "AverageValue", 330L, 540L, 540L, 230L));

    private static final Periods QUICK = new Periods(
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(120),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10));

    @TempDir
    private Path folder;

    private final Map<String, FollowedHpa> followed = new LinkedHashMap<>();

    @Test
    void theShadowForetellsTheController() throws Exception {
        PodInsides pods = PodInsides.empty(Clock.systemUTC());
        try (PodGate gate = PodGate.open(pods.network(), folder.resolve("pods.sock"));
                ControlPlane controlPlane =
                        ControlPlane.start(folder, Map.of("EGRESS_PROXY", gate.address(), "HPA_SYNC_PERIOD", "2s"));
                Cluster cluster = Cluster.open(
                        new ClusterChoice(List.of(controlPlane.kubeconfig()), Optional.empty()),
                        Duration.ofSeconds(20));
                KubernetesClient client = KubeObjects.client(controlPlane.kubeconfig())) {
            Certificates.Identity authority = Certificates.authority("metrics");
            Map<String, List<Long>> values = new LinkedHashMap<>();
            LIVES.forEach((name, life) -> values.put(name, List.of(life.values())));
            try (MetricsAdapter adapter = MetricsAdapter.open(
                    new SteppingMetrics(STEP, values),
                    client,
                    Certificates.signed(authority, Aggregated.SERVER_NAME, List.of()))) {
                pods.network().lead(Aggregated.ADDRESS, Aggregated.PORT, adapter.port());
                Aggregated.register(cluster, authority);
                Aggregated.letControllerRead(cluster);
                live(cluster);
            }
        }
    }

    private void live(Cluster cluster) throws InterruptedException {
        LIVES.forEach((name, life) -> Aggregated.apply(cluster, deployment(name)));
        await(() -> LIVES.keySet().stream()
                .allMatch(name -> cluster.rollout(new ObjectRef(Kinds.DEPLOYMENT, NAMESPACE, name))
                        .complete()));
        try {
            LIVES.forEach((name, life) -> {
                Aggregated.apply(cluster, hpa(name, life));
                followed.put(name, FollowedHpa.open(cluster, target(name), Settling.of(QUICK)));
            });
            await(() -> followed.values().stream().allMatch(one -> grade(one).of() >= DECISIONS));
            check();
        } finally {
            followed.values().forEach(FollowedHpa::close);
        }
    }

    private void check() {
        int agreed = 0;
        int compared = 0;
        StringBuilder words = new StringBuilder();
        for (Map.Entry<String, FollowedHpa> one : followed.entrySet()) {
            Grade grade = grade(one.getValue());
            agreed += grade.agreed();
            compared += grade.of();
            words.append("\n").append(one.getKey()).append(": ").append(grade.words());
            grade.misses().forEach(miss -> words.append("\n  ").append(miss));
        }
        System.out.println("The shadow on a control plane: agreed on " + agreed + " of " + compared + words);
        assertThat(agreed).as(words.toString()).isGreaterThanOrEqualTo(compared * 95 / 100);
        assertThat(followed.values().stream()
                        .flatMap(one -> grade(one).misses().stream())
                        .map(Miss::reason))
                .as("each miss comes from when things were seen" + words)
                .isSubsetOf(Miss.Reason.INPUTS_CHANGED, Miss.Reason.TIME_WAS_UP);
    }

    private static Grade grade(FollowedHpa one) {
        return one.insight().grade();
    }

    private static PanelTarget target(String name) {
        return new PanelTarget(
                new PathScope(
                        NAMESPACE,
                        name,
                        new ObjectRef(Kinds.DATADOG_METRIC, NAMESPACE, name),
                        name,
                        "Deployment " + name,
                        name,
                        name,
                        new ObjectRef(Kinds.GATEWAY, NAMESPACE, "")),
                QUICK,
                1);
    }

    private static String deployment(String name) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s, namespace: %2$s}
                spec:
                  replicas: 3
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec:
                      containers: [{name: main, image: "registry.k8s.io/pause:3.10"}]
                """.formatted(name, NAMESPACE);
    }

    private static String hpa(String name, Life life) {
        return """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: %1$s, namespace: %2$s}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: %1$s}
                  minReplicas: 1
                  maxReplicas: 8
                  behavior: {scaleUp: %3$s, scaleDown: %4$s}
                  metrics:
                    - type: External
                      external:
                        metric: {name: %1$s}
                        target: {type: %5$s, %6$s: "100"}
                """.formatted(
                        name,
                        NAMESPACE,
                        life.up(),
                        life.down(),
                        life.target(),
                        life.target().equals("Value") ? "value" : "averageValue");
    }

    private static void await(BooleanSupplier good) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(150).toNanos();
        while (!good.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
