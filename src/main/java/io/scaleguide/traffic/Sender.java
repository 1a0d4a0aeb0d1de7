package io.scaleguide.traffic;

import io.scaleguide.traffic.http.AnswerParser;
import io.scaleguide.traffic.http.HttpLink;
import io.scaleguide.traffic.http.HttpTarget;
import io.scaleguide.traffic.http.Lookup;
import io.scaleguide.traffic.http.Scratch;
import io.scaleguide.traffic.profile.Turns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.Selector;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** One connection's part of the traffic: it waits for its turn, asks, counts what comes, and so on. Its thread is the one that selects. */
final class Sender implements HttpLink.Owner, AutoCloseable {
    /** A pause after a failure, so that a refused connection does not become a busy loop. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /**
     * What all connections of a run have in common.
     *
     * @param target where requests go
     * @param open whether the clock decides when a request is due
     * @param turns when which connection sends
     * @param lengthNanos when the traffic ends
     * @param timeoutNanos how long one answer may take
     * @param clock nanoseconds since the traffic began
     * @param lookup the target's address
     * @param tally counts
     */
    record Task(
            HttpTarget target,
            boolean open,
            Turns turns,
            long lengthNanos,
            long timeoutNanos,
            LongSupplier clock,
            Lookup lookup,
            Tally tally) {}

    private enum Doing {
        RESTING,
        WAITING,
        LOOKING_UP,
        ASKING,
        ENDED
    }

    private final Task task;
    private final int index;
    private final Selector selector;
    private final Scratch scratch;
    private Doing doing = Doing.RESTING;
    private Optional<HttpLink> link = Optional.empty();
    private long timer;
    private long from;

    Sender(Task task, int index, Selector selector, Scratch scratch) {
        this.task = task;
        this.index = index;
        this.selector = selector;
        this.scratch = scratch;
    }

    /** @return when to {@link #look} at the latest; {@link Turns#NEVER} once it has ended */
    long timer() {
        return timer;
    }

    /** Its link is ready. */
    void ready() {
        link.ifPresent(HttpLink::ready);
    }

    /** Goes on, if its time has come or what it waits for is there. */
    void look(long now) {
        if (now >= task.lengthNanos()) {
            close();
        } else if (doing == Doing.LOOKING_UP && now < timer) {
            connect();
        } else if (now >= timer) {
            due(now);
        }
    }

    private void due(long now) {
        switch (doing) {
            case RESTING -> next(now);
            case WAITING -> ask(timer, now);
            case LOOKING_UP, ASKING -> {
                link.ifPresent(HttpLink::close);
                lost(new SocketTimeoutException("no answer in time"));
            }
            case ENDED -> {}
        }
    }

    private void next(long now) {
        long turn = task.turns().next(index, now);
        if (turn >= task.lengthNanos()) {
            close();
        } else if (turn > now) {
            doing = Doing.WAITING;
            timer = turn;
        } else {
            ask(turn, now);
        }
    }

    private void ask(long turn, long now) {
        from = task.open() ? turn : now;
        timer = now + Math.min(task.timeoutNanos(), task.lengthNanos() - now);
        task.tally().begun();
        if (link.isPresent() && link.get().free()) {
            doing = Doing.ASKING;
            link.get().send();
        } else {
            connect();
        }
    }

    private void connect() {
        doing = Doing.LOOKING_UP;
        Optional<Lookup.Verdict> verdict = task.lookup().verdict();
        if (verdict.isEmpty()) {
            return;
        }
        if (verdict.get() instanceof Lookup.Verdict.Found found) {
            connect(found.address());
        } else if (verdict.get() instanceof Lookup.Verdict.Unknown unknown) {
            lost(unknown.why());
        }
    }

    private void connect(InetAddress address) {
        doing = Doing.ASKING;
        try {
            link = Optional.of(HttpLink.open(task.target(), address, selector, this, scratch));
        } catch (IOException e) {
            lost(e);
        }
    }

    @Override
    public void answered(AnswerParser answer) {
        long now = task.clock().getAsLong();
        task.tally().answered(answer, TimeUnit.NANOSECONDS.toMicros(now - from));
        next(now);
    }

    @Override
    public void failed(IOException why) {
        if (link.isPresent() && link.get().stale()) {
            connect();
        } else {
            lost(why);
        }
    }

    private void lost(IOException why) {
        link = Optional.empty();
        long now = task.clock().getAsLong();
        if (now < task.lengthNanos()) {
            task.tally().failed(Findings.cause(why));
        }
        doing = Doing.RESTING;
        timer = Math.min(now + PAUSE_NANOS, task.lengthNanos());
    }

    /** Ends, and gives up what is under way. */
    @Override
    public void close() {
        doing = Doing.ENDED;
        timer = Turns.NEVER;
        link.ifPresent(HttpLink::close);
    }
}
