package io.scaleguide.tui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.panel.insight.Evidence;
import io.scaleguide.tui.golden.GoldenTexts;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.input.Key.Code;
import io.scaleguide.tui.whatif.HpaChanges;
import io.scaleguide.tui.whatif.HpaChanges.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhatIfApplyTest {
    private static final Outcome DONE = new Outcome(true, "demo/echo is changed.");

    private final List<String> applied = new ArrayList<>();

    private HpaChanges changes(Outcome outcome) {
        return (patch, seen, hears) -> {
            applied.add(patch + " for " + seen.path("minReplicas"));
            hears.accept(outcome);
        };
    }

    private WhatIfBench opened(String context, Outcome outcome) throws IOException, InterruptedException {
        WhatIfBench bench = new WhatIfBench(WhatIfBench.slowScaleUp(), context, changes(outcome));
        bench.screen().type("w");
        bench.settle();
        bench.screen().press(Code.DOWN).type("++");
        bench.settle();
        return bench;
    }

    @Test
    void theChangeIsShownAndAskedForBeforeItIsMade() throws IOException, InterruptedException {
        try (WhatIfBench bench = opened("shop-test", DONE)) {
            PanelOnScreen screen = bench.screen().press(Code.F8);
            GoldenTexts golden = new GoldenTexts("panel/what-if-apply.txt");
            golden.add("asked", screen.text());
            screen.press(Code.ENTER);
            assertThat(applied).isEmpty();
            screen.press(Code.F8).type("c");
            assertThat(applied).containsExactly("{\"spec\":{\"minReplicas\":3}} for 1");
            golden.add("changed", screen.text());
            assertThat(screen.press(Code.DOWN).type("+").text()).doesNotContain("demo/echo is changed.");

            assertThat(golden.differences()).as(GoldenTexts.ADVICE).isEmpty();
        }
    }

    @Test
    void whatIsAppliedTooSoonIsAskedForWhenItIsReplayed() throws IOException, InterruptedException {
        try (WhatIfBench bench = opened("shop-test", DONE)) {
            bench.screen().type("+").press(Code.F8);
            assertThat(bench.settle().text()).contains("{\"spec\":{\"minReplicas\":4}}", "Change it?");
            bench.screen().type("c");
            assertThat(applied).containsExactly("{\"spec\":{\"minReplicas\":4}} for 1");
        }
    }

    @Test
    void productionIsAskedTwice() throws IOException, InterruptedException {
        try (WhatIfBench bench = opened("shop-prod-eu", DONE)) {
            PanelOnScreen screen = bench.screen().press(Code.F8).type("c");
            assertThat(screen.text()).contains("shop-prod-eu looks like production");
            assertThat(applied).isEmpty();
            screen.press(Code.ESCAPE);
            assertThat(applied).isEmpty();
            screen.press(Code.F8).type("cc");
            assertThat(applied).hasSize(1);
        }
    }

    @Test
    void aRefusalIsSaidWithWhatToDoNext() throws IOException, InterruptedException {
        Outcome refusal = new Outcome(
                false, "Not changed. You may not patch horizontalpodautoscalers in demo. Ask for the right.");
        try (WhatIfBench bench = opened("shop-test", refusal)) {
            bench.screen().press(Code.F8).type("c");
            assertThat(bench.screen().row(1)).startsWith("Not changed. You may not patch");
            assertThat(bench.screen().text()).contains("in demo. Ask for the\n  right.");
            assertThat(bench.screen().press(Code.ESCAPE).text()).contains("1 Signal path");
        }
    }

    @Test
    void withoutAChangeThereIsNothingToApply() throws IOException, InterruptedException {
        try (WhatIfBench bench = opened("shop-test", DONE)) {
            bench.screen().press(Code.F4);
            bench.settle();
            bench.screen().press(Code.F8);
            assertThat(bench.screen().text()).contains("Nothing is otherwise than it is in the HPA.");
            assertThat(applied).isEmpty();
        }
    }

    @Test
    void thePatchCanBeCopied() throws IOException, InterruptedException {
        try (WhatIfBench bench = opened("shop-test", DONE)) {
            bench.screen().press(Key.ctrl('y'));
            assertThat(bench.screen().text())
                    .contains("kubectl patch: kubectl patch hpa echo", "the patch as YAML: spec:");
        }
    }

    @Test
    void inARecordingNothingIsApplied() throws IOException, InterruptedException {
        try (WhatIfBench bench = new WhatIfBench(() -> Evidence.NONE, 80, 24)) {
            bench.screen().type("w").press(Code.F8);
            assertThat(bench.settle().text()).doesNotContain("apply", "Change the HPA");
        }
    }
}
