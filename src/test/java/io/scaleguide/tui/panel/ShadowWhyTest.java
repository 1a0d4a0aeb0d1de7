package io.scaleguide.tui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.panel.Recorded;
import io.scaleguide.panel.elasticity.Settling;
import io.scaleguide.panel.insight.Evidence;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.tui.draw.StyledLine;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShadowWhyTest {
    private final Semaphore reckoned = new Semaphore(0);

    @Test
    void itSaysWhichRuleDecidesWhatComesNextAndHowFarItIsToBeTrusted() throws InterruptedException {
        PanelView view = Recorded.until(100).view();
        try (ShadowWhy why = why(Evidence.of(Recorded.session()))) {
            assertThat(text(why, view)).isEqualTo(text(new ConditionWords(), view));
            await();
            assertThat(text(why, view)).isEqualTo("""
                    The metric asks for 3, which is what there is.
                    No next step, if metric and pods stay as they are.
                    Too early to say whether replicas move this metric: the new replicas were not ready in time: not counted (0 of 1 rescale compared).
                    The shadow HPA and the controller: too early to compare: 1 decision seen.
                    Until 10:05:00 the controller may remember what was before this was opened.""");
        }
    }

    @Test
    void whatIsNotNewIsNotReckonedAgain() throws InterruptedException {
        PanelView view = Recorded.until(100).view();
        try (ShadowWhy why = why(Evidence.of(Recorded.session()))) {
            why.of(view);
            await();
            why.of(view);
            why.of(Recorded.until(200).view());
            await();
        }
        assertThat(reckoned.availablePermits()).isZero();
    }

    @Test
    void withoutAnythingSeenItSaysWhatTheHpaSays() throws InterruptedException {
        PanelView view = Recorded.until(100).view();
        try (ShadowWhy why = why(Evidence.NONE)) {
            why.of(view);
            await();
            assertThat(text(why, view)).isEqualTo(text(new ConditionWords(), view));
        }
    }

    private ShadowWhy why(Evidence evidence) {
        return new ShadowWhy(() -> evidence, Settling.USUAL, ZoneOffset.UTC, reckoned::release);
    }

    private void await() throws InterruptedException {
        assertThat(reckoned.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }

    private static String text(WhyWords words, PanelView view) {
        List<StyledLine> lines = words.of(view);
        return String.join("\n", lines.stream().map(StyledLine::text).toList());
    }
}
