package io.scaleguide.panel.shadow;

import static io.scaleguide.panel.Specs.hpa;
import static io.scaleguide.panel.Specs.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.hpa.Autoscaler;
import io.scaleguide.hpa.Decision;
import io.scaleguide.hpa.History;
import io.scaleguide.hpa.HpaReader;
import io.scaleguide.hpa.MetricReading;
import io.scaleguide.hpa.Observation;
import io.scaleguide.panel.session.SpecChange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shadow beside a controller that syncs at other times than the shadow looks. */
class GradeTest {
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
    private static final String SLOW = """
            {"scaleUp": {"stabilizationWindowSeconds": 30, "policies": [{"type": "Pods", "value": 2, "periodSeconds": 60}]},
             "scaleDown": {"stabilizationWindowSeconds": 120, "policies": [{"type": "Percent", "value": 50, "periodSeconds": 60}]}}""";

    /** A controller with its own memory, over a metric that wanders; replicas are ready at once. */
    private static final class World {
        private final Random random;
        private final int phase;
        private JsonNode spec;
        private long generation = 1;
        private double metric = 150;
        private int replicas = 2;
        private int desired = 2;
        private History history = History.NONE;
        private Optional<Instant> lastScale = Optional.empty();
        private final Shadow shadow;

        World(long seed, String behavior) {
            random = new Random(seed);
            phase = 1 + random.nextInt(13);
            spec = hpa(1, 12, "150", behavior);
            shadow = new Shadow(START, ZoneOffset.UTC, "", 1);
            shadow.spec(new SpecChange(START, spec));
        }

        /** One sync period: the metric moves, the shadow looks, and the controller syncs some seconds later. */
        void step(int index, boolean metricMovesBetween) {
            Instant at = START.plusSeconds(15L * index);
            if (index % 2 == 0) {
                metric = Math.max(5, Math.min(900, metric * Math.exp(random.nextGaussian() * 0.5)));
            }
            shadow.judge(sample(at, metric, replicas));
            if (metricMovesBetween) {
                metric *= 3;
            }
            sync(at.plusSeconds(phase));
        }

        void sync(Instant now) {
            long milli = Math.round(metric * 1000);
            Decision decision = Autoscaler.decide(
                    HpaReader.read(spec),
                    new Observation(now, replicas, replicas, replicas, List.of(new MetricReading.Value(milli))),
                    history);
            history = decision.next();
            desired = decision.desiredReplicas();
            if (desired != replicas) {
                lastScale = Optional.of(now.truncatedTo(ChronoUnit.SECONDS));
            }
            shadow.outcome(new HpaOutcome(
                    now, generation, generation, OptionalLong.of(milli), false, replicas, desired, lastScale));
            replicas = desired;
        }

