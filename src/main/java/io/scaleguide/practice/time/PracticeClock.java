package io.scaleguide.practice.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The practice cluster's time. Two readings of it exist: {@link #wall()} is the machine's clock, and every timestamp that is
 * written into an object is a wall time, so that kubectl's ages are right; {@link #now()} runs faster by the chosen speed, and
 * every period, window and age that a controller reckons with is measured in it.
 */
public final class PracticeClock {
    private final Clock wall;
    private final double speed;
    private final Instant start;
    private volatile Duration ahead = Duration.ZERO;

    /**
     * @param wall the machine's clock
     * @param speed how many practice seconds pass in one second, 1 to 60
     */
    public PracticeClock(Clock wall, double speed) {
        if (speed < 1 || speed > 60) {
            throw new IllegalArgumentException("speed is 1 to 60, not " + speed);
        }
        this.wall = wall;
        this.speed = speed;
        this.start = wall.instant();
    }

    /** @return practice time, from 1 to 60 times as fast as the machine's */
    public Instant now() {
        return toPractice(wall());
    }

    /** @return the machine's time, for timestamps in objects */
    public Instant wall() {
        return wall.instant().plus(ahead);
    }

    /**
     * A fault: the cluster's clock goes wrong. Timestamps that it writes are in the future from then on.
     *
     * @param length how far ahead of the machine's it is from now on; never less than before
     */
    public void putForward(Duration length) {
        ahead = length;
    }

    /** @return how many practice seconds pass in one second */
    public double speed() {
        return speed;
    }

    /**
     * @param wallTime a timestamp read from an object
     * @return the practice time at which it was written
     */
    public Instant toPractice(Instant wallTime) {
        return start.plusNanos(
                (long) (Duration.between(start, wallTime.minus(ahead)).toNanos() * speed));
    }

    /**
     * @param practice a length of practice time
     * @return how long that lasts on the machine's clock
     */
    public Duration real(Duration practice) {
        return Duration.ofNanos((long) (practice.toNanos() / speed));
    }
}
