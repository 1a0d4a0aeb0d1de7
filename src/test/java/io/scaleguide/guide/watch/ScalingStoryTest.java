package io.scaleguide.guide.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.autoscale.HpaStatus;
import io.scaleguide.guide.watch.ScalingStory.Chapter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScalingStoryTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final String UP = "New size: 4; reason: external metric datadogmetric@x:y(nil) above target";
    private static final String DOWN = "New size: 1; reason: All metrics below target";

    private final ScalingStory story = new ScalingStory(1, 10, 150, Duration.ofMinutes(3));

    @Test
    void goesUpHoldsTapersAndComesDown() {
        assertThat(story.turn(START, hpa(1, 1), Optional.of(400.0))).isFalse();
        assertThat(story.chapter()).isEqualTo(Chapter.UP);
        story.rescaled(UP, START);
        assertThat(story.turn(START, hpa(1, 4), Optional.of(400.0))).isFalse();
        assertThat(story.chapter()).isEqualTo(Chapter.HOLD);
        assertThat(story.turn(START, hpa(4, 4), Optional.of(120.0))).isTrue();
        assertThat(story.chapter()).isEqualTo(Chapter.DOWN);
        story.rescaled(DOWN, START);
        story.turn(START, hpa(4, 1), Optional.of(5.0));
        assertThat(story.chapter()).isEqualTo(Chapter.OVER);
    }

    @Test
    void aTargetThatCannotBeMetIsHeldNoLongerThanAsked() {
        story.rescaled(UP, START);
        assertThat(story.turn(START.plusSeconds(179), hpa(5, 5), Optional.of(400.0)))
                .isFalse();
        assertThat(story.turn(START.plusSeconds(180), hpa(5, 5), Optional.of(400.0)))
                .isTrue();
    }

    @Test
    void atTheMaximumThereIsNothingToHoldFor() {
        story.rescaled(UP, START);
        assertThat(story.turn(START, hpa(10, 10), Optional.of(400.0))).isTrue();
    }

    @Test
    void aWorkloadThatIsAtItsMaximumAlreadyIsTakenDown() {
        assertThat(story.turn(START, hpa(10, 10), Optional.of(400.0))).isTrue();
        assertThat(story.chapter()).isEqualTo(Chapter.DOWN);
    }

    @Test
    void aRescaleDownBeforeTheTaperIsNotTheEnd() {
        story.rescaled(DOWN, START);
        story.rescaled(UP, START);
        story.turn(START, hpa(1, 4), Optional.of(400.0));
        story.turn(START, hpa(4, 4), Optional.of(100.0));
        story.turn(START, hpa(1, 1), Optional.of(5.0));
        assertThat(story.chapter()).isEqualTo(Chapter.DOWN);
    }

    @Test
    void aLoadThatStaysBelowTheTargetIsPointlessAfterAWhile() {
        story.turn(START, hpa(1, 1), Optional.of(100.0));
        assertThat(story.pointless(START.plusSeconds(179))).isFalse();
        assertThat(story.pointless(START.plusSeconds(180))).isTrue();
        story.turn(START.plusSeconds(180), hpa(1, 1), Optional.of(200.0));
        assertThat(story.pointless(START.plusSeconds(400))).isFalse();
    }

    private static HpaStatus hpa(int replicas, int desired) {
        return new HpaStatus(replicas, desired, "", "True", "");
    }
}
