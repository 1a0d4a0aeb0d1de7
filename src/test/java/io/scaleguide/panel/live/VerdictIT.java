package io.scaleguide.panel.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.cli.GuideForTests;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.panel.elasticity.ElasticityVerdict;
import io.scaleguide.panel.elasticity.ElasticityVerdict.Moves;
import io.scaleguide.panel.elasticity.ElasticityVerdict.NoEffect;
import io.scaleguide.panel.elasticity.Settling;
import io.scaleguide.panel.session.Sample;
import io.scaleguide.path.budget.Periods;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.tools.ChangingLoad;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whether replicas move the metric, by what a live panel heard of real rescales under a steady load, on workloads that are known. */
class VerdictIT {
    private static final int SPEED = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The way of a value as it is at that speed. */
    private static final Settling QUICK = new Settling(
            Settling.of(Periods.USUAL).delay().dividedBy(SPEED),
            Settling.of(Periods.USUAL).refresh().dividedBy(SPEED));

    /** So many samples with all replicas ready, once a change has settled, are enough readings. */
    private static final int SAMPLES = 12;

    @TempDir
    private Path home;

    @Test
    void replicasMoveAQueue() throws Exception {
        ElasticityVerdict verdict = afterRescales(LoadModel.QUEUE);

        assertThat(verdict).as(verdict.words()).isInstanceOf(Moves.class);
        assertThat(((Moves) verdict).exponent()).as(verdict.words()).isBetween(0.5, 1.5);
    }

    @Test
    void replicasDoNotMoveAFixedDelay() throws Exception {
        ElasticityVerdict verdict = afterRescales(LoadModel.FIXED);

        assertThat(verdict).as(verdict.words()).isInstanceOf(NoEffect.class);
    }

    private ElasticityVerdict afterRescales(LoadModel model) throws Exception {
        try (PracticeCluster practice = PracticeCluster.start(new PracticeOptions(
                SPEED, 5, model, OperatorLine.V2_2, Path.of("assets/charts/datadog"), Clock.systemUTC()))) {
            GuideForTests.upTo("hpa", practice, home);
            ClusterChoice choice = new ClusterChoice(List.of(practice.kubeconfig()), Optional.empty());
            try (Cluster cluster = Cluster.open(choice, Duration.ofSeconds(10))) {
                PanelTarget target = PanelTarget.find(
                        cluster,
                        Clock.systemUTC(),
                        new PathRequest(Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        Optional.empty());
                try (FollowedHpa followed = FollowedHpa.open(cluster, target, QUICK);
                        ChangingLoad load = ChangingLoad.steady(address(cluster), 12)) {
                    for (int replicas : new int[] {2, 4, 2, 4}) {
                        scale(cluster, target, replicas);
                        await(followed, replicas);
                    }
                    assertThat(load.answers()).isPositive();
                    return followed.insight().elasticity();
                }
            }
        }
    }

    /** By the HPA, which may want nothing else. */
    private static void scale(Cluster cluster, PanelTarget target, int replicas) {
        cluster.mergePatch(
                target.scope().hpaRef(),
                JsonMapper.shared()
                        .readTree("{\"spec\": {\"minReplicas\": %d, \"maxReplicas\": %d}}"
                                .formatted(replicas, replicas)));
    }

    private static void await(FollowedHpa followed, int replicas) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (settled(followed.evidence().session().samples(), replicas) < SAMPLES) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** The last samples in a row with so many replicas ready that are older than the change's settling. */
    private static long settled(List<Sample> samples, int replicas) {
        int first = samples.size();
        while (first > 0 && samples.get(first - 1).readyPods() == replicas) {
            first--;
        }
        if (first == samples.size()) {
            return 0;
        }
        Instant from = samples.get(first).at().plus(QUICK.delay());
        return samples.stream().filter(sample -> sample.at().isAfter(from)).count();
    }

    private static URI address(Cluster cluster) {
        ObjectNode gateway = cluster.list(Kinds.GATEWAY, "scaleguide-demo", "").get(0);
        return URI.create("http://" + gateway.at("/status/addresses/0/value").asString() + ":"
                + gateway.at("/spec/listeners/0/port").asInt() + "/echo/shell?cmd=sleep%200.1");
    }
}
