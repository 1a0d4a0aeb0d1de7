package io.scaleguide.panel.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.panel.elasticity.ElasticityVerdict;
import io.scaleguide.panel.elasticity.ElasticityVerdict.Moves;
import io.scaleguide.panel.elasticity.ElasticityVerdict.NoEffect;
import io.scaleguide.panel.elasticity.Settling;
import io.scaleguide.panel.session.Sample;
import io.scaleguide.panel.shadow.Grade;
import io.scaleguide.panel.shadow.Miss;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.tools.ChangingLoad;
import io.scaleguide.tools.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a live panel makes of an HPA on a practice cluster whose law is known: whether replicas move the metric, and what its shadow HPA foretells. */
class VerdictIT {
    private static final int SPEED = 30;

    /** So many samples with all replicas ready, once a change has settled, are enough readings. */
    private static final int SAMPLES = 12;

    /** At this speed a sync is 1.25 s, so that a policy of 1 s never reaches back to the one before. */
    private static final int SLOWER = 12;

    private static final int DECISIONS = 40;

    private static final Set<Miss.Reason> WHEN_SEEN =
            EnumSet.of(Miss.Reason.INPUTS_CHANGED, Miss.Reason.TIME_WAS_UP, Miss.Reason.SPEC_CHANGED);

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

    /** By an HPA that may want nothing else. */
    private ElasticityVerdict afterRescales(LoadModel model) throws Exception {
        try (FollowedPractice practice = FollowedPractice.start(SPEED, model, home);
                ChangingLoad load = ChangingLoad.steady(practice.address(), 12)) {
            for (int replicas : new int[] {2, 4, 2, 4}) {
                practice.change("{\"minReplicas\": %d, \"maxReplicas\": %d}".formatted(replicas, replicas));
                await(() -> settled(practice.hpa().evidence().session().samples(), replicas) >= SAMPLES);
            }
            assertThat(load.answers()).isPositive();
            return practice.hpa().insight().elasticity();
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
        Instant from = samples.get(first).at().plus(Settling.USUAL.atPace(SPEED).delay());
        return samples.stream().filter(sample -> sample.at().isAfter(from)).count();
    }

    /**
     * With a window and periods that run faster there, which the context tells; DecisionsIT and ShadowIT have them in real time. None is a multiple of the
     * sync period: where one ends with a sync, milliseconds decide.
     */
    @Test
    void theShadowForetellsThePracticeController() throws Exception {
        try (FollowedPractice practice = FollowedPractice.start(SLOWER, LoadModel.QUEUE, home);
                ChangingLoad load = ChangingLoad.turns(practice.address(), Duration.ofSeconds(12))) {
            practice.change("""
                    {"behavior": {
                      "scaleUp": {"stabilizationWindowSeconds": 0, "policies": [{"type": "Pods", "value": 3, "periodSeconds": 40}]},
                      "scaleDown": {"stabilizationWindowSeconds": 40, "policies": [{"type": "Pods", "value": 2, "periodSeconds": 22}]}}}""");
            await(() -> practice.hpa().insight().grade().of() >= DECISIONS);
            Grade grade = practice.hpa().insight().grade();
            String words =
                    grade.words() + grade.misses().stream().map(Miss::toString).collect(Collectors.joining("\n"));
            System.out.println("The shadow on a practice cluster: " + words);

            assertThat(load.answers()).isPositive();
            assertThat(practice.hpa().evidence().session().rescales()).hasSizeGreaterThan(3);
            assertThat(grade.agreed()).as(words).isGreaterThanOrEqualTo(grade.of() * 8 / 10);
            assertThat(grade.misses())
                    .filteredOn(miss -> !WHEN_SEEN.contains(miss.reason()))
                    .as("nearly every miss comes from when things were seen: " + words)
                    .hasSizeLessThanOrEqualTo(grade.of() / 10);
        }
    }

    private static void await(BooleanSupplier good) throws InterruptedException {
        long end = System.nanoTime() + Patience.LONGEST.toNanos();
        while (!good.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
