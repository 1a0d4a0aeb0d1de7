package io.scaleguide.tui.panel;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.path.status.StatusView;
import io.scaleguide.tui.chart.Flag;
import io.scaleguide.tui.chart.Ink;
import io.scaleguide.tui.chart.Plot;
import io.scaleguide.tui.chart.PlotData;
import io.scaleguide.tui.chart.PlotStyle;
import io.scaleguide.tui.chart.SvgPlot;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.theme.Theme;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The metric over time against its target, with the replicas under it. */
final class PlotBox implements Box {
    private static final List<Duration> SPANS = List.of(
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(24));
    private static final int USUAL_SPAN = 2;

    /** From here on there is room for the words of what happened. */
    private static final int ROWS_FOR_WORDS = 24;

    private static final int MOST_WORDS = 4;

    private int span = USUAL_SPAN;
    private boolean log;
    private boolean blocks;

    /** Shows more time, or less. */
    void span(int steps) {
        span = Math.max(0, Math.min(SPANS.size() - 1, span + steps));
    }

    /** How much time is shown. */
    Duration span() {
        return SPANS.get(span);
    }

    /** The other kind of axis. */
    void otherAxis() {
        log = !log;
    }

    /** The other kind of dots, for fonts that lack one. */
    void otherInk() {
        blocks = !blocks;
    }

    boolean isLog() {
        return log;
    }

    /** The picture for a file. */
    String picture(Moment moment, Theme theme) {
        PanelView view = moment.view();
        String title = view.scope().namespace() + "/" + view.scope().hpa() + ", to " + moment.clock(view.now());
        return SvgPlot.write(PlotSource.of(view, from(view)), style(moment), theme, title);
    }

    @Override
    public Optional<Picture> picture() {
        return Optional.of(this::draw);
    }

    @Override
    public String title() {
        return "Metric";
    }

    @Override
    public StyledLine status(Moment moment) {
        StyledLine line = StyledLine.of(words(span()) + "  ", Role.DIM);
        Optional<PanelView.Aged<StatusView.External>> external = moment.view().external();
        Optional<Double> value = external.flatMap(each -> each.value().value());
        if (external.isEmpty() || value.isEmpty()) {
            return line.plus("no value", Role.WARN);
        }
        return Lines.join(
                line.plus(moment.amount(value.get()) + "  ", moment.role(external.get(), Role.TITLE)),
                moment.age(external.get()));
    }

    private static String words(Duration length) {
        return length.toHours() > 0 ? length.toHours() + " h" : length.toMinutes() + " min";
    }

    @Override
    public List<StyledLine> brief(Moment moment, int columns, int rows) {
        return List.of();
    }

    @Override
    public List<StyledLine> full(Moment moment, int columns) {
        return List.of();
    }

    private void draw(Canvas canvas, Area area, Moment moment) {
        PlotData data = PlotSource.of(moment.view(), from(moment.view()));
        PlotStyle style = style(moment);
        boolean roomy = area.rows() >= 10;
        List<StyledLine> words = area.rows() >= ROWS_FOR_WORDS ? happened(moment, data) : List.of();
        Area plot = area.withoutBottom((roomy ? 1 : 0) + words.size());
        Plot.draw(canvas, plot, data, style, moment.glyphs());
        Area below = area.withoutTop(plot.rows());
        if (roomy) {
            canvas.put(below, 0, Plot.legend(data, style, moment.glyphs()), moment.glyphs());
        }
        for (int i = 0; i < words.size(); i++) {
            canvas.put(below, 1 + i, words.get(i), moment.glyphs());
        }
    }

    /** The last things that happened in the time shown, newest first. */
    private List<StyledLine> happened(Moment moment, PlotData data) {
        Instant from = from(moment.view());
        List<StyledLine> lines = new ArrayList<>();
        for (int i = data.flags().size() - 1; i >= 0 && lines.size() < MOST_WORDS; i--) {
            Flag flag = data.flags().get(i);
            if (flag.at().isAfter(from)) {
                lines.add(StyledLine.of(flag.kind().letter() + " ", Role.KEY)
                        .plus(moment.clock(flag.at()) + "  ", Role.DIM)
                        .plus(flag.words(), Role.TEXT));
            }
        }
        return lines;
    }

    private Instant from(PanelView view) {
        return view.now().truncatedTo(ChronoUnit.SECONDS).minus(span());
    }

    /** It moves on at whole seconds only. */
    private PlotStyle style(Moment moment) {
        Ink ink = moment.glyphs() == Glyphs.ASCII ? Ink.ASCII : blocks ? Ink.BLOCK : Ink.BRAILLE;
        Instant now = moment.view().now().truncatedTo(ChronoUnit.SECONDS);
        return new PlotStyle(now, span(), log, ink, moment.zone().get());
    }

    /** How soon it moves on by itself, drawn in an area. */
    Duration nextChange(Area area, Moment moment) {
        Instant now = moment.view().now();
        Instant moved = now.plus(Plot.untilNext(area, style(moment)));
        Instant second = moved.truncatedTo(ChronoUnit.SECONDS);
        return Duration.between(now, second.isAfter(now) ? second : second.plusSeconds(1));
    }
}
