package io.scaleguide.tui.panel;

import java.time.Duration;
import java.util.Locale;

/**
 * What traffic is to be sent, as it was chosen; whether it makes sense is for {@link TrafficControls} to say.
 *
 * @param shape how much it is over time
 * @param open whether an intensity is in requests a second, sent whether answers come or not; else in connections, each of which sends the next
 *     request when it has its answer. A file says so itself
 * @param low the intensity at the beginning of a ramp, at the bottom of a sine, and between bursts
 * @param high the intensity of steady traffic, at the end of a ramp, at the top of a sine, and of a burst
 * @param period how long a ramp takes, a sine goes up and down, and it is from burst to burst
 * @param burst how long a burst lasts
 * @param length after how long the traffic ends by itself
 * @param cap how many connections may be in use at once at most
 * @param file the path of the file; empty for none
 * @param factor how many times what the file says
 */
public record TrafficSetting(
        Shape shape,
        boolean open,
        double low,
        double high,
        Duration period,
        Duration burst,
        Duration length,
        int cap,
        String file,
        double factor) {

    /** What it is while nothing was chosen: as much as a small workload notices. */
    public static final TrafficSetting USUAL = new TrafficSetting(
            Shape.STEADY, false, 1, 4, Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofMinutes(30), 64, "", 1);

    /** How much traffic there is over time. */
    public enum Shape {
        /** Always the same. */
        STEADY,
        /** From low to high in a straight line, and then on there. */
        RAMP,
        /** Up and down, softly. */
        SINE,
        /** High for a while, then low, again and again. */
        BURST,
        /** As a file says. */
        CSV;

        /** @return its name on the screen and on the command line */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Another shape of the same intensities.
     *
     * @param other the shape
     * @return the other setting
     */
    public TrafficSetting shaped(Shape other) {
        return new TrafficSetting(other, open, low, high, period, burst, length, cap, file, factor);
    }

    /**
     * More or less of the same.
     *
     * @param times how many times as much, above 0
     * @return the other setting; connections stay whole
     */
    public TrafficSetting times(double times) {
        return shape == Shape.CSV
                ? new TrafficSetting(shape, open, low, high, period, burst, length, cap, file, factor * times)
                : new TrafficSetting(
                        shape, open, whole(low * times), whole(high * times), period, burst, length, cap, file, factor);
    }

    private double whole(double intensity) {
        return open ? intensity : Math.floor(intensity);
    }
}
