package io.scaleguide.cli;

import io.scaleguide.traffic.profile.FromPoints;
import io.scaleguide.traffic.profile.Loop;
import io.scaleguide.traffic.profile.Phase;
import io.scaleguide.traffic.profile.Schedule;
import io.scaleguide.tui.panel.TrafficSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How traffic is worded on a panel.
 *
 * @param setting what was chosen
 * @param schedule what it means
 */
record TrafficWords(TrafficSetting setting, Schedule schedule) {
    /** Phases that are over sooner are not told of, so that the story of a panel is worth hearing. */
    private static final Duration WORTH_TELLING = Duration.ofSeconds(15);

    private static final double FEW = 10;
    private static final int MINUTE = 60;

    /** What is sent, for example {@code ramp from 1 to 16 connections in 5:00}. */
    String whole() {
        String high = amount(setting.high());
        return switch (setting.shape()) {
            case STEADY -> high;
            case RAMP -> "ramp from " + number(setting.low()) + " to " + high + " in " + clock(setting.period());
            case SINE ->
                "sine between " + number(setting.low()) + " and " + high + ", up and down in "
                        + clock(setting.period());
            case BURST ->
                "bursts of " + high + " for " + clock(setting.burst()) + " every " + clock(setting.period()) + ", "
                        + number(setting.low()) + " between them";
            case CSV ->
                fileName() + (setting.factor() == 1 ? "" : " times " + number(setting.factor())) + ", up to "
                        + amount(schedule.profile().most());
        };
    }

    /** What is sent now, where that is in the profile, and how long it goes on, for example {@code 9 connections, ramp up 1:20 of 5:00, 28:40 left}. */
    String now(Duration since, Duration left) {
        String place = place(since);
        return amount(schedule.level(since)) + (place.isEmpty() ? "" : ", " + place) + ", " + clock(left) + " left";
    }

    private String place(Duration since) {
        Phase phase = schedule.phase(since);
        Duration at = schedule.begin().plus(since);
        return switch (setting.shape()) {
            case STEADY -> "";
            case RAMP -> phase == Phase.LEVEL ? "ramp done" : "ramp " + direction(phase) + of(at, setting.period());
            case SINE -> "sine " + direction(phase) + of(within(at), setting.period());
            case BURST ->
                phase == Phase.BURST
                        ? "burst" + of(within(at), setting.burst())
                        : "next burst in " + clock(setting.period().minus(within(at)));
            case CSV ->
                fileName()
                        + end().map(end -> at.compareTo(end) >= 0 ? " at its end" : of(at, end))
                                .orElse("");
        };
    }

    private static String direction(Phase phase) {
        return phase == Phase.RISING ? "up" : phase == Phase.FALLING ? "down" : "level";
    }

    private Duration within(Duration at) {
        return Duration.ofNanos(at.toNanos() % setting.period().toNanos());
    }

    private static String of(Duration at, Duration whole) {
        return " " + clock(at) + " of " + clock(whole);
    }

    private Optional<Duration> end() {
        return schedule.profile() instanceof FromPoints points
                ? Optional.of(Duration.ofMillis(Math.round(points.end() * 1000)))
                : Optional.empty();
    }

    /**
     * What is to be told of the way from one moment of the traffic to a later one.
     *
     * @return a few words; empty when there is nothing worth telling
     */
    Optional<String> turn(Duration before, Duration since) {
        String level = amount(schedule.level(since));
        return switch (setting.shape()) {
            case RAMP ->
                schedule.phase(before) != Phase.LEVEL && schedule.phase(since) == Phase.LEVEL
                        ? Optional.of("The ramp has come to " + level)
                        : Optional.empty();
            case BURST -> {
                boolean told = setting.burst().compareTo(WORTH_TELLING) >= 0
                        && setting.period().minus(setting.burst()).compareTo(WORTH_TELLING) >= 0;
                boolean turned = schedule.phase(before) != schedule.phase(since);
                yield told && turned
                        ? Optional.of(
                                schedule.phase(since) == Phase.BURST
                                        ? "A burst of " + level + " begins"
                                        : "The burst is over: " + level)
                        : Optional.empty();
            }
            case CSV -> {
                boolean over = end().filter(end -> schedule.begin().plus(before).compareTo(end) < 0
                                && schedule.begin().plus(since).compareTo(end) >= 0)
                        .isPresent();
                yield over ? Optional.of(fileName() + " is at its end: it stays at " + level) : Optional.empty();
            }
            case STEADY, SINE -> Optional.empty();
        };
    }

    private String fileName() {
        return Optional.ofNullable(Path.of(setting.file()).getFileName())
                .map(Path::toString)
                .orElse(setting.file());
    }

    private String amount(double level) {
        if (schedule.loop() == Loop.OPEN) {
            return number(level) + (level == 1 ? " request/s" : " requests/s");
        }
        long connections = Math.round(level);
        return connections + (connections == 1 ? " connection" : " connections");
    }

    private static String number(double number) {
        boolean whole = number >= FEW || number == Math.rint(number);
        return String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", number);
    }

    /** A length of time as a clock shows it: {@code 0:05}, {@code 28:40}, {@code 1:02:05}. */
    static String clock(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        String rest = String.format(Locale.ROOT, "%02d", seconds % MINUTE);
        long minutes = seconds / MINUTE;
        return minutes < MINUTE
                ? minutes + ":" + rest
                : String.format(Locale.ROOT, "%d:%02d:%s", minutes / MINUTE, minutes % MINUTE, rest);
    }
}
