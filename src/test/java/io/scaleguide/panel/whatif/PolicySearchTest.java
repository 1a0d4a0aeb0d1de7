package io.scaleguide.panel.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.hpa.HpaReader;
import io.scaleguide.panel.ControlledSession;
import io.scaleguide.panel.Laws;
import io.scaleguide.panel.SimulatedSession;
import io.scaleguide.panel.Specs;
import io.scaleguide.panel.elasticity.Settling;
import io.scaleguide.panel.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Policies as words, as patches, and as what a search finds. */
class PolicySearchTest {
    private static final Policy BARE = Policy.bare(150_000, 1, 10);

    private static PolicyChange change(String up, Integer window) {
        return new PolicyChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(up),
                Optional.empty(),
                Optional.of(window),
                Optional.empty(),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pods:4/60s,percent:100/15s     | pods:4/60s,percent:100/15s
            Pods:4/60 , percent:100/15     | pods:4/60s,percent:100/15s
            min:pods:1/60s,percent:10/600s | min:pods:1/60s,percent:10/600s
            disabled                       | disabled
            """)
    void policiesAreReadAndPrinted(String text, String printed) {
        assertThat(RulesText.print(RulesText.parse(text, BARE.up()))).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "pods", "pods:0/60s", "pods:4/0s", "pods:4/1801s", "cpu:4/60s", "pods:4/60s,", "pods:-1/60s"
            })
    void whatIsNoPolicyIsSaid(String text) {
        assertThatThrownBy(() -> RulesText.parse(text, BARE.up()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "\"" + text + "\" is no scaling policy. Write for example pods:4/60s,percent:100/15s");
    }

    @Test
    void aChangeThatKubernetesWouldRefuseIsRefused() {
        assertThatThrownBy(() -> change("pods:1/60s", 3601).applyTo(BARE))
                .hasMessage("A stabilization window is 0 to 3600 s, not 3601.");
        assertThatThrownBy(() -> BARE.with(150_000, 4, 2))
                .hasMessage("The minimum is at least 1 and the maximum at least the minimum, not 4 and 2.");
        assertThatThrownBy(() -> BARE.with(0, 1, 2)).hasMessage("The target is more than 0.");
    }

    @Test
    void aPolicySaysItself() {
        assertThat(BARE.words())
                .isEqualTo("target 150, 1 to 10 replicas, no behavior (up to twice as many, down after 300 s)");
        Policy changed = change("pods:2/60s", 30).applyTo(BARE);
        assertThat(changed.words())
                .isEqualTo(
                        "target 150, 1 to 10 replicas, up pods:2/60s window 30 s, down percent:100/15s window 300 s");
        assertThat(changed.differences(BARE)).isEqualTo(2);
        assertThat(BARE.differences(BARE)).isZero();
    }

    @Test
    void aPatchSaysTheWholePolicyAndReadsBackAsIt() {
        JsonNode spec = Specs.hpa(1, 10, "150", "");
        Policy present = Policy.of(spec);
        Policy wanted =
                change("min:pods:2/60s,percent:50/30s", 30).applyTo(present).with(120_500, 2, 10);
        PolicyPatch patch = PolicyPatch.of(wanted, present, Optional.of(spec));
        assertThat(patch.targetLeftOut()).isFalse();
        assertThat(patch.yaml()).isEqualTo("""
                spec:
                  minReplicas: 2
                  maxReplicas: 10
                  metrics:
                    - {"type":"External","external":{"metric":{"name":"latency"},"target":{"type":"Value","value":"120500m"}}}
                  behavior:
                    scaleUp:
                      stabilizationWindowSeconds: 30
                      selectPolicy: Min
                      policies:
                        - {type: Pods, value: 2, periodSeconds: 60}
                        - {type: Percent, value: 50, periodSeconds: 30}
                    scaleDown:
                      stabilizationWindowSeconds: 300
                      selectPolicy: Max
                      policies:
                        - {type: Percent, value: 100, periodSeconds: 15}
                """);
        JsonNode read = YAMLMapper.builder().build().readTree(patch.yaml());
        assertThat(HpaReader.read(read.path("spec"))).isEqualTo(wanted.spec());
        assertThat(PolicyPatch.of(wanted, present, Optional.empty()).targetLeftOut())
                .isTrue();
    }

    private static Scenario hill(double exponent) {
        Session session = ControlledSession.run(
                Specs.hpa(1, 12, "150", ""),
                Laws.queue(4, 80),
                second -> 30 + 220 * Math.exp(-Math.pow((second - 900) / 300.0, 2)),
                120,
                0.05,
                new Random(1));
        return Scenario.of(
                session,
                new Assumptions(
                        exponent,
                        exponent,
                        exponent,
                        "given",
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(60)));
    }

    @Test
    void theSameSeedFindsTheSameAndNothingCheaperKeepsTheLimit() {
        Policy present = Policy.of(Specs.hpa(1, 12, "150", ""));
        Scenario scenario = hill(0.8);
        PolicySearch.Result found =
                PolicySearch.search(scenario, present, 200_000, 300, new Random(7), SearchProgress.UNHEARD);
        assertThat(PolicySearch.search(scenario, present, 200_000, 300, new Random(7), SearchProgress.UNHEARD))
                .isEqualTo(found);
        PolicySearch.Candidate best = found.best().orElseThrow();
        assertThat(best.summary().p95Milli().orElseThrow()).isLessThanOrEqualTo(200_000);
        assertThat(found.kept()).isPositive().isLessThan(found.looked());
        for (Policy policy : new SearchSpace(present).grid()) {
            Summary summary = Summary.of(scenario.replay(policy), 200_000);
            if (summary.p95Milli().orElseThrow() <= 200_000) {
                assertThat(summary.replicaHours() * 1.011)
                        .isGreaterThanOrEqualTo(best.summary().replicaHours());
            }
        }
    }

    @Test
    void ofPoliciesAsCheapTheOneThatChangesLeastWins() {
        Policy present = Policy.of(Specs.hpa(1, 12, "150", ""));
        Session quiet = Session.of(
                IntStream.range(0, 40)
                        .mapToObj(i -> Specs.sample(SimulatedSession.START.plusSeconds(15L * i), 20, 1))
                        .toList(),
                List.of());
        Scenario scenario = Scenario.of(quiet, Assumptions.of(quiet, Settling.USUAL));
        PolicySearch.Result found =
                PolicySearch.search(scenario, present, 100_000, 100, new Random(7), SearchProgress.UNHEARD);
        assertThat(found.kept()).isEqualTo(found.looked());
        assertThat(found.best().orElseThrow().policy()).isEqualTo(present);
    }

    @Test
    void aLimitThatNothingKeepsHasNoBestButAClosest() {
        Policy present = Policy.of(Specs.hpa(1, 12, "150", ""));
        PolicySearch.Result found =
                PolicySearch.search(hill(0), present, 10_000, 0, new Random(7), SearchProgress.UNHEARD);
        assertThat(found.best()).isEmpty();
        assertThat(found.closest()).isPresent();
    }
}
