package io.scaleguide.panel.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.panel.Recorded;
import io.scaleguide.panel.record.ReplaySource.Playing;
import io.scaleguide.panel.story.Sentence;
import io.scaleguide.panel.story.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplaySourceTest {
    private final Recording session = Recorded.session();
    private final Instant start = session.header().start();
    private final AtomicLong nanos = new AtomicLong();
    private final List<Sentence> said = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Playing> states = new LinkedBlockingQueue<>();
    private final ReplaySource replay = new ReplaySource(session, nanos::get, said::add, states::add);

    @AfterEach
    void close() {
        replay.close();
    }

    @Test
    void atFullSpeedItTellsTheWholeStoryAndStands() throws Exception {
        List<Sentence> whole = new ArrayList<>();
        Story story = Recorded.told(session, whole);

        replay.speed(ReplaySource.FASTEST);
        replay.play();
        await(playing -> !playing.paused());
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        await(Playing::atEnd);

        assertThat(said).isEqualTo(whole);
        assertThat(replay.view()).isEqualTo(story.view());
    }

    @Test
    void twiceAsFastIsTwiceAsFar() throws Exception {
        replay.speed(2);
        replay.play();
        await(playing -> !playing.paused());
        nanos.addAndGet(Duration.ofSeconds(50).toNanos());

        Playing there = await(playing -> playing.time().isAfter(start));

        assertThat(there.time()).isEqualTo(start.plusSeconds(100));
        assertThat(replay.view()).isEqualTo(Recorded.until(100).view());
    }

    @Test
    void anyTimeCanBeGoneToAndBackAgain() throws Exception {
        for (int second : new int[] {272, 100, 289, 3, 320}) {
            replay.seek(start.plusSeconds(second));
            await(playing -> playing.time().equals(start.plusSeconds(second)));
            assertThat(replay.view()).isEqualTo(Recorded.until(second).view());
        }
    }

    @Test
    void aTimeOutsideIsItsStartOrItsEnd() throws Exception {
        replay.seek(start.plusSeconds(1_000_000));
        await(Playing::atEnd);
        replay.seek(Instant.EPOCH);
        await(playing -> playing.time().equals(start));
    }

    @Test
    void aStepIsOneEventAndThenItStands() throws Exception {
        replay.play();
        replay.step();
        Playing first = await(playing -> playing.time().isAfter(start));
        replay.step();
        Playing second = await(playing -> playing.time().isAfter(first.time()));

        assertThat(first.time()).isEqualTo(session.events().get(0).at());
        assertThat(second.time()).isEqualTo(session.events().get(1).at());
        assertThat(second.paused()).isTrue();
    }

    @Test
    void goingBackSaysNothing() throws Exception {
        replay.seek(start.plusSeconds(200));
        await(playing -> playing.time().equals(start.plusSeconds(200)));
        int before = said.size();
        replay.seek(start.plusSeconds(110));
        await(playing -> playing.time().equals(start.plusSeconds(110)));
        assertThat(said).hasSize(before);
    }

    private Playing await(Predicate<Playing> wanted) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            Playing next = states.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new AssertionError("It did not come in time; now " + replay.state());
            }
            if (wanted.test(next)) {
                return next;
            }
        }
    }
}
