package io.scaleguide.tui.chart;

import io.scaleguide.text.Cells;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.dump.SvgWords;
import io.scaleguide.tui.theme.Palette;
import io.scaleguide.tui.theme.Theme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** A plot as a picture (SVG 1.1): the values against their target, what happened, and the replicas under them. Lengths are in pixels. */
public final class SvgPlot {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 460;
    private static final int LEFT = 90;
    private static final int RIGHT = WIDTH - 20;
    private static final int TOP = 50;
    private static final int BOTTOM = 300;
    private static final int REPLICAS_TOP = 340;
    private static final int REPLICAS_BOTTOM = 410;
    private static final int TICKS = 6;
    private static final int COLUMNS = 100;

    private final StringBuilder svg = new StringBuilder();
    private final PlotData data;
    private final Theme theme;
    private final TimeAxis time;
    private final ValueAxis values;

    private SvgPlot(PlotData data, Theme theme, TimeAxis time, boolean log) {
        this.data = data;
        this.theme = theme;
        this.time = time;
        this.values = Plot.axis(data, time, log);
    }

    /**
     * Draws it.
     *
     * @param data what to draw
     * @param style how; its ink does not matter
     * @param theme the colours
     * @param title what stands above it
     * @return the picture, a whole SVG document
     */
    public static String write(PlotData data, PlotStyle style, Theme theme, String title) {
        TimeAxis time = new TimeAxis(style.now().minus(style.span()), style.now());
        SvgPlot plot = new SvgPlot(data, theme, time, style.log());
        plot.frame(Cells.clean(title));
        plot.axes(style);
        plot.flags();
        plot.targets();
        plot.series();
        plot.replicas();
        plot.legend();
        return plot.svg.append("</svg>\n").toString();
    }

