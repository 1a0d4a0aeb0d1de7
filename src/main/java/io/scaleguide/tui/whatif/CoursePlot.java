package io.scaleguide.tui.whatif;

import io.scaleguide.panel.whatif.Course;
import io.scaleguide.panel.whatif.Simulation;
import io.scaleguide.tui.chart.Count;
import io.scaleguide.tui.chart.CountNames;
import io.scaleguide.tui.chart.Ink;
import io.scaleguide.tui.chart.Plot;
import io.scaleguide.tui.chart.PlotData;
import io.scaleguide.tui.chart.PlotStyle;
import io.scaleguide.tui.chart.Sample;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The metric as it would have been against the target that is tried, and the replicas of both courses under it. */
final class CoursePlot {
    private static final CountNames NAMES = new CountNames("happened", "what if");
    private static final double MILLI = 1000;

    /** An axis has a length. */
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    private CoursePlot() {}

    static void draw(Canvas canvas, Area area, Simulation simulation, String unit, ZoneId zone, Glyphs glyphs) {
        Course was = simulation.recorded();
        Instant end = was.at(was.length() - 1);
        Duration span = Duration.between(was.start(), end);
        PlotStyle style = new PlotStyle(
                end,
                span.compareTo(SHORTEST) < 0 ? SHORTEST : span,
                false,
                glyphs == Glyphs.ASCII ? Ink.ASCII : Ink.BRAILLE,
                zone);
        Plot.draw(canvas, area, data(simulation, unit), style, glyphs, NAMES);
    }

    private static PlotData data(Simulation simulation, String unit) {
        Course was = simulation.recorded();
        Course tried = simulation.replayed();
        List<Sample> values = new ArrayList<>();
        List<Count> counts = new ArrayList<>();
        for (int i = 0; i < was.length(); i++) {
            long milli = tried.metricMilli()[i];
            values.add(new Sample(
                    was.at(i), milli < 0 ? OptionalDouble.empty() : OptionalDouble.of(milli / MILLI), false));
            counts.add(new Count(was.at(i), was.replicas()[i], tried.replicas()[i]));
        }
        List<Sample> target = List.of(Sample.of(was.start(), simulation.yardstickMilli() / MILLI));
        return new PlotData(unit, values, target, counts, List.of(), was.sync().multipliedBy(4));
    }
}
