package io.scaleguide.traffic.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * The address of one host name, asked for again where the answer is older than a second. Java can ask for names only by waiting, so each question has a
 * thread of its own; there is never more than one. For any number of threads.
 */
public final class Lookup {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** What is known of the name. */
    public sealed interface Verdict {
        /**
         * It has an address.
         *
         * @param address the first one
         */
        record Found(InetAddress address) implements Verdict {}

        /**
         * It has none.
         *
         * @param why what the name service says
         */
        record Unknown(UnknownHostException why) implements Verdict {}
    }

    private record Known(Verdict verdict, long at) {}

    private final String host;
    private final LongSupplier clock;
    private final Runnable told;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Optional<Known> known = Optional.empty();

    /**
     * @param host a name, or an address
     * @param clock nanoseconds since some moment
     * @param told is run by the thread that asked, once there is a verdict
     */
    public Lookup(String host, LongSupplier clock, Runnable told) {
        this.host = host;
        this.clock = clock;
        this.told = told;
    }

    /** @return the verdict; empty: it is asked for now */
    public Optional<Verdict> verdict() {
        Optional<Verdict> fresh = fresh();
        if (fresh.isEmpty() && asking.compareAndSet(false, true)) {
            Thread thread = new Thread(this::ask, "traffic-lookup");
            thread.setDaemon(true);
            thread.start();
        }
        return fresh;
    }

    private Optional<Verdict> fresh() {
        return known.filter(one -> clock.getAsLong() - one.at() < FRESH_NANOS).map(Known::verdict);
    }

    private void ask() {
        Verdict verdict;
        try {
            verdict = new Verdict.Found(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            verdict = new Verdict.Unknown(e);
        }
        known = Optional.of(new Known(verdict, clock.getAsLong()));
        asking.set(false);
        told.run();
    }
}
