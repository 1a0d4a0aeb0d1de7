package io.scaleguide.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class QuickNamesTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Clock clock = Clock.systemUTC();

    @Test
    void whatIsSlowIsNotWaitedForAndNotAskedAgainAtOnce() {
        AtomicInteger asked = new AtomicInteger();
        try (QuickNames names = new QuickNames(clock, Duration.ofMillis(50), Duration.ofMinutes(1))) {
            long start = System.nanoTime();
            for (int i = 0; i < 2; i++) {
                assertThat(names.of("slow", () -> {
                            asked.incrementAndGet();
                            new CountDownLatch(1).await();
                            return List.of("late");
                        }))
                        .isEmpty();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(asked).hasValue(1);
            assertThat(names.of("quick", () -> List.of("a"))).containsExactly("a");
        }
    }

    @Test
    void whatCannotBeReadIsNothing() {
        try (QuickNames names = new QuickNames(clock, Duration.ofSeconds(5), Duration.ofMinutes(1))) {
            assertThat(names.of("broken", () -> {
                        throw new IllegalStateException("refused");
                    }))
                    .isEmpty();
        }
    }

    @Test
    void anAnswerIsGoodForAWhile() {
        AtomicInteger asked = new AtomicInteger();
        InstantSource source = now::get;
        Clock standing = source.withZone(ZoneOffset.UTC);
        try (QuickNames names = new QuickNames(standing, Duration.ofSeconds(5), Duration.ofSeconds(5))) {
            List<String> first = names.of("a", () -> List.of("name " + asked.incrementAndGet()));
            now.set(Instant.EPOCH.plusSeconds(4));
            assertThat(names.of("a", () -> List.of("name " + asked.incrementAndGet())))
                    .isEqualTo(first);
            now.set(Instant.EPOCH.plusSeconds(5));
            assertThat(names.of("a", () -> List.of("name " + asked.incrementAndGet())))
                    .containsExactly("name 2");
        }
    }
}
