package io.scaleguide.panel.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.fuzz.Inputs;
import io.scaleguide.hpa.ScalingRules;
import java.util.Optional;

/** What is typed to be otherwise in an HPA. */
public final class PolicyInputs {
    private static final Policy PLAIN = Policy.bare(100_000, 1, 10);

    private PolicyInputs() {}

    /** @param input a line for each setting, in their order: a policy that can be shown as a patch, or a sentence for each that will not do */
    public static void policy(byte[] input) {
        String[] lines = Inputs.text(input).split("\n", -1);
        Edits edits = Edits.NONE;
        for (Setting setting : Setting.values()) {
            String text = setting.ordinal() < lines.length ? lines[setting.ordinal()] : "";
            Optional<String> problem = setting.problem(text);
            problem.ifPresent(words -> assertThat(words).isNotBlank());
            edits = problem.isEmpty() ? edits.with(setting, text) : edits;
        }
        try {
            Policy policy = edits.change().applyTo(PLAIN);
            assertThat(PolicyPatch.of(policy, PLAIN, Optional.empty()).yaml()).startsWith("spec:\n");
            assertThat(RulesText.parse(RulesText.print(policy.up()), ScalingRules.UP)
                            .policies())
                    .isEqualTo(policy.up().policies());
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
