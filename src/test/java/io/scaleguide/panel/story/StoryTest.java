package io.scaleguide.panel.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.panel.Recorded;
import io.scaleguide.panel.record.Recording;
import io.scaleguide.tools.CpuTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StoryTest {

    @Test
    void aSessionIsToldInSentencesWorthHearing() throws IOException {
        List<Sentence> told = new ArrayList<>();
        Recording session = Recorded.session();
        Recorded.told(session, told);

        Instant start = session.header().start();
        assertThat(told.stream()
                        .map(one -> Duration.between(start, one.at()).toSeconds() + " s " + one.words())
                        .collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(Files.readString(Path.of("src/test/resources/panel/rescale.story.txt")));
    }

    @Test
    void howOftenTimeIsLetPassChangesNothing() {
        Recording session = Recorded.session();
        List<Sentence> atOnce = new ArrayList<>();
        Recorded.told(session, atOnce);

        Story story = new Story(
                session.header().scope(),
                session.header().periods(),
                session.header().start());
        List<Sentence> ticked = new ArrayList<>();
        Random random = new Random(3);
        Instant now = session.header().start();
        for (var event : session.events()) {
            while (now.isBefore(event.at().minusMillis(700))) {
                now = now.plusMillis(random.nextInt(700));
                ticked.addAll(story.advance(now));
            }
            ticked.addAll(story.take(event));
            now = event.at();
        }

        assertThat(ticked).isEqualTo(atOnce);
    }

    @Test
    void aLongGapIsNotLivedThroughSecondBySecond() {
        Story story = Recorded.until(10);
        Instant later = Recorded.session().header().start().plus(Duration.ofDays(10_000));

        List<Sentence> told = new ArrayList<>();
        assertThat(CpuTime.of(() -> told.addAll(story.advance(later)))).isLessThan(Duration.ofSeconds(5));
        assertThat(told).extracting(Sentence::topic).contains(Sentence.Topic.FRESHNESS);
        assertThat(story.view().now()).isEqualTo(later);
    }
}
