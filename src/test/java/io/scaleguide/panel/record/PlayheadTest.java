package io.scaleguide.panel.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.kube.ExternalMetric;
import io.scaleguide.panel.Recorded;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.story.Sentence;
import io.scaleguide.panel.story.Story;
import io.scaleguide.tools.CpuTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A recording that is gone through in any order. */
class PlayheadTest {
    private static final Duration LENGTH = Duration.ofHours(2);

    /** What was recorded, and then two hours of a value every 2 s. */
    private static Recording recording() {
        Recording first = Recorded.session();
        List<PanelEvent> events = new ArrayList<>(first.events());
        Random random = new Random(1);
        Instant end = first.end().plus(LENGTH);
        for (Instant at = first.end(); at.isBefore(end); at = at.plusSeconds(2)) {
            BigDecimal value = BigDecimal.valueOf(100 + random.nextInt(100));
            events.add(new PanelEvent.ExternalRead(at, new ExternalMetric.Value(value, value + "", at)));
        }
        return new Recording(first.header(), events, false);
    }

    @Test
    void whereverItGoesItIsAsIfItHadGoneThereFromTheStart() {
        Recording recording = recording();
        Playhead head = new Playhead(recording);
        head.goTo(recording.end());
        Random random = new Random(2);
        for (int i = 0; i < 12; i++) {
            Instant to = recording.header().start().plusSeconds(random.nextInt((int) LENGTH.toSeconds()));
            head.jumpTo(to);
            Playhead fresh = new Playhead(recording);
            fresh.goTo(to);

            assertThat(head.time()).isEqualTo(fresh.time());
            assertThat(head.nextTime()).isEqualTo(fresh.nextTime());
            assertThat(head.view()).as("at %s", to).isEqualTo(fresh.view());
            assertThat(head.observations()).isEqualTo(fresh.observations());
        }
    }

    @Test
    void fromABookmarkTheStoryGoesOnAsItDid() {
        Recording recording = recording();
        List<Sentence> whole = new ArrayList<>();
        Story story = Recorded.told(recording, whole);
        Playhead head = new Playhead(recording);
        head.goTo(recording.end());
        Instant back = recording.header().start().plusSeconds(280);
        head.jumpTo(back);

        List<Sentence> again = head.goTo(recording.end());

        assertThat(again)
                .isEqualTo(whole.stream().filter(one -> one.at().isAfter(back)).toList())
                .isNotEmpty();
        assertThat(head.view()).isEqualTo(story.view());
    }

    @Test
    void goingBackTakesASmallPartOfGoingThere() {
        Recording recording = recording();
        Playhead head = new Playhead(recording);
        Duration whole = CpuTime.of(() -> head.goTo(recording.end()));
        Random random = new Random(3);
        Duration each = CpuTime.of(() -> {
                    for (int i = 0; i < 40; i++) {
                        head.jumpTo(recording.header().start().plusSeconds(random.nextInt((int) LENGTH.toSeconds())));
                    }
                })
                .dividedBy(40);

        assertThat(each).as("%s each, %s the whole way", each, whole).isLessThan(whole.dividedBy(5));
    }
}