        void restart() {
            history = History.NONE;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", SLOW, "{}"})
    void aControllerThatIsSeenWholeIsForetoldAlmostAlways(String behavior) {
        int agreed = 0;
        int of = 0;
        for (int seed = 0; seed < 20; seed++) {
            World world = new World(seed, behavior);
            for (int i = 0; i < 240; i++) {
                world.step(i, false);
            }
            Grade grade = world.shadow.grade();
            assertThat(grade.notCompared()).isPositive();
            agreed += grade.agreed();
            of += grade.of();
        }
        assertThat(of).isGreaterThan(1_500);
        assertThat(agreed / (double) of).as(agreed + " of " + of).isGreaterThan(0.985);
    }

    @Test
    void theValueThatTheStatusShowsIsTakenSoAMoveBetweenIsNoMiss() {
        World world = new World(3, SLOW);
        for (int i = 0; i < 40; i++) {
            world.step(i, i == 30);
        }
        assertThat(world.shadow.grade().words()).startsWith("agreed on ");
        assertThat(world.shadow.grade().agreed()).isEqualTo(world.shadow.grade().of());
    }

    @Test
    void aControllerThatForgotIsRecognised() {
        World world = new World(5, """
                {"scaleUp": {"policies": [{"type": "Pods", "value": 2, "periodSeconds": 120}]},
                 "scaleDown": {"stabilizationWindowSeconds": 0}}""");
        for (int i = 0; i < 12; i++) {
            world.metric = i < 10 ? 150 + i % 2 : 600 + i;
            world.shadow.judge(sample(START.plusSeconds(15L * i), world.metric, world.replicas));
            if (i == 11) {
                world.restart();
            }
            world.sync(START.plusSeconds(15L * i + 3));
        }
        Grade grade = world.shadow.grade();
        assertThat(grade.misses()).hasSize(1);
        Miss miss = grade.misses().get(0);
        assertThat(miss.ours()).as("two pods in 120 s were had").isEqualTo(4);
        assertThat(miss.theirs()).isEqualTo(6);
        assertThat(miss.reason()).isEqualTo(Miss.Reason.MEMORY_LOST);
        assertThat(grade.agreed()).isEqualTo(grade.of() - 1);
    }

    @Test
    void eachMissSaysItsInputsAndItsReason() {
        Shadow shadow = new Shadow(START, ZoneOffset.UTC, "", 1);
        shadow.spec(new SpecChange(START, hpa(1, 10, "150", "{\"scaleDown\": {\"stabilizationWindowSeconds\": 0}}")));
        Instant late = START.plusSeconds(600);
        shadow.outcome(outcome(late, 1, 1, 150_000, 3, 3));
        shadow.judge(sample(late, 150, 3, 3));
        shadow.judge(sample(late.plusSeconds(15), 300, 3, 2));
        // The controller still saw three ready pods.
        shadow.outcome(outcome(late.plusSeconds(16), 1, 1, 300_000, 3, 6));
        shadow.outcome(outcome(late.plusSeconds(31), 2, 1, 301_000, 3, 9));
        shadow.outcome(outcome(late.plusSeconds(46), 2, 2, 302_000, 3, 9));
        assertThat(shadow.grade().misses())
                .extracting(Miss::words)
                .containsExactly(
                        "With metric 300, 3 replicas wanted, 3 there, 2 ready I wanted 4, the controller 6; likely: "
                                + "the metric or the pods changed between our read and the controller's sync.",
                        "With metric 301, 3 replicas wanted, 3 there, 2 ready I wanted 5, the controller 9; likely: "
                                + "the spec changed between our read and the controller's sync.",
                        "With metric 302, 3 replicas wanted, 3 there, 2 ready I wanted 5, the controller 9; likely: "
                                + "no reason that I know of.");
        assertThat(shadow.grade().words()).isEqualTo("agreed on 0 of 3");
    }

    @Test
    void ofAnAverageTheMetricIsReckonedWhenTheSampleIsOfAnotherTime() {
        Shadow shadow = new Shadow(START, ZoneOffset.UTC, "", 1);
        shadow.spec(new SpecChange(START, JsonMapper.shared().readTree("""
                {"minReplicas": 1, "maxReplicas": 9, "behavior": {"scaleDown": {"stabilizationWindowSeconds": 0}},
                 "metrics": [{"type": "External", "external": {
                  "metric": {"name": "queue"}, "target": {"type": "AverageValue", "averageValue": "100"}}}]}""")));
        Instant late = START.plusSeconds(600);
        shadow.judge(sample(late, 200, 2));
        shadow.outcome(average(late.plusSeconds(1), 100_000, 2, 2));
        // The metric has grown since that sample.
        shadow.outcome(average(late.plusSeconds(16), 250_000, 2, 5));
        shadow.judge(sample(late.plusSeconds(17), 500, 5));
        shadow.outcome(average(late.plusSeconds(31), 100_000, 5, 5));

        assertThat(shadow.grade().words())
                .as(shadow.grade().misses().toString())
                .isEqualTo("agreed on 2 of 2");
    }

    private static HpaOutcome average(Instant at, long shown, int current, int desired) {
        return new HpaOutcome(at, 1, 1, OptionalLong.of(shown), true, current, desired, Optional.empty());
    }

    @Test
    void aWindowThatEndsBetweenTheLookAndTheSyncIsRecognised() {
        Shadow shadow = new Shadow(START, ZoneOffset.UTC, "", 1);
        shadow.spec(new SpecChange(START, hpa(1, 10, "150", "{\"scaleDown\": {\"stabilizationWindowSeconds\": 60}}")));
        Instant late = START.plusSeconds(600);
        shadow.judge(sample(late, 150, 6));
        shadow.outcome(outcome(late.plusSeconds(1), 1, 1, 150_000, 6, 6));
        for (int second = 15; second <= 45; second += 15) {
            shadow.judge(sample(late.plusSeconds(second), 50, 6));
            shadow.outcome(outcome(late.plusSeconds(second + 1), 1, 1, 50_000 + second, 6, 6));
        }
        // By the shadow's clock the wish for 6 is 59 s old; the controller's own is older.
        shadow.judge(sample(late.plusSeconds(58), 50, 6));
        shadow.outcome(outcome(late.plusSeconds(59), 1, 1, 50_001, 6, 3));

        assertThat(shadow.grade().misses()).singleElement().satisfies(miss -> assertThat(miss.reason())
                .isEqualTo(Miss.Reason.TIME_WAS_UP));
    }

    @Test
    void aStatusThatShowsNoDecisionIsNotCounted() {
        Shadow shadow = new Shadow(START, ZoneOffset.UTC, "", 1);
        shadow.spec(new SpecChange(START, hpa(1, 10, "150", "")));
        assertThat(shadow.grade().words()).isEqualTo("no decision seen yet");
        shadow.judge(sample(START, 150, 3));
        shadow.outcome(outcome(START, 1, 1, 150_000, 3, 3));
        shadow.outcome(outcome(START.plusSeconds(15), 1, 1, 150_000, 3, 3));
        assertThat(shadow.grade().words()).isEqualTo("no decision seen yet");
        shadow.outcome(outcome(START.plusSeconds(30), 1, 1, 151_000, 3, 3));
        assertThat(shadow.grade().words()).isEqualTo("too early to compare: 1 decision seen");
    }

    private static HpaOutcome outcome(
            Instant at, long generation, long observed, long shown, int current, int desired) {
        return new HpaOutcome(
                at, generation, observed, OptionalLong.of(shown), false, current, desired, Optional.empty());
    }

    @Test
    void theStatusIsReadFromTheObject() {
        HpaOutcome outcome = HpaOutcome.read(JsonMapper.shared().readTree("""
                {"metadata": {"generation": 4}, "status": {"observedGeneration": 3, "currentReplicas": 2, "desiredReplicas": 5,
                 "lastScaleTime": "2026-11-25T10:00:03Z",
                 "currentMetrics": [{"type": "External", "external": {"metric": {"name": "m"}, "current": {"averageValue": "1500m"}}}]}}
                """), START);
        assertThat(outcome)
                .isEqualTo(new HpaOutcome(
                        START, 4, 3, OptionalLong.of(1500), true, 2, 5, Optional.of(START.plusSeconds(3))));
        HpaOutcome bare = HpaOutcome.read(JsonMapper.shared().readTree("""
                {"status": {"currentMetrics": [{"type": ""}], "lastScaleTime": "soon"}}"""), START);
        assertThat(bare.shownMilli()).isEmpty();
        assertThat(bare.lastScaleTime()).isEmpty();
    }
}
