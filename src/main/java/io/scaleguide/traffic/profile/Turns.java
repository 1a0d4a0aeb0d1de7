package io.scaleguide.traffic.profile;

import java.util.OptionalDouble;

/** When which connection sends, in nanoseconds since the traffic began. For any number of threads. */
public sealed interface Turns {
    /** Later than any traffic goes on. */
    long NEVER = Long.MAX_VALUE;

    /**
     * The next turn of a connection.
     *
     * @param connection which, from 0
     * @param now the nanoseconds that have passed since the traffic began
     * @return when it sends next, which may have passed already; {@link #NEVER}: not any more
     */
    long next(int connection, long now);

    /**
     * The turns of a schedule.
     *
     * @param schedule the schedule
     * @param length how long the traffic goes on at most, in nanoseconds
     * @return its turns, from the first
     */
    static Turns of(Schedule schedule, long length) {
        return switch (schedule.loop()) {
            case OPEN -> new DueTimes(schedule, length);
            case CLOSED -> new Seats(schedule);
        };
    }

    /** Requests are due one after the other, each when the sum of the rate has grown by one; whichever connection is free sends it. */
    final class DueTimes implements Turns {
        private static final long FIRST_STEP = 1_000_000;

        /** So that nothing is due before there is any rate. */
        private static final double LITTLE = 1e-9;

        private final Schedule schedule;
        private final long length;
        private final double sumBefore;
        private long count;
        private long last;

        private DueTimes(Schedule schedule, long length) {
            this.schedule = schedule;
            this.length = length;
            this.sumBefore = sum(0) + LITTLE;
        }

        private double sum(long nanos) {
            return schedule.profile().until(schedule.begin().toNanos() / 1e9 + nanos / 1e9);
        }

        @Override
        public synchronized long next(int connection, long now) {
            if (last == NEVER) {
                return NEVER;
            }
            double wanted = sumBefore + count;
            long above = above(wanted);
            last = above == NEVER ? NEVER : between(last, above, wanted);
            count++;
            return last;
        }

        /** Some time at which the sum is there, found in growing steps. */
        private long above(double wanted) {
            for (long step = FIRST_STEP; last + step < length; step *= 2) {
                if (sum(last + step) >= wanted) {
                    return last + step;
                }
            }
            return sum(length) >= wanted ? length : NEVER;
        }

        private long between(long below, long above, double wanted) {
            long low = below;
            long high = above;
            while (low < high) {
                long middle = low + (high - low) / 2;
                if (sum(middle) >= wanted) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return high;
        }
    }

    /** As many connections as the level says have a seat, the first ones; each sends as soon as it has its answer. */
    final class Seats implements Turns {
        private static final double HALF = 0.5;

        private final Schedule schedule;

        private Seats(Schedule schedule) {
            this.schedule = schedule;
        }

        @Override
        public long next(int connection, long now) {
            double begin = schedule.begin().toNanos() / 1e9;
            double from = begin + now / 1e9;
            // Nearly always so, and sooner said: a busy connection asks before each request.
            if (schedule.profile().at(from) >= connection + HALF) {
                return now;
            }
            OptionalDouble at = schedule.profile().reaches(connection + HALF, from);
            if (at.isEmpty()) {
                return NEVER;
            }
            return at.getAsDouble() <= from ? now : Math.max(now, (long) Math.ceil((at.getAsDouble() - begin) * 1e9));
        }
    }
}
