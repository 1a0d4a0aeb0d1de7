package io.scaleguide.text;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** Times of day as the screen says them. Java's own formatters know every language, and take a tenth of a first frame to load. */
public final class TimeOfDay {
    private TimeOfDay() {}

    /**
     * A time to the second.
     *
     * @param at the moment
     * @param zone where it is
     * @return for example {@code 09:05:00}; parts of a second are left out
     */
    public static String seconds(Instant at, ZoneId zone) {
        LocalTime time = LocalTime.ofInstant(at, zone);
        return minutes(time) + ":" + two(time.getSecond());
    }

    /**
     * A time to the minute.
     *
     * @param at the moment
     * @param zone where it is
     * @return for example {@code 09:05}; seconds are left out
     */
    public static String minutes(Instant at, ZoneId zone) {
        return minutes(LocalTime.ofInstant(at, zone));
    }

    private static String minutes(LocalTime time) {
        return two(time.getHour()) + ":" + two(time.getMinute());
    }

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }
}
