package io.scaleguide.panel.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.panel.Specs;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditsTest {
    private static final String BEHAVIOR = """
            {"scaleUp": {"policies": [{"type": "Pods", "value": 2, "periodSeconds": 60}], "tolerance": "50m"},
             "scaleDown": {"stabilizationWindowSeconds": 120, "selectPolicy": "Disabled", "tolerance": "50m"}}""";

    private final Policy policy = Policy.of(Specs.hpa(2, 10, "120500m", BEHAVIOR));

    @Test
    void aPolicyIsWrittenAsItWouldBeTyped() {
        assertThat(Edits.of(policy))
                .containsEntry(Setting.TARGET, "120500m")
                .containsEntry(Setting.MINIMUM, "2")
                .containsEntry(Setting.MAXIMUM, "10")
                .containsEntry(Setting.SCALE_UP, "pods:2/60s")
                .containsEntry(Setting.SCALE_DOWN, "disabled")
                .containsEntry(Setting.WINDOW_UP, "0s")
                .containsEntry(Setting.WINDOW_DOWN, "120s")
                .containsEntry(Setting.TOLERANCE, "0.05");
    }

    @Test
    void whatIsTypedAsItIsChangesNothing() {
        Edits typed = new Edits(Edits.of(policy));
        assertThat(typed.change().applyTo(policy)).isEqualTo(policy);
        assertThat(typed.without(Edits.of(policy)).change().isEmpty()).isTrue();
    }

    @Test
    void everySettingIsChanged() {
        Edits edits = new Edits(Map.of(
                Setting.TARGET,
                "80",
                Setting.MINIMUM,
                "3",
                Setting.SCALE_UP,
                "percent:100/15s",
                Setting.WINDOW_DOWN,
                "5m",
                Setting.TOLERANCE,
                ""));
        assertThat(edits.change().applyTo(policy).words())
                .isEqualTo("target 80, 3 to 10 replicas, up percent:100/15s window 0 s tolerance 0.05,"
                        + " down disabled window 300 s tolerance 0.05");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TARGET|x|The target is a number or a Kubernetes quantity, for example 120, not \"x\".",
                "TARGET|0|The target is more than 0.",
                "MINIMUM|0|The minimum is a whole number of at least 1, for example 3, not \"0\".",
                "WINDOW_UP|2h|A stabilization window is 0 to 3600 s, not 7200.",
                "WINDOW_DOWN|soon|The window down is a length of time, for example 30s or 5m, not \"soon\".",
                "TOLERANCE|2|The tolerance is a share from 0 to 1, not 2.0.",
                "EFFECT|-100|An effect is more than -100 % per doubling, for example -40.",
                "POD_START|x|The pod start is a length of time, for example 30s or 5m, not \"x\"."
            })
    void whatIsWrongWithATextIsSaid(Setting setting, String text, String words) {
        assertThat(setting.problem(text)).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"TARGET,500m", "MAXIMUM,12", "SCALE_DOWN,disabled", "WINDOW_UP,90", "EFFECT,-38", "EFFECT,+12.5"})
    void whatIsRightIsNot(Setting setting, String text) {
        assertThat(setting.problem(text)).isEmpty();
    }
}
