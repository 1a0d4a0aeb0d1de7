package io.scaleguide.practice.control;

import io.scaleguide.practice.api.Change;
import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.time.PracticeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs the controllers one after another on one daemon thread: each on its period, and those that want it soon after any change.
 * Start and close it once.
 */
public final class ControlPlane implements AutoCloseable {
    /** Changes that come within this time make one round. */
    private static final Duration DEBOUNCE = Duration.ofMillis(10);

    /** No period becomes shorter than this on the machine's clock, whatever the speed. */
    private static final Duration SHORTEST = Duration.ofMillis(50);

    /** Chains of controllers (Deployment, ReplicaSet, Pod, Endpoints ...) are shorter than this. */
    private static final int SETTLING_ROUNDS = 12;

    private final Objects objects;
    private final PracticeClock clock;
    private final Problems problems;
    private final List<Turn> turns = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Thread thread = new Thread(this::run, "practice-controllers");
    private @Nullable AutoCloseable subscription;
    private boolean changed;
    private boolean closed;

    /**
     * @param objects whose changes wake controllers
     * @param clock measures the periods
     * @param controllers run in this order
     * @param problems hears of failures
     */
    public ControlPlane(Objects objects, PracticeClock clock, List<Controller> controllers, Problems problems) {
        this.objects = objects;
        this.clock = clock;
        this.problems = problems;
        controllers.forEach(controller -> turns.add(new Turn(controller, clock.wall())));
        thread.setDaemon(true);
    }

    /** Starts the thread; every controller runs at once. */
    public void start() {
        subscription = objects.onChange(this::wake);
        thread.start();
    }

    /** Runs every controller once, on the caller's thread. For a plane that was not started. */
    public void runOnce() {
        turns.forEach(this::run);
    }

    /** Runs every controller until what follows from the present state has been done. For a plane that was not started. */
    public void settle() {
        for (int i = 0; i < SETTLING_ROUNDS; i++) {
            runOnce();
        }
    }

    /** Runs the controllers whose period has ended, on the caller's thread. For a plane that was not started. */
    public void runDue() {
        turns.stream().filter(turn -> !turn.due.isAfter(clock.wall())).forEach(this::run);
    }

    /** Stops the thread, after the controller that is running. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            if (subscription != null) {
                subscription.close();
            }
            if (Thread.currentThread() != thread) {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception impossible) {
            throw new IllegalStateException("The store did not let go of a listener.", impossible);
        }
    }

    private void wake(Change change) {
        // Nobody reconciles events, and every round may write some.
        if (change.type().equals(Types.EVENT)) {
            return;
        }
        lock.lock();
        try {
            changed = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (true) {
                boolean somethingChanged = await();
                if (closed()) {
                    return;
                }
                if (somethingChanged) {
                    turns.stream()
                            .filter(turn -> turn.controller.wakesOnChange())
                            .forEach(this::run);
                }
                runDue();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a change or for the next period to end; true when it was a change. */
    private boolean await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = untilNext();
            while (!changed && !closed && left > 0) {
                left = woken.awaitNanos(left);
            }
            if (!changed || closed) {
                return false;
            }
            long gathering = DEBOUNCE.toNanos();
            while (gathering > 0 && !closed) {
                gathering = woken.awaitNanos(gathering);
            }
            changed = false;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private long untilNext() {
        Instant now = clock.wall();
        return turns.stream()
                .mapToLong(turn -> Duration.between(now, turn.due).toNanos())
                .min()
                .orElse(Duration.ofSeconds(1).toNanos());
    }

    private boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void run(Turn turn) {
        Duration period = clock.real(turn.controller.period());
        turn.due = clock.wall().plus(period.compareTo(SHORTEST) < 0 ? SHORTEST : period);
        try {
            turn.controller.reconcile();
        } catch (RuntimeException problem) {
            problems.report(turn.controller.name(), problem);
        }
    }

    /** A controller and the wall time at which its period ends. */
    private static final class Turn {
        private final Controller controller;
        private Instant due;

        private Turn(Controller controller, Instant due) {
            this.controller = controller;
            this.due = due;
        }
    }
}
