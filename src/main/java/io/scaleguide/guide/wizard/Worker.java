package io.scaleguide.guide.wizard;

import java.time.Duration;
import java.util.Optional;

/**
 * The one thread on which steps run. It does one job at a time, and only the newest that was given to it. A look ahead waits a while
 * before it begins, and gives way to anything else.
 */
final class Worker implements AutoCloseable {
    /** Longer than helm gets to mark its release as failed when it is told to stop. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Thread thread = new Thread(this::work, "guide-worker");
    private Optional<Job> next = Optional.empty();
    private Optional<Job> running = Optional.empty();
    private boolean over;

    /** Something to do; {@code notBefore} is of {@link System#nanoTime}, {@code cut} is set when it was cancelled before it began. */
    private record Job(Runnable work, boolean lookAhead, long notBefore, boolean cut) {
        private Job cutShort() {
            return new Job(work, lookAhead, notBefore, true);
        }
    }

    Worker() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Does it as soon as possible, in place of whatever still waits. */
    synchronized void run(Runnable work) {
        begin(new Job(work, false, System.nanoTime(), false));
    }

    /** Does it unless something else is given to do first. */
    synchronized void lookAhead(Duration after, Runnable work) {
        begin(new Job(work, true, System.nanoTime() + after.toNanos(), false));
    }

    /** Gives up a look ahead that waits or runs. */
    synchronized void forgetLookAhead() {
        next = next.filter(job -> !job.lookAhead());
        running.filter(Job::lookAhead).ifPresent(job -> thread.interrupt());
    }

    /** Interrupts what runs, and what was given and has not begun. */
    synchronized void cancel() {
        next = next.map(Job::cutShort);
        running.ifPresent(job -> thread.interrupt());
    }

    private void begin(Job job) {
        forgetLookAhead();
        next = Optional.of(job);
        notifyAll();
    }

    private void work() {
        for (Optional<Job> job = take(); job.isPresent(); job = take()) {
            try {
                if (job.get().cut()) {
                    Thread.currentThread().interrupt();
                }
                job.get().work().run();
            } finally {
                finished();
            }
        }
    }

    private synchronized Optional<Job> take() {
        while (!over) {
            try {
                Optional<Job> job = next;
                if (job.isEmpty()) {
                    wait();
                } else if (job.get().notBefore() - System.nanoTime() > 0) {
                    wait(Duration.ofNanos(job.get().notBefore() - System.nanoTime())
                                    .toMillis()
                            + 1);
                } else {
                    next = Optional.empty();
                    running = job;
                    return job;
                }
            } catch (InterruptedException late) {
                // Meant for a job that has just ended; there is nothing left to cancel.
                continue;
            }
        }
        return Optional.empty();
    }

    /** What was meant for this job must not reach the next one. */
    private synchronized void finished() {
        running = Optional.empty();
        Thread.interrupted();
    }

    /** Cancels what runs and waits until it has left things tidy. */
    @Override
    public void close() {
        synchronized (this) {
            over = true;
            next = Optional.empty();
            thread.interrupt();
            notifyAll();
        }
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
