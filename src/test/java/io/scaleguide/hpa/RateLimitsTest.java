package io.scaleguide.hpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.hpa.ScalingRules.Policy;
import io.scaleguide.hpa.ScalingRules.Select;
import io.scaleguide.hpa.ScalingRules.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How far policies and bounds let one step go. Unless a case says otherwise its source is TestScalingWithRules of Kubernetes
 * pkg/controller/podautoscaler/horizontal_test.go, and the case's first column is the name it has there, shortened
 * where it is long.
 */
class RateLimitsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** Rules as {@code pods/period percent/period}; {@code default} for the defaults. Events as changes spread over 120 s. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        prenormalized desired replicas within range                                            | default     | -           | -           |   5 |    7 |   3 |    8 |   7 | DesiredWithinRange
        prenormalized desired replicas < minReplicas                                           | default     | -           | -           |   3 |    1 |   2 |    8 |   2 | TooFewReplicas
        prenormalized desired replicas within range when minReplicas is 0                      | default     | -           | -           |   1 |    0 |   0 |   10 |   0 | DesiredWithinRange
        maxReplicas is the limit because maxReplicas < scaleUpLimit                            | default     | -           | -           |  20 | 1000 |   1 |   10 |  10 | TooManyReplicas
        desired replica count is more than the maximum replica count                           | default     | -           | -           | 100 | 1000 | 100 |  150 | 150 | TooManyReplicas
        scaleUpLimit is the limit because scaleUpLimit < maxReplicas with user policies        | 0/0 1/60    | -           | -           |   3 | 1000 |   1 | 2000 |   4 | ScaleUpLimit
        scaleUp with default behavior                                                          | default     | -           | -           |  10 |   50 |   1 | 1000 |  20 | ScaleUpLimit
        scaleUp with pods policy larger than percent policy                                    | 100/60 100/60 | -         | -           |  10 |  500 |   1 | 1000 | 110 | ScaleUpLimit
        scaleUp with percent policy larger than pods policy                                    | 2/60 100/60 | -           | -           |  10 |  500 |   1 | 1000 |  20 | ScaleUpLimit
        scaleUp with spec MaxReplicas limitation with large pod policy                         | 100/60 0/0  | -           | -           |  10 |   50 |   1 | 1000 |  50 | DesiredWithinRange
        scaleUp with spec MaxReplicas limitation with large percent policy                     | 10000/60 0/0 | -          | -           |  10 |   50 |   1 | 1000 |  50 | DesiredWithinRange
        scaleUp with pod policy limitation                                                     | 30/60 0/0   | -           | -           |  10 |   50 |   1 | 1000 |  40 | ScaleUpLimit
        scaleUp with percent policy limitation                                                 | 0/0 200/60  | -           | -           |  10 |   50 |   1 | 1000 |  30 | ScaleUpLimit
        scaleDown with percent policy larger than pod policy                                   | 20/60 1/60  | -           | -           | 100 |    2 |   1 | 1000 |  80 | ScaleDownLimit
        scaleDown with pod policy larger than percent policy                                   | 2/60 1/60   | -           | -           | 100 |    2 |   1 | 1000 |  98 | ScaleDownLimit
        scaleDown with spec MinReplicas limitation with large pod policy                       | 100/60 0/0  | -           | -           |  10 |    0 |   1 | 1000 |   1 | TooFewReplicas
        scaleDown with spec MinReplicas limitation with large percent policy                   | 0/0 100/60  | -           | -           |  10 |    2 |   5 | 1000 |   5 | TooFewReplicas
        scaleDown with pod policy limitation                                                   | 5/60 0/0    | -           | -           |  10 |    2 |   1 | 1000 |   5 | ScaleDownLimit
        scaleDown with percent policy limitation                                               | 0/0 50/60   | -           | -           |  10 |    5 |   1 | 1000 |   5 | DesiredWithinRange
        scaleUp with spec MaxReplicas limitation with large pod policy and events              | 300/60 0/0  | 1 5 9       | -           | 100 |  500 |   1 |  200 | 200 | TooManyReplicas
        scaleUp with spec MaxReplicas limitation with large percent policy and events          | 0/0 10000/60 | 1 5 9      | -           | 100 |  500 |   1 |  200 | 200 | TooManyReplicas
        scaleUp with currentReplicas limitation with a lot of recent scale up events           | 5/120 0/0   | 1 5 9       | -           | 100 |  500 |   1 | 1000 | 100 | ScaleUpLimit
        scaleUp with pod policy and previous scale up events                                   | 150/120 0/0 | 1 5 9       | -           | 100 |  500 |   1 | 1000 | 235 | ScaleUpLimit
        scaleUp with percent policy and previous scale up events                               | 0/0 200/120 | 1 5 9       | -           | 100 |  500 |   1 | 1000 | 255 | ScaleUpLimit
        scaleUp with percent policy and previous scale up and down events                      | 0/0 300/300 | 4           | 2           |   6 |   24 |   1 | 1000 |  16 | ScaleUpLimit
        scaleDown with default policy and previous events                                      | default     | -           | 1 5 9       |  10 |    5 |   1 | 1000 |   5 | DesiredWithinRange
        scaleDown with spec MinReplicas=nil limitation with large pod policy and events        | 115/120 0/0 | -           | 1 5 9       | 100 |    0 |   1 | 1000 |   1 | TooFewReplicas
        scaleDown with spec MinReplicas limitation with large pod policy and previous events   | 130/120 0/0 | -           | 1 5 9       | 100 |    0 |   5 | 1000 |   5 | TooFewReplicas
        scaleDown with spec MinReplicas limitation with large percent policy and events        | 0/0 100/120 | -           | 1 5 9       | 100 |    2 |   5 | 1000 |   5 | TooFewReplicas
        scaleDown with pod policy limitation and previous events                               | 5/120 0/0   | -           | 1 5 9       | 100 |    2 |   1 | 1000 | 100 | ScaleDownLimit
        scaleDown with percent policy limitation and previous events                           | 0/0 50/120  | -           | 2 4 6       | 100 |    0 |   1 | 1000 |  56 | ScaleDownLimit
        scaleDown with percent policy and previous scale up and down events                    | 0/0 50/180  | 2           | 4           |  10 |    1 |   1 | 1000 |   6 | ScaleDownLimit
        scaleDown with previous events preventing further scale down                           | 0/0 10/120  | -           | 10 10 10    | 100 |    0 |   1 | 1000 | 100 | ScaleDownLimit
        scaleDown with with previous events still allowing more scale down                     | 0/0 1000/120 | -          | 10 10 10    |  10 |    5 |   1 | 1000 |   5 | DesiredWithinRange
        check 'outdated' flag for events for one behavior for up                               | 1000/60 0/0 | 8 12 9 11   | -           | 100 |  200 |   1 | 1000 | 200 | DesiredWithinRange
        check that events were not marked 'outdated' for two different policies for up         | 1000/120 100/60 | 8 12 9 11 | -         | 100 |  200 |   1 | 1000 | 200 | DesiredWithinRange
        check that events were marked 'outdated' for two different policies for up             | 1000/30 100/60 | 8 12 9 11 | -          | 100 |  200 |   1 | 1000 | 200 | DesiredWithinRange
        check 'outdated' flag for events for one behavior for down                             | 1000/60 0/0 | -           | 8 12 9 11   | 100 |    5 |   1 | 1000 |   5 | DesiredWithinRange
        check that events were not marked 'outdated' for two different policies for down       | 1000/120 100/60 | -       | 8 12 9 11   | 100 |    5 |   1 | 1000 |   5 | DesiredWithinRange
        check that events were marked 'outdated' for two different policies for down           | 1000/30 100/60 | -        | 8 12 9 11   | 100 |    5 |   1 | 1000 |   5 | DesiredWithinRange
        """)
    void policiesAndBoundsLimitAStep(
            String name,
            String rules,
            String ups,
            String downs,
            int current,
            int wanted,
            int minimum,
            int maximum,
            int expected,
            String reason) {
        HpaSpec.Behavior behavior =
                new HpaSpec.Behavior(withoutWindow(rules, ScalingRules.UP), withoutWindow(rules, ScalingRules.DOWN));
        History history = new History(List.of(), spread(ups), spread(downs));

        Normalization.Result result = limit(behavior, history, current, wanted, minimum, maximum);

        assertThat(result.replicas()).isEqualTo(expected);
        assertThat(result.conditions().get(1).reason()).isEqualTo(reason);
        assertThat(result.conditions().get(1).status()).isEqualTo(!reason.equals("DesiredWithinRange"));
    }

    /** TestCalculateScaleUpLimitWithScalingRules, TestCalculateScaleDownLimitWithBehaviors; Disabled: the functions they test. */
    @ParameterizedTest(name = "{0} from {1} to {2}")
    @CsvSource({
        "MIN,      1, 100, 2,  ScaleUpLimit",
        "MIN,      5, 0,   3,  ScaleDownLimit",
        "MAX,      1, 100, 3,  ScaleUpLimit",
        "MAX,     10, 0,   5,  ScaleDownLimit",
        "DISABLED, 5, 100, 5,  ScaleUpLimit",
        "DISABLED, 5, 0,   5,  ScaleDownLimit",
    })
    void oneOfThePoliciesCounts(Select select, int current, int wanted, int expected, String reason) {
        ScalingRules rules = new ScalingRules(
                Duration.ZERO,
                select,
                List.of(policy(Unit.PODS, 2, 60), policy(Unit.PERCENT, 50, 60)),
                Optional.empty());

        Normalization.Result result = limit(new HpaSpec.Behavior(rules, rules), History.NONE, current, wanted, 0, 1000);

        assertThat(result.replicas()).isEqualTo(expected);
        assertThat(result.conditions().get(1).reason()).isEqualTo(reason);
        assertThat(result.rule()).isEqualTo(Decision.Rule.RATE_LIMITED);
    }

    /** TestStoreScaleEvents: what was changed within 60 s, and how many changes are kept after one more. */
    @ParameterizedTest(name = "events {0}, longest period {1} s")
    @CsvSource({
        "'',              60,  0,  1",
        "7@61,            60,  0,  1",
        "7@58,            60,  7,  2",
        "7@61 6@59,       60,  6,  2",
        "7@58 6@59,       120, 13, 3",
        "8@29 6@59 7@61,  60,  14, 3",
    })
    void rescalesAreRememberedForTheLongestPeriod(String events, int longest, int changed, int kept) {
        List<History.Past> past = new ArrayList<>();
        for (String event : events.isEmpty() ? new String[0] : events.split(" ")) {
            String[] parts = event.split("@");
            past.add(new History.Past(NOW.minusSeconds(Long.parseLong(parts[1])), Integer.parseInt(parts[0])));
        }
        ScalingRules rules =
                new ScalingRules(Duration.ZERO, Select.MAX, List.of(policy(Unit.PODS, 10, longest)), Optional.empty());
        HpaSpec.Behavior behavior = new HpaSpec.Behavior(rules, rules);
        History history = new History(List.of(), past, past);

        assertThat(History.changed(past, NOW, Duration.ofSeconds(60))).isEqualTo(changed);
        assertThat(history.rescaled(NOW, 10, 15, behavior).ups()).hasSize(kept).contains(new History.Past(NOW, 5));
        assertThat(history.rescaled(NOW, 10, 5, behavior).downs()).hasSize(kept).contains(new History.Past(NOW, 5));
    }

    /** TestConvertDesiredReplicasWithRules: the path of an HPA without behavior. */
    @ParameterizedTest(name = "{0} to {1} within {2} and {3}")
    @CsvSource({
        "5,  7,    3, 8,    7,  DesiredWithinRange",
        "3,  1,    2, 8,    2,  TooFewReplicas",
        "1,  0,    0, 10,   0,  DesiredWithinRange",
        "20, 1000, 1, 10,   10, TooManyReplicas",
        "3,  1000, 1, 2000, 6,  ScaleUpLimit",
        "1,  1000, 1, 2000, 4,  ScaleUpLimit",
    })
    void withoutBehaviorAStepUpIsAtMostDouble(
            int current, int wanted, int minimum, int maximum, int expected, String reason) {
        HpaSpec spec = spec(minimum, maximum, Optional.empty());

        Normalization.Result result = Normalization.plain(spec, seen(current), History.NONE, wanted);

        assertThat(result.replicas()).isEqualTo(expected);
        assertThat(result.conditions().get(1).reason()).isEqualTo(reason);
    }

    private static Normalization.Result limit(
            HpaSpec.Behavior behavior, History history, int current, int wanted, int minimum, int maximum) {
        HpaSpec spec = spec(minimum, maximum, Optional.of(behavior));
        return Normalization.withBehavior(spec, behavior, seen(current), history, wanted);
    }

    private static HpaSpec spec(int minimum, int maximum, Optional<HpaSpec.Behavior> behavior) {
        return new HpaSpec(minimum, maximum, List.of(new MetricTarget("qps", MetricTarget.Type.VALUE, 1000)), behavior);
    }

    private static Observation seen(int current) {
        return new Observation(NOW, current, current, current, List.of());
    }

    /** The limits are tested alone: no stabilization. */
    private static ScalingRules withoutWindow(String text, ScalingRules fallback) {
        List<Policy> policies = new ArrayList<>();
        if (text.equals("default")) {
            policies.addAll(fallback.policies());
        } else {
            String[] parts = text.split("[/ ]");
            if (!parts[0].equals("0")) {
                policies.add(policy(Unit.PODS, Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
            }
            if (!parts[2].equals("0")) {
                policies.add(policy(Unit.PERCENT, Integer.parseInt(parts[2]), Integer.parseInt(parts[3])));
            }
        }
        return new ScalingRules(Duration.ZERO, Select.MAX, policies, Optional.empty());
    }

    private static Policy policy(Unit unit, int value, int seconds) {
        return new Policy(unit, value, Duration.ofSeconds(seconds));
    }

    /** generateEventsUniformDistribution: each event in the middle of its share of the last 120 s. */
    private static List<History.Past> spread(String changes) {
        if (changes.equals("-")) {
            return List.of();
        }
        String[] parts = changes.split(" ");
        long share = 120_000L / parts.length;
        return IntStream.range(0, parts.length)
                .mapToObj(index -> new History.Past(
                        NOW.minusMillis(120_000L - share * index - share / 2), Integer.parseInt(parts[index])))
                .toList();
    }
}
