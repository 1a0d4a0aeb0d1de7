package io.scaleguide.tui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FramePaceTest {
    /** The clock may have any value, and overflow. */
    private static final long START = Long.MAX_VALUE - millis(20);

    private final FramePace pace = new FramePace(START);
    private long now = START;

    private static long millis(long count) {
        return TimeUnit.MILLISECONDS.toNanos(count);
    }

    private void draw() {
        pace.drawn(now);
    }

    @Test
    void theFirstChangeAfterARestIsDrawnAtOnce() {
        draw();
        now += millis(5);

        assertThat(pace.pause(now)).isZero();
    }

    @Test
    void changesThatComeNowAndThenNeverWait() {
        for (int i = 0; i < 1_000; i++) {
            draw();
            now += millis(20);
            assertThat(pace.pause(now)).isZero();
        }
    }

    @Test
    void severalThatFollowEachOtherAfterARestDoNotWait() {
        for (int i = 1; i < FramePace.AT_ONCE; i++) {
            draw();
            assertThat(pace.pause(now)).isZero();
        }
        draw();

        assertThat(pace.pause(now)).isEqualTo(FramePace.BETWEEN_NANOS);
    }

    @Test
    void whatChangesAllTheTimeIsDrawnSomeSixtyTimesASecond() {
        int frames = 0;
        while (now - START < TimeUnit.SECONDS.toNanos(10)) {
            draw();
            frames++;
            now += Math.max(millis(1), pace.pause(now));
        }

        assertThat(frames).isBetween(620, 630);
    }

    @Test
    void afterManyKeysAChangeWaitsNoLongerThanOneFrame() {
        for (int i = 0; i < 1_000; i++) {
            draw();
            now += millis(1);
        }

        assertThat(pace.pause(now)).isBetween(0L, FramePace.BETWEEN_NANOS);
    }
}
