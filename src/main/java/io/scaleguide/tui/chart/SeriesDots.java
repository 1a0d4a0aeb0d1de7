package io.scaleguide.tui.chart;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;

/** The values of a plot as lines of dots. Used once, for one drawing. */
final class SeriesDots {
    private final DotGrid dots;
    private final PlotData data;
    private final TimeAxis time;
    private final ValueAxis values;
    private final Steps<Sample> targets;

    private int drawnX = -1;
    private int drawnLeast;
    private int drawnMost;
    private boolean drawnStale;

    SeriesDots(DotGrid dots, PlotData data, TimeAxis time, ValueAxis values) {
        this.dots = dots;
        this.data = data;
        this.time = time;
        this.values = values;
        this.targets = new Steps<>(data.targets(), Sample::at);
    }

    void draw(Canvas canvas, Area area) {
        Optional<Sample> before = Optional.empty();
        for (Sample sample : data.values()) {
            if (sample.value().isEmpty()) {
                drawnX = -1;
                before = Optional.empty();
                continue;
            }
            if (time.sees(sample.at())) {
                stroke(before.filter(each -> isJoined(each, sample)).orElse(sample), sample);
            }
            before = Optional.of(sample);
        }
        dots.draw(canvas, area);
    }

    private boolean isJoined(Sample from, Sample to) {
        return Duration.between(from.at(), to.at()).compareTo(data.joined()) <= 0;
    }

    private void stroke(Sample from, Sample to) {
        int fromX = x(from);
        int toX = x(to);
        int fromY = y(from.value().orElse(0));
        int toY = y(to.value().orElse(0));
        if (fromX == toX && isDrawn(toX, fromY, toY, to.stale())) {
            return;
        }
        drawnLeast = fromX == toX && drawnX == toX ? Math.min(drawnLeast, Math.min(fromY, toY)) : toY;
        drawnMost = fromX == toX && drawnX == toX ? Math.max(drawnMost, Math.max(fromY, toY)) : toY;
        drawnX = toX;
        drawnStale = to.stale();
        IntFunction<Role> role = to.stale() ? y -> Role.DIM : roleBy(to.at());
        dots.line(fromX, fromY, toX, toY, to.stale(), role);
    }

    /** So that a thousand values in one column of dots do not cost a thousand lines. */
    private boolean isDrawn(int x, int fromY, int toY, boolean stale) {
        return x == drawnX
                && stale == drawnStale
                && Math.min(fromY, toY) >= drawnLeast
                && Math.max(fromY, toY) <= drawnMost;
    }

    /** Above the target and below it are different, beside being above and below. */
    private IntFunction<Role> roleBy(Instant at) {
        Optional<Double> target =
                targets.at(at).flatMap(sample -> sample.value().stream().boxed().findFirst());
        if (target.isEmpty()) {
            return y -> Role.TEXT;
        }
        int limit = y(target.get());
        return y -> y < limit ? Role.WARN : Role.OK;
    }

    private int x(Sample sample) {
        return Math.min(dots.width() - 1, time.part(sample.at(), dots.width()));
    }

    private int y(double value) {
        return (int) Math.round((1 - values.share(value)) * (dots.height() - 1));
    }
}
