package io.scaleguide.traffic;

import io.scaleguide.traffic.http.Scratch;
import io.scaleguide.traffic.profile.Turns;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Some of the connections of a run, on one thread that waits for all of them at once. */
final class TrafficLoop {
    private final Sender.Task task;
    private final Alarm alarm;
    private final Selector selector;
    private final List<Sender> senders = new ArrayList<>();
    private final Consumer<SelectionKey> onReady = this::ready;
    private final AtomicLong wish = new AtomicLong(Turns.NEVER);
    private volatile boolean stopping;
    private volatile boolean nudged;
    private volatile boolean over;
    /** The earliest of all timers, or earlier: a sender's may have moved on since. */
    private long timer;

    /**
     * @param task what all have in common
     * @param alarm wakes this one
     * @param first its first connection
     * @param step from one of its connections to the next
     * @param connections how many there are in all
     * @throws IOException when there is nothing to wait with
     */
    TrafficLoop(Sender.Task task, Alarm alarm, int first, int step, int connections) throws IOException {
        this.task = task;
        this.alarm = alarm;
        this.selector = Selector.open();
        Scratch scratch = new Scratch();
        for (int index = first; index < connections; index += step) {
            senders.add(new Sender(task, index, selector, scratch));
        }
    }

    /** Sends until the traffic is over or stopped; then no connection is left. */
    void run() {
        try {
            while (!stopping && go()) {
                selector.select(onReady);
            }
        } catch (IOException e) {
            task.tally().failed(Findings.cause(e));
        } finally {
            senders.forEach(Sender::close);
            release();
        }
    }

    private boolean go() {
        long now = task.clock().getAsLong();
        if (nudged || now >= timer) {
            nudged = false;
            timer = Turns.NEVER;
            for (Sender each : senders) {
                each.look(now);
                timer = Math.min(timer, each.timer());
            }
        }
        if (timer != wish.get()) {
            wish.set(timer);
            alarm.changed(timer);
        }
        return timer != Turns.NEVER;
    }

    private void ready(SelectionKey key) {
        Sender sender = (Sender) key.attachment();
        sender.ready();
        // One that has ended may have been the one that was waited for, and the last.
        timer = sender.timer() == Turns.NEVER ? 0 : Math.min(timer, sender.timer());
    }

    /** @return when it wants to be woken, in nanoseconds since the traffic began; {@link Turns#NEVER}: not by the alarm */
    long wish() {
        return wish.get();
    }

    /** Wakes it, unless it has another wish by now. */
    void wake(long wished) {
        if (wish.compareAndSet(wished, Turns.NEVER)) {
            selector.wakeup();
        }
    }

    /** Makes it look at all connections. */
    void nudge() {
        nudged = true;
        selector.wakeup();
    }

    /** Makes it end at once. */
    void stop() {
        stopping = true;
        selector.wakeup();
    }

    /** @return whether it has ended */
    boolean over() {
        return over;
    }

    /** Gives back what it waits with. */
    void release() {
        try {
            selector.close();
        } catch (IOException e) {
            // nothing waits for it any more
            return;
        } finally {
            over = true;
            alarm.changed(0);
        }
    }
}
