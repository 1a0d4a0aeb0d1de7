package io.scaleguide.practice.card;

import io.scaleguide.practice.PracticeGround;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets faults begin and end at their times, on a thread of its own. Those that are due at the start begin before it returns. */
public final class FaultSchedule implements AutoCloseable {
    private static final long LOOK_MILLIS = 50;

    private final PracticeGround ground;
    private final Clock clock;
    private final Instant start;
    private final FaultNews news;
    private final List<Turn> turns = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "practice-faults");
        made.setDaemon(true);
        return made;
    });

    private FaultSchedule(PracticeGround ground, List<FaultOrder> orders, Clock clock, FaultNews news) {
        this.ground = ground;
        this.clock = clock;
        this.start = clock.instant();
        this.news = news;
        orders.forEach(order -> turns.add(new Turn(order)));
    }

    /**
     * Starts.
     *
     * @param ground the practice cluster
     * @param orders what begins when
     * @param clock the machine's clock
     * @param news is told what begins and ends
     * @return the schedule, which is closed before the cluster is
     */
    public static FaultSchedule start(PracticeGround ground, List<FaultOrder> orders, Clock clock, FaultNews news) {
        FaultSchedule schedule = new FaultSchedule(ground, orders, clock, news);
        schedule.look();
        schedule.thread.scheduleWithFixedDelay(schedule::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return schedule;
    }

    private void look() {
        Duration now = Duration.between(start, clock.instant());
        turns.forEach(turn -> turn.look(now));
    }

    /** Ends what is under way. */
    @Override
    public void close() throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(5, TimeUnit.SECONDS);
        turns.forEach(Turn::end);
    }

    /** One order; used by one thread at a time. */
    private final class Turn {
        private final FaultOrder order;
        private Optional<AutoCloseable> ending = Optional.empty();
        private Duration until = Duration.ZERO;
        private boolean over;

        private Turn(FaultOrder order) {
            this.order = order;
        }

        private void look(Duration now) {
            try {
                if (!over && ending.isEmpty() && now.compareTo(order.from()) >= 0) {
                    begin(now);
                } else if (ending.isPresent() && now.compareTo(until) >= 0) {
                    end();
                }
            } catch (IOException | RuntimeException e) {
                over = true;
                news.failed(
                        order.card(),
                        Objects.toString(e.getMessage(), e.getClass().getSimpleName()));
            }
        }

        private void begin(Duration now) throws IOException {
            ending = order.card().fault().begin(ground);
            if (ending.isPresent()) {
                until = order.until()
                        .or(() -> order.card().ends().byItself().map(now::plus))
                        .orElse(Duration.ofSeconds(Long.MAX_VALUE));
                news.begun(order.card());
            }
        }

        private void end() {
            if (ending.isEmpty()) {
                return;
            }
            AutoCloseable under = ending.get();
            ending = Optional.empty();
            over = true;
            try {
                under.close();
                if (order.card().ends().canBeTold()) {
                    news.over(order.card());
                }
            } catch (Exception e) {
                news.failed(
                        order.card(),
                        Objects.toString(e.getMessage(), e.getClass().getSimpleName()));
            }
        }
    }
}
