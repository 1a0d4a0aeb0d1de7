package io.scaleguide.practice.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.time.TestClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults begin and end at their times. */
class FaultScheduleTest {
    private final PracticeCluster cluster = PracticeCluster.start(new PracticeOptions(
            20, 7, LoadModel.QUEUE, OperatorLine.V2_2, Path.of("assets/charts/datadog"), Clock.systemUTC()));
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final FaultNews heard = new FaultNews() {
        @Override
        public void begun(FaultCard card) {
            news.add(card.name() + " begins");
        }

        @Override
        public void over(FaultCard card) {
            news.add(card.name() + " is over");
        }

        @Override
        public void failed(FaultCard card, String why) {
            news.add(card.name() + " failed: " + why);
        }
    };

    @AfterEach
    void end() {
        cluster.close();
    }

    private static FaultCard card(String name, io.scaleguide.practice.fault.Fault fault) {
        return FaultCard.lasting(name, "Something is wrong.", new Sign.Overcome("It does no harm."), fault);
    }

    private FaultSchedule start(FaultOrder... orders) {
        return FaultSchedule.start(cluster.ground(), List.of(orders), Clock.systemUTC(), heard);
    }

    private String next() throws InterruptedException {
        return Optional.ofNullable(news.poll(30, TimeUnit.SECONDS)).orElse("nothing");
    }

    @Test
    void whatIsDueAtTheStartHasBegunWhenItReturns() throws Exception {
        FaultCard now = card("now", ground -> Optional.of(() -> {}));
        try (FaultSchedule schedule = start(new FaultOrder(now, Duration.ZERO, Optional.empty()))) {
            assertThat(news).containsExactly("now begins");
        }
        assertThat(news).containsExactly("now begins", "now is over");
    }

    @Test
    void severalBeginAndEndEachInItsTime() throws Exception {
        FaultCard one = card("one", ground -> Optional.of(() -> {}));
        FaultCard two = card("two", ground -> Optional.of(() -> {})).ends(new Ends.ByItself(Duration.ofMillis(200)));
        TestClock clock = TestClock.midday();
        List<FaultOrder> orders = List.of(
                new FaultOrder(one, Duration.ofMillis(100), Optional.of(Duration.ofMillis(900))),
                new FaultOrder(two, Duration.ofMillis(300), Optional.empty()));
        try (FaultSchedule schedule = FaultSchedule.start(cluster.ground(), orders, clock, heard)) {
            assertThat(news).isEmpty();
            clock.advance(Duration.ofMillis(100));
            assertThat(next()).isEqualTo("one begins");
            clock.advance(Duration.ofMillis(200));
            assertThat(next()).isEqualTo("two begins");
            clock.advance(Duration.ofMillis(200));
            assertThat(next()).isEqualTo("two is over");
            clock.advance(Duration.ofMillis(400));
            assertThat(next()).isEqualTo("one is over");
        }
    }

    @Test
    void whatFindsNothingToStrikeIsTriedAgainUntilThereIsSomething() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        FaultCard late = card("late", ground -> looks.incrementAndGet() < 4 ? Optional.empty() : Optional.of(() -> {}));
        try (FaultSchedule schedule = start(new FaultOrder(late, Duration.ZERO, Optional.empty()))) {
            assertThat(next()).isEqualTo("late begins");
            assertThat(looks).hasValue(4);
        }
    }

    @Test
    void aFaultThatCannotBeMadeIsToldAndNotTriedAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        FaultCard broken = card("broken", ground -> {
            tries.incrementAndGet();
            throw new java.io.IOException("no port");
        });
        FaultCard after = card("after", ground -> Optional.of(() -> {}));
        try (FaultSchedule schedule = start(
                new FaultOrder(broken, Duration.ZERO, Optional.empty()),
                new FaultOrder(after, Duration.ofMillis(300), Optional.empty()))) {
            assertThat(next()).isEqualTo("broken failed: no port");
            assertThat(next()).isEqualTo("after begins");
            assertThat(tries).hasValue(1);
        }
    }
}
