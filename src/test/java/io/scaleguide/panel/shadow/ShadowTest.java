package io.scaleguide.panel.shadow;

import static io.scaleguide.panel.Specs.hpa;
import static io.scaleguide.panel.Specs.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.panel.session.Rescale;
import io.scaleguide.panel.session.Sample;
import io.scaleguide.panel.session.SpecChange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the shadow says decides, and what it says comes next. */
class ShadowTest {
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
    private static final ShadowWords WORDS = new ShadowWords(ZoneOffset.UTC, "");
    private static final String SLOW = """
            {"scaleUp": {"stabilizationWindowSeconds": 0, "policies": [{"type": "Percent", "value": 100, "periodSeconds": 120}]},
             "scaleDown": {"stabilizationWindowSeconds": 60, "policies": [{"type": "Pods", "value": 1, "periodSeconds": 60}]}}""";

    private static Shadow shadow(String behavior) {
        Shadow shadow = new Shadow(START, ZoneOffset.UTC, "", 1);
        shadow.spec(new SpecChange(START, hpa(1, 10, "150", behavior)));
        return shadow;
    }

    private static Judgement judge(Shadow shadow, Sample sample) {
        return shadow.judge(sample).orElseThrow();
    }

    @Test
    void withoutASpecThereIsNoJudgement() {
        assertThat(new Shadow(START, ZoneOffset.UTC, "", 1).judge(sample(START, 1, 1)))
                .isEmpty();
    }

    @Test
    void theToleranceIsToldFromAWishForWhatThereIs() {
        Judgement near = judge(shadow(""), sample(START, 160, 3));
        assertThat(near.rule()).isEqualTo(ShadowRule.TOLERANCE);
        assertThat(near.words()).isEqualTo("The metric, 160, is within 10 % of the target, 150.");
        assertThat(near.next()).isEmpty();
        Judgement enough = judge(shadow(""), sample(START, 120, 3));
        assertThat(enough.rule()).isEqualTo(ShadowRule.ENOUGH);
        assertThat(enough.words()).isEqualTo("The metric asks for 3, which is what there is.");
    }

    @Test
    void aFreeStepIsDueAtTheNextSync() {
        Judgement judgement = judge(shadow(SLOW), sample(START, 300, 3));
        assertThat(judgement.rule()).isEqualTo(ShadowRule.METRIC);
        assertThat(judgement.words()).isEqualTo("The metric asks for 6, and nothing holds it.");
        assertThat(WORDS.next(judgement.next().orElseThrow())).isEqualTo("3 -> 6 at the next sync");
    }

    @Test
    void aUsedUpPolicySaysWhenItLetsGo() {
        Shadow shadow = shadow(SLOW);
        shadow.rescaled(new Rescale(START.plusSeconds(15), 2, 3, "New size: 3"));
        shadow.rescaled(new Rescale(START.plusSeconds(16), 2, 3, "the same, told twice"));
        Judgement judgement = judge(shadow, sample(START.plusSeconds(30), 600, 3, 2));
        assertThat(judgement.rule()).isEqualTo(ShadowRule.SCALE_UP_POLICY);
        assertThat(judgement.words())
                .isEqualTo("The metric asks for 8; the scale-up policy (100 % in 120 s) lets it go to 4.");
        judgement = judge(shadow, sample(START.plusSeconds(45), 600, 4, 4));
        assertThat(judgement.words())
                .isEqualTo("The metric asks for 16; the scale-up policy (100 % in 120 s) lets it go to 6.");
        shadow.rescaled(new Rescale(START.plusSeconds(45), 4, 6, ""));
        judgement = judge(shadow, sample(START.plusSeconds(60), 600, 6, 6));
        assertThat(judgement.desired()).isEqualTo(6);
        assertThat(WORDS.next(judgement.next().orElseThrow()))
                .isEqualTo("6 -> 8 at the earliest 10:02:15, when the scale-up policy's 120 s are over");
    }

    @Test
    void aWindowSaysUntilWhenItHolds() {
        Shadow shadow = shadow(SLOW);
        judge(shadow, sample(START, 150 * 4.0 / 3, 3));
        Judgement judgement = judge(shadow, sample(START.plusSeconds(15), 10, 4));
        assertThat(judgement.rule()).isEqualTo(ShadowRule.SCALE_DOWN_WINDOW);
        assertThat(judgement.words())
                .isEqualTo("The metric asks for 1; the scale-down window holds it until 10:01:00 at 4.");
        assertThat(judgement.holds()).contains(START.plusSeconds(60));
        assertThat(WORDS.next(judgement.next().orElseThrow()))
                .isEqualTo("4 -> 3 at the earliest 10:01:00, when the scale-down window's 60 s are over");
    }

