package io.scaleguide.hpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.hpa.ScalingRules.Policy;
import io.scaleguide.hpa.ScalingRules.Select;
import io.scaleguide.hpa.ScalingRules.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stabilization windows: Kubernetes pkg/controller/podautoscaler/horizontal_test.go. */
class StabilizationTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final List<MetricTarget> QPS = List.of(new MetricTarget("qps", MetricTarget.Type.VALUE, 1000));

    /** TestNormalizeDesiredReplicas, by name; recommendations as {@code replicas@minutes ago}, the window is 5 minutes. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "empty log,                          '',                  5, 5",
        "stabilize,                          4@2 5@1,             3, 5",
        "no stabilize,                       1@2 2@1,             3, 3",
        "no stabilize - old recommendations, 10@10 9@9,           3, 3",
        "stabilize - old recommendations,    10@10 4@1 5@2 9@9,   3, 5",
        "edge of the window is inside,       7@5,                 3, 7",
    })
    void withoutBehaviorTheHighestOfFiveMinutesCounts(String name, String past, int proposal, int expected) {
        HpaSpec spec = new HpaSpec(0, 1000, QPS, Optional.empty());

        Normalization.Result result = Normalization.plain(spec, seen(100), history(past), proposal);

        assertThat(result.replicas()).isEqualTo(expected);
        assertThat(result.conditions().get(0).reason())
                .isEqualTo(expected == proposal ? "ReadyForNewScale" : "ScaleDownStabilized");
        assertThat(result.next().recommendations()).contains(new History.Past(NOW, proposal));
    }

    /** TestNormalizeDesiredReplicasWithBehavior, by name; the windows of up and down are in seconds. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "empty recommendations for scaling down,                                  '',                    0,   0,   100, 5,   5",
        "simple scale down stabilization,                                         4@2 5@1,               0,   180, 100, 3,   5",
        "simple scale up stabilization,                                           4@2 5@1,               300, 0,   1,   7,   4",
        "no scale down stabilization,                                             1@2 2@1,               300, 0,   100, 3,   3",
        "no scale up stabilization,                                               4@2 5@1,               0,   300, 1,   3,   3",
        "'no scale down stabilization, reuse recommendation element',             10@10 9@9,             0,   0,   100, 3,   3",
        "'no scale up stabilization, reuse recommendation element',               10@10 9@9,             0,   0,   1,   100, 100",
        "'scale down stabilization, reuse one of obsolete elements',              10@10 4@1 5@2 9@9,     0,   180, 100, 3,   5",
        "'scale up stabilization, reuse one of obsolete elements',                10@100 6@1 5@2 9@3,    300, 0,   1,   100, 5",
        "'up and down, do not scale up when prenormalized rec goes down',         2@100 3@3,             300, 300, 2,   1,   2",
        "'up and down, do not scale down when prenormalized rec goes up',         2@100 1@3,             300, 300, 2,   3,   2",
    })
    void bothWindowsHold(String name, String past, int up, int down, int current, int proposal, int expected) {
        HpaSpec.Behavior behavior = behavior(up, down);
        HpaSpec spec = new HpaSpec(0, 10_000, QPS, Optional.of(behavior));

        Normalization.Result result =
                Normalization.withBehavior(spec, behavior, seen(current), history(past), proposal);

        assertThat(result.replicas()).isEqualTo(expected);
        String stabilized = proposal >= current ? "ScaleUpStabilized" : "ScaleDownStabilized";
        assertThat(result.conditions().get(0).reason())
                .isEqualTo(expected == proposal ? "ReadyForNewScale" : stabilized);
        assertThat(result.until().isPresent()).isEqualTo(expected != proposal);
    }

    @Test
    void itSaysWhenTheWindowLetsGo() {
        HpaSpec plain = new HpaSpec(0, 1000, QPS, Optional.empty());
        HpaSpec.Behavior both = behavior(300, 300);
        HpaSpec ruled = new HpaSpec(0, 1000, QPS, Optional.of(both));

        // The 5 of four minutes ago hold; the younger 4 hold only from then on.
        assertThat(Normalization.plain(plain, seen(5), history("5@4 4@1"), 2).until())
                .contains(NOW.plusSeconds(60));
        assertThat(Normalization.withBehavior(ruled, both, seen(5), history("5@4 4@1"), 2)
                        .until())
                .contains(NOW.plusSeconds(60));
        assertThat(Normalization.withBehavior(ruled, both, seen(1), history("2@3 3@1"), 9)
                        .until())
                .contains(NOW.plusSeconds(120));
    }

    /** reconcileAutoscaler, recordInitialRecommendation: what is found first is a recommendation. */
    @ParameterizedTest(name = "behavior {0}")
    @CsvSource({"true", "false"})
    void aNewHpaHoldsWhatItFindsForAWindow(boolean withBehavior) {
        HpaSpec spec = new HpaSpec(1, 10, QPS, withBehavior ? Optional.of(behavior(0, 300)) : Optional.empty());
        MetricReading low = new MetricReading.Value(100);

        Decision first = Autoscaler.decide(spec, new Observation(NOW, 5, 5, 5, List.of(low)), History.NONE);
        Instant later = NOW.plusSeconds(301);
        Decision after = Autoscaler.decide(spec, new Observation(later, 5, 5, 5, List.of(low)), first.next());

        assertThat(first.desiredReplicas()).isEqualTo(5);
        assertThat(first.rule()).isEqualTo(Decision.Rule.STABILIZED);
        assertThat(first.until()).contains(NOW.plusSeconds(300));
        assertThat(after.desiredReplicas()).isEqualTo(1);
        assertThat(after.rescaleReason()).contains("All metrics below target");
    }

    private static HpaSpec.Behavior behavior(int up, int down) {
        return new HpaSpec.Behavior(
                new ScalingRules(
                        Duration.ofSeconds(up),
                        Select.MAX,
                        List.of(new Policy(Unit.PODS, 10_000, Duration.ofSeconds(15))),
                        Optional.empty()),
                new ScalingRules(Duration.ofSeconds(down), Select.MAX, ScalingRules.DOWN.policies(), Optional.empty()));
    }

    private static Observation seen(int current) {
        return new Observation(NOW, current, current, current, List.of());
    }

    private static History history(String past) {
        List<History.Past> recommendations = past.isEmpty()
                ? List.of()
                : Arrays.stream(past.split(" "))
                        .map(one -> one.split("@"))
                        .map(parts -> new History.Past(
                                NOW.minus(Duration.ofMinutes(Long.parseLong(parts[1]))), Integer.parseInt(parts[0])))
                        .toList();
        return new History(recommendations, List.of(), List.of());
    }
}
