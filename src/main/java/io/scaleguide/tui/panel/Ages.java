package io.scaleguide.tui.panel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Ages at one moment, written as kubectl does (HumanDuration of k8s.io/apimachinery/pkg/util/duration). All of them grow at whole seconds, so
 * that a screen full of them changes once a second at most. It notes how soon one that was asked for grows.
 */
final class Ages {
    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;
    private static final long DAY = 86_400;

    private final Instant now;
    private long soonest = Long.MAX_VALUE;

    Ages(Instant now) {
        this.now = now;
    }

    Instant now() {
        return now;
    }

    /** The age of something; 0s for what is to come. */
    String of(Instant then) {
        long age = Math.max(0, now.getEpochSecond() - then.getEpochSecond());
        long unit = unit(age);
        soonest = Math.min(soonest, unit - age % unit);
        return words(age);
    }

    /** How soon an age that was asked for is another; empty where none was asked for. */
    Optional<Duration> nextChange() {
        return soonest == Long.MAX_VALUE
                ? Optional.empty()
                : Optional.of(Duration.between(now, Instant.ofEpochSecond(now.getEpochSecond() + soonest)));
    }

    /** The smallest unit that is written at an age, in seconds. */
    private static long unit(long age) {
        if (age < 10 * MINUTE) {
            return 1;
        }
        if (age < 8 * HOUR) {
            return MINUTE;
        }
        return age < 8 * DAY ? HOUR : DAY;
    }

    static String words(long age) {
        if (age < 2 * MINUTE) {
            return age + "s";
        }
        if (age < 10 * MINUTE) {
            return two(age, MINUTE, "m", 1, "s");
        }
        if (age < 3 * HOUR) {
            return age / MINUTE + "m";
        }
        if (age < 8 * HOUR) {
            return two(age, HOUR, "h", MINUTE, "m");
        }
        if (age < 2 * DAY) {
            return age / HOUR + "h";
        }
        return age < 8 * DAY ? two(age, DAY, "d", HOUR, "h") : age / DAY + "d";
    }

    private static String two(long age, long large, String largeName, long small, String smallName) {
        long rest = age % large / small;
        return age / large + largeName + (rest == 0 ? "" : rest + smallName);
    }
}