    @Test
    void theOlderPathHoldsForItsFiveMinutes() {
        Shadow shadow = shadow("");
        judge(shadow, sample(START, 150, 4));
        Judgement judgement = judge(shadow, sample(START.plusSeconds(15), 10, 4));
        assertThat(judgement.rule()).isEqualTo(ShadowRule.SCALE_DOWN_WINDOW);
        assertThat(WORDS.next(judgement.next().orElseThrow()))
                .isEqualTo("4 -> 1 at the earliest 10:05:00, when the scale-down window's 300 s are over");
    }

    @Test
    void windowsAndPeriodsAreShorterWhereTheClusterRunsFaster() {
        Shadow shadow = new Shadow(START, ZoneOffset.UTC, "", 20);
        shadow.spec(new SpecChange(START, hpa(1, 10, "150", SLOW)));
        judge(shadow, sample(START, 150, 4));
        Judgement held = judge(shadow, sample(START.plusSeconds(1), 10, 4));
        assertThat(held.rule()).isEqualTo(ShadowRule.SCALE_DOWN_WINDOW);
        assertThat(held.next().orElseThrow().earliest()).isEqualTo(START.plusSeconds(3));
        assertThat(held.unsureUntil()).contains(START.plusSeconds(6));
        Judgement free = judge(shadow, sample(START.plusSeconds(5), 10, 4));
        assertThat(free.words())
                .isEqualTo("The metric asks for 1; the scale-down policy (1 pods in 60 s) lets it go to 3.");
    }

    @Test
    void boundsAndExceptionsAreNamed() {
        assertThat(judge(shadow(""), sample(START, 900, 8)).words())
                .isEqualTo("The metric asks for 48; the maximum of 10 holds it.");
        assertThat(judge(shadow(""), sample(START, 900, 2)).words())
                .isEqualTo("The metric asks for 12; the scale-up policy (twice as many, at least 4) lets it go to 4.");
        assertThat(judge(shadow(""), sample(START, 150, 12)).rule()).isEqualTo(ShadowRule.OUT_OF_RANGE);
        assertThat(judge(shadow(""), sample(START, 150, 0)).words())
                .isEqualTo("The target runs no replicas: the HPA is off until someone starts one.");
        Sample missing = new Sample(
                START,
                OptionalLong.empty(),
                "no points since 09:55",
                OptionalLong.empty(),
                3,
                3,
                3,
                OptionalDouble.empty(),
                OptionalInt.empty());
        assertThat(judge(shadow(""), missing).words())
                .isEqualTo("There is no metric, so nothing changes: no points since 09:55");
        assertThat(judge(shadow("{\"scaleUp\": {\"selectPolicy\": \"Disabled\"}}"), sample(START, 900, 2))
                        .words())
                .isEqualTo("The metric asks for 12; the scale-up policy (disabled) lets it go to 2.");
    }

    @Test
    void anHpaWithSeveralMetricsIsNotFollowed() {
        Shadow shadow = new Shadow(START, ZoneOffset.UTC, "", 1);
        shadow.spec(new SpecChange(START, JsonMapper.shared().readTree("""
                {"maxReplicas": 5, "metrics": [{"type": "Resource", "resource": {"name": "cpu"}},
                  {"type": "External", "external": {"metric": {"name": "latency"}, "target": {"value": "150"}}}]}""")));
        Judgement judgement = judge(shadow, sample(START, 900, 2));
        assertThat(judgement.rule()).isEqualTo(ShadowRule.NOT_FOLLOWED);
        assertThat(judgement.words())
                .isEqualTo("This HPA scales on cpu, latency; I follow HPAs with one external metric only.");
        assertThat(judgement.desired()).isEqualTo(2);
    }

    @Test
    void whatTheControllerRemembersIsUnknownAtFirst() {
        Shadow shadow = shadow("");
        Judgement first = judge(shadow, sample(START, 150, 2));
        assertThat(first.unsureUntil()).contains(START.plusSeconds(300));
        assertThat(WORDS.memory(first.unsureUntil().orElseThrow()))
                .isEqualTo("Until 10:05:00 I do not know what the controller remembers: "
                        + "wishes and steps from before I looked may hold it.");
        assertThat(judge(shadow, sample(START.plusSeconds(300), 150, 2)).unsureUntil())
                .isEmpty();
    }
}