    private void frame(String title) {
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">
                <title>%s</title>
                <style>text{font:13px system-ui,sans-serif;fill:%s} polyline,line{fill:none}</style>
                <rect width="%d" height="%d" fill="%s"/>
                """.formatted(
                        WIDTH,
                        HEIGHT,
                        WIDTH,
                        HEIGHT,
                        SvgWords.text(title),
                        paper(),
                        WIDTH,
                        HEIGHT,
                        SvgWords.colour(theme.paper().background())));
        text(LEFT, 28, "start", title);
    }

    private void axes(PlotStyle style) {
        for (Tick tick : values.ticks(TICKS, data.unit())) {
            double y = BOTTOM - tick.share() * (BOTTOM - TOP);
            line(LEFT, y, RIGHT, y, Role.BORDER, " stroke-opacity=\"0.4\"");
            text(LEFT - 8, y + 4, "end", tick.label());
        }
        for (Tick tick : time.ticks(COLUMNS, style.zone())) {
            double x = LEFT + tick.share() * (RIGHT - LEFT);
            line(x, BOTTOM, x, BOTTOM + 5, Role.BORDER, "");
            text(x, BOTTOM + 20, "middle", tick.label());
        }
    }

    private void flags() {
        for (Flag flag : data.flags()) {
            if (time.sees(flag.at())) {
                svg.append("<g><title>")
                        .append(SvgWords.text(Cells.clean(flag.words())))
                        .append("</title>\n");
                line(x(flag.at()), TOP, x(flag.at()), BOTTOM, flag.kind().role(), " stroke-dasharray=\"2 4\"");
                text(x(flag.at()), TOP - 5, "middle", flag.kind().letter());
                svg.append("</g>\n");
            }
        }
    }

    private void targets() {
        for (int i = 0; i < data.targets().size(); i++) {
            Sample target = data.targets().get(i);
            Instant end =
                    i + 1 < data.targets().size() ? data.targets().get(i + 1).at() : time.to();
            if (target.value().isPresent() && end.isAfter(time.from())) {
                double y = y(target.value().getAsDouble());
                line(x(target.at()), y, x(end), y, Role.COMMAND, " stroke-dasharray=\"8 4\" stroke-width=\"1.5\"");
            }
        }
    }

    private void series() {
        StringBuilder points = new StringBuilder();
        Optional<Sample> before = Optional.empty();
        for (Sample sample : data.values()) {
            boolean joined = before.filter(each -> each.stale() == sample.stale()
                            && Duration.between(each.at(), sample.at()).compareTo(data.joined()) <= 0)
                    .isPresent();
            boolean drawn = sample.value().isPresent() && time.sees(sample.at());
            if (!joined || !drawn) {
                before.ifPresent(last -> polyline(points, last.stale()));
                points.setLength(0);
            }
            if (drawn) {
                points.append(place(x(sample.at()), y(sample.value().getAsDouble())));
            }
            before = drawn ? Optional.of(sample) : Optional.empty();
        }
        before.ifPresent(last -> polyline(points, last.stale()));
    }

    /** A lonely point is drawn too: the ends of lines are round. */
    private void polyline(CharSequence points, boolean stale) {
        String holes = stale ? " stroke-dasharray=\"1 6\"" : "";
        String all = points.toString();
        String ends = all.indexOf(' ') == all.length() - 1 ? all + all : all;
        svg.append("<polyline points=\"%s\" stroke=\"%s\" stroke-width=\"2\" stroke-linecap=\"round\"%s/>\n"
                .formatted(ends.strip(), colour(stale ? Role.DIM : Role.OK), holes));
    }

    private void replicas() {
        int most = data.replicas().stream()
                .mapToInt(count -> Math.max(count.wanted(), count.ready()))
                .max()
                .orElse(0);
        if (most == 0) {
            return;
        }
        text(LEFT - 8, REPLICAS_TOP + 4, "end", most + " replicas");
        text(LEFT - 8, REPLICAS_BOTTOM + 4, "end", "0");
        line(LEFT, REPLICAS_BOTTOM, RIGHT, REPLICAS_BOTTOM, Role.BORDER, "");
        steps(Count::ready, most, Role.OK, "");
        steps(Count::wanted, most, Role.COMMAND, " stroke-dasharray=\"8 4\"");
    }

    private void steps(ToIntFunction<Count> number, int most, Role role, String more) {
        StringBuilder points = new StringBuilder();
        List<Count> counts = data.replicas();
        for (int i = 0; i < counts.size(); i++) {
            Instant end = i + 1 < counts.size() ? counts.get(i + 1).at() : time.to();
            if (end.isAfter(time.from()) && counts.get(i).at().isBefore(time.to())) {
                double y = REPLICAS_BOTTOM
                        - (double) number.applyAsInt(counts.get(i)) / most * (REPLICAS_BOTTOM - REPLICAS_TOP);
                points.append(place(x(counts.get(i).at()), y)).append(place(x(end), y));
            }
        }
        svg.append("<polyline points=\"%s\" stroke=\"%s\" stroke-width=\"2\"%s/>\n"
                .formatted(points.toString().strip(), colour(role), more));
    }

    private void legend() {
        text(
                LEFT,
                HEIGHT - 15,
                "start",
                "above: value (line) and target (dashes), R rescale, T traffic change, dotted: stale;"
                        + " below: replicas ready (line) and wanted (dashes)");
    }

    private double x(Instant at) {
        return LEFT + Math.max(0, Math.min(1, time.share(at))) * (RIGHT - LEFT);
    }

    private double y(double value) {
        return BOTTOM - values.share(value) * (BOTTOM - TOP);
    }

    private static String place(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
    }

    private void line(double x1, double y1, double x2, double y2, Role role, String more) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"%s/>\n",
                x1,
                y1,
                x2,
                y2,
                colour(role),
                more));
    }

    private void text(double x, double y, String anchor, String words) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
                x,
                y,
                anchor,
                SvgWords.text(words)));
    }

    private String colour(Role role) {
        return theme.look(role)
                .foreground()
                .map(colour -> SvgWords.colour(Palette.rgb(colour)))
                .orElseGet(this::paper);
    }

    private String paper() {
        return SvgWords.colour(theme.paper().foreground());
    }
}
