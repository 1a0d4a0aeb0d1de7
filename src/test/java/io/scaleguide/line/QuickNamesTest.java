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
import org.junit.jupiter.api.Timeout;

class QuickNamesTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Clock clock = Clock.systemUTC();

    @Test
    @Timeout(60)
    void whatIsSlowIsNotWaitedForAndNotAskedAgainAtOnce() {
        AtomicInteger again = new AtomicInteger();
        try (QuickNames names = new QuickNames(clock, Duration.ofMillis(50), Duration.ofMinutes(1))) {
            assertThat(names.of("slow", () -> {
                        new CountDownLatch(1).await();
                        return List.of("late");
                    }))
                    .isEmpty();
            assertThat(names.of("slow", () -> List.of("name " + again.incrementAndGet())))
                    .isEmpty();
            assertThat(names.within(Duration.ofSeconds(50), () -> List.of("a"))).contains(List.of("a"));
            assertThat(again).hasValue(0);
        }
    }

    @Test
    void whatCannotBeReadIsNothing() {
        try (QuickNames names = new QuickNames(clock, Duration.ofSeconds(50), Duration.ofMinutes(1))) {
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
        try (QuickNames names = new QuickNames(standing, Duration.ofSeconds(50), Duration.ofSeconds(5))) {
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
