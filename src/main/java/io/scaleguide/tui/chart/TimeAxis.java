package io.scaleguide.tui.chart;

import io.scaleguide.text.TimeOfDay;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * An axis of time.
 *
 * @param from its beginning
 * @param to its end, later than the beginning
 */
public record TimeAxis(Instant from, Instant to) {
    private static final long[] STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 604_800
    };
    private static final int MINUTE = 60;
    private static final int DAY = 86_400;

    /** Room between two labels, in columns. */
    private static final int GAP = 3;

    /**
     * The axis that ends now. It moves on by whole parts only, so that what was drawn keeps its shape.
     *
     * @param now the moment, which is on the axis
     * @param span how long it is
     * @param parts into how many parts it is drawn, at least 1
     * @return the axis
     */
    public static TimeAxis ending(Instant now, Duration span, int parts) {
        long part = part(span, parts);
        long end = Math.floorDiv(now.toEpochMilli(), part) * part + part;
        return new TimeAxis(Instant.ofEpochMilli(end - part * Math.max(1, parts)), Instant.ofEpochMilli(end));
    }

    /**
     * How long a part of such an axis is.
     *
     * @param span how long the axis is
     * @param parts into how many parts it is drawn
     * @return the length in ms, at least 1
     */
    private static long part(Duration span, int parts) {
        return Math.max(1, span.toMillis() / Math.max(1, parts));
    }

    /**
     * How soon {@link #ending} moves on.
     *
     * @param now the moment
     * @param span how long the axis is
     * @param parts into how many parts it is drawn, at least 1
     * @return how soon, more than 0
     */
    public static Duration untilNext(Instant now, Duration span, int parts) {
        long part = part(span, parts);
        return Duration.ofMillis(part - Math.floorMod(now.toEpochMilli(), part));
    }

    /**
     * Where a time is.
     *
     * @param at the time
     * @return 0 at the beginning, 1 at the end; less or more outside
     */
    public double share(Instant at) {
        long start = from.toEpochMilli();
        return (double) (at.toEpochMilli() - start) / Math.max(1, to.toEpochMilli() - start);
    }

    /**
     * Whether a time is on it.
     *
     * @param at the time
     * @return whether
     */
    public boolean sees(Instant at) {
        return !at.isBefore(from) && !at.isAfter(to);
    }

    /**
     * Which of equal parts a time is in.
     *
     * @param at the time
     * @param parts how many parts there are
     * @return the part, from 0; negative or {@code parts} and more outside
     */
    int part(Instant at, int parts) {
        double part = Math.floor(share(at) * parts);
        return (int) Math.max(-1, Math.min(parts, part));
    }

    /**
     * Round times along it.
     *
     * @param columns how wide it is drawn; labels have room between them
     * @param zone the time zone of the labels
     * @return the places, earliest first
     */
    public List<Tick> ticks(int columns, ZoneId zone) {
        long length = Math.max(1, Duration.between(from, to).toSeconds());
        long step = LongStream.of(STEPS)
                .filter(each -> (double) columns * each / length
                        >= label(from, each, zone).length() + GAP)
                .findFirst()
                .orElse(STEPS[STEPS.length - 1]);
        long offset = zone.getRules().getOffset(from).getTotalSeconds();
        long first = Math.floorDiv(from.getEpochSecond() + offset + step - 1, step) * step - offset;
        List<Tick> ticks = new ArrayList<>();
        for (long at = first; at <= to.getEpochSecond(); at += step) {
            Instant time = Instant.ofEpochSecond(at);
            ticks.add(new Tick(share(time), label(time, step, zone)));
        }
        return ticks;
    }

    private static String label(Instant at, long step, ZoneId zone) {
        if (step < MINUTE) {
            return TimeOfDay.seconds(at, zone);
        }
        return step < DAY
                ? TimeOfDay.minutes(at, zone)
                : Days.SHORT.withZone(zone).format(at);
    }

    /** Loaded with the first axis of days. */
    private static final class Days {
        private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.ROOT);
    }
}
