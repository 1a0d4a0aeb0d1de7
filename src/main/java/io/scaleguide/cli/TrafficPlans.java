package io.scaleguide.cli;

import io.scaleguide.traffic.TrafficPlan;
import io.scaleguide.traffic.profile.Burst;
import io.scaleguide.traffic.profile.Loop;
import io.scaleguide.traffic.profile.Profile;
import io.scaleguide.traffic.profile.ProfileCsv;
import io.scaleguide.traffic.profile.Ramp;
import io.scaleguide.traffic.profile.Schedule;
import io.scaleguide.traffic.profile.Sine;
import io.scaleguide.traffic.profile.Steady;
import io.scaleguide.tui.panel.TrafficSetting;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

/** What was chosen on a panel as a plan of the traffic room. */
final class TrafficPlans {
    private static final Duration REQUEST = Duration.ofSeconds(30);

    /** A plan is held against its bounds before it is known where requests go. */
    private static final URI ANYWHERE = URI.create("http://127.0.0.1/");

    private static final double LEAST = 0.1;
    private static final double NANOS = 1e9;

    private TrafficPlans() {}

    /**
     * The schedule that was chosen, held against all bounds. Reads the file where one is meant.
     *
     * @throws IllegalArgumentException with a sentence that says what to change
     * @throws io.scaleguide.traffic.profile.ProfileException when the file is no profile
     */
    static Schedule schedule(TrafficSetting setting) {
        Schedule schedule = setting.shape() == TrafficSetting.Shape.CSV
                ? fromFile(setting)
                : new Schedule(setting.open() ? Loop.OPEN : Loop.CLOSED, profile(setting));
        if (schedule.profile().most() < (schedule.loop() == Loop.OPEN ? LEAST : 1)) {
            throw new IllegalArgumentException(
                    schedule.loop() == Loop.OPEN
                            ? "Less than one request in 10 s is no traffic. Choose more."
                            : "Less than one connection is no traffic. Choose 1 or more.");
        }
        if (setting.cap() < 1) {
            throw new IllegalArgumentException("The cap is " + setting.cap() + " connections. Choose 1 or more.");
        }
        plan(setting, schedule, ANYWHERE, setting.length());
        return schedule;
    }

    private static Schedule fromFile(TrafficSetting setting) {
        if (setting.file().isBlank()) {
            throw new IllegalArgumentException("No file is named. Give the path of a CSV file.");
        }
        try {
            Schedule schedule = ProfileCsv.read(Path.of(setting.file()));
            return new Schedule(schedule.loop(), schedule.profile().times(setting.factor()));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + setting.file() + "\" is no path of a file.", e);
        }
    }

    private static Profile profile(TrafficSetting setting) {
        double period = seconds(setting.period());
        return switch (setting.shape()) {
            case STEADY, CSV -> new Steady(setting.high());
            case RAMP -> new Ramp(setting.low(), setting.high(), period);
            case SINE -> new Sine(setting.low(), setting.high(), period);
            case BURST -> new Burst(setting.low(), setting.high(), period, seconds(setting.burst()));
        };
    }

    private static double seconds(Duration length) {
        return length.toNanos() / NANOS;
    }

    /**
     * The plan of a schedule; in a closed loop there are no more connections than are ever in use.
     *
     * @param url where to
     * @param length for how long
     * @throws IllegalArgumentException with a sentence that says what to change
     */
    static TrafficPlan plan(TrafficSetting setting, Schedule schedule, URI url, Duration length) {
        long most = Math.max(1, Math.round(schedule.profile().most()));
        int connections = schedule.loop() == Loop.OPEN ? setting.cap() : (int) Math.min(setting.cap(), most);
        return new TrafficPlan(url, connections, schedule, length, REQUEST);
    }
}
