package io.scaleguide.traffic.profile;

import java.util.List;
import java.util.OptionalDouble;

/**
 * In straight lines from point to point. Before the first point its level holds, after the last one that one's; two points of the same time are a
 * step.
 */
public final class FromPoints implements Profile {
    private final List<Point> points;
    private final double most;

    /** What the levels before each point sum up to. */
    private final double[] sums;

    /**
     * A level at a time.
     *
     * @param seconds the time, 0 or more
     * @param level the level, 0 or more
     */
    public record Point(double seconds, double level) {
        /** @throws IllegalArgumentException with a sentence that says what to change */
        public Point {
            Profile.requireLevel(level);
            if (!(seconds >= 0 && Double.isFinite(seconds))) {
                throw new IllegalArgumentException("The time is " + seconds + " s. Choose one of 0 or more.");
            }
        }
    }

    /**
     * @param points at least one, none before the one above it
     * @throws IllegalArgumentException with a sentence that says what to change
     */
    public FromPoints(List<Point> points) {
        this.points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("There is no point. Give at least one time with an intensity.");
        }
        this.sums = new double[points.size()];
        sums[0] = points.get(0).seconds() * points.get(0).level();
        for (int i = 1; i < sums.length; i++) {
            Point left = points.get(i - 1);
            Point right = points.get(i);
            double width = right.seconds() - left.seconds();
            if (width < 0) {
                throw new IllegalArgumentException("The time " + right.seconds() + " s comes after " + left.seconds()
                        + " s. Points go on in time.");
            }
            sums[i] = sums[i - 1] + width * (left.level() + right.level()) / 2;
        }
        this.most = points.stream().mapToDouble(Point::level).max().orElse(0);
    }

    /** @return the points, in the order of time */
    public List<Point> points() {
        return points;
    }

    /** @return the time of the last point, after which nothing changes */
    public double end() {
        return points.get(points.size() - 1).seconds();
    }

    /** The last point that is not after a time; -1: none is. */
    private int before(double seconds) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).seconds() <= seconds) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    @Override
    public double at(double seconds) {
        int index = before(seconds);
        if (index < 0) {
            return points.get(0).level();
        }
        Point left = points.get(index);
        if (index == points.size() - 1) {
            return left.level();
        }
        Point right = points.get(index + 1);
        double part = (seconds - left.seconds()) / (right.seconds() - left.seconds());
        return left.level() + (right.level() - left.level()) * part;
    }

    @Override
    public double until(double seconds) {
        int index = before(seconds);
        if (index < 0) {
            return seconds * points.get(0).level();
        }
        Point left = points.get(index);
        return sums[index] + (seconds - left.seconds()) * (left.level() + at(seconds)) / 2;
    }

    @Override
    public OptionalDouble reaches(double level, double from) {
        if (at(from) >= level) {
            return OptionalDouble.of(from);
        }
        for (int i = before(from) + 1; i < points.size(); i++) {
            Point right = points.get(i);
            if (right.level() >= level) {
                return OptionalDouble.of(i == 0 ? right.seconds() : crossing(points.get(i - 1), right, level, from));
            }
        }
        return OptionalDouble.empty();
    }

    private static double crossing(Point left, Point right, double level, double from) {
        double part = left.level() >= level ? 1 : (level - left.level()) / (right.level() - left.level());
        return Math.max(from, left.seconds() + part * (right.seconds() - left.seconds()));
    }

    @Override
    public double most() {
        return most;
    }

    @Override
    public Profile times(double factor) {
        return new FromPoints(points.stream()
                .map(point -> new Point(point.seconds(), point.level() * factor))
                .toList());
    }

    @Override
    public Phase phase(double seconds) {
        int index = before(seconds);
        if (index < 0 || index == points.size() - 1) {
            return Phase.LEVEL;
        }
        int slope =
                Double.compare(points.get(index + 1).level(), points.get(index).level());
        return slope == 0 ? Phase.LEVEL : slope > 0 ? Phase.RISING : Phase.FALLING;
    }
}
