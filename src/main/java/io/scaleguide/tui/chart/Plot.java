package io.scaleguide.tui.chart;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A series over time against its target, in cells, with what happened on the time axis and the replicas under it. Every value that is in
 * the time shown leaves a dot, so no peak is lost where many fall into one column. What is stale is drawn with holes.
 */
public final class Plot {
    /** The widest label of a value, and a space. */
    private static final int GUTTER = 10;

    /** Where two kinds of things happened in one column. */
    private static final String BOTH = "*";

    private static final int LEAST_COLUMNS = GUTTER + 10;
    private static final int LEAST_ROWS = 4;
    private static final int REPLICAS_FROM_ROWS = 7;
    private static final int BARS_FROM_ROWS = 18;

    private final Canvas canvas;
    private final Glyphs glyphs;
    private final PlotData data;
    private final PlotStyle style;
    private final Area grid;
    private final TimeAxis time;
    private final ValueAxis values;
    private final Steps<Sample> targets;

    private Plot(Canvas canvas, Area grid, PlotData data, PlotStyle style, Glyphs glyphs) {
        this.canvas = canvas;
        this.grid = grid;
        this.data = data;
        this.style = style;
        this.glyphs = glyphs;
        this.time = TimeAxis.ending(
                style.now(), style.span(), grid.columns() * style.ink().across());
        this.values = axis(data, time, style.log());
        this.targets = new Steps<>(data.targets(), Sample::at);
    }

    /**
     * Draws it. An area too small for an axis shows a word instead.
     *
     * @param canvas what to draw on
     * @param area where
     * @param data what to draw
     * @param style how
     * @param glyphs the signs that can be drawn
     */
    public static void draw(Canvas canvas, Area area, PlotData data, PlotStyle style, Glyphs glyphs) {
        draw(canvas, area, data, style, glyphs, CountNames.USUAL);
    }

    /**
     * Draws it with other names for the two rows of replicas.
     *
     * @param canvas what to draw on
     * @param area where
     * @param data what to draw
     * @param style how
     * @param glyphs the signs that can be drawn
     * @param names what the rows are called
     */
    public static void draw(Canvas canvas, Area area, PlotData data, PlotStyle style, Glyphs glyphs, CountNames names) {
        if (area.columns() < LEAST_COLUMNS || area.rows() < LEAST_ROWS) {
            canvas.put(area, 0, StyledLine.of("too small for a plot", Role.DIM), glyphs);
            return;
        }
        boolean replicas = area.rows() >= REPLICAS_FROM_ROWS && !data.replicas().isEmpty();
        int bars = replicas && area.rows() >= BARS_FROM_ROWS ? area.rows() / 6 : 0;
        int below = 2 + (replicas ? 2 : 0) + bars;
        Area grid = area.withoutLeft(GUTTER).withoutRight(1).withoutBottom(below);
        Plot plot = new Plot(canvas, grid, data, style, glyphs);
        plot.grid();
        plot.timeAxis(grid.row() + grid.rows());
        if (replicas) {
            Area under = area.withoutLeft(GUTTER).withoutRight(1).bottom(below - 2);
            ReplicaRows rows = new ReplicaRows(canvas, data.replicas(), plot.time, style.now(), glyphs, names);
            rows.bars(under.top(bars));
            rows.numbers(under.bottom(2));
        }
    }

    /**
     * How often what {@link #draw} shows moves on by itself.
     *
     * @param area where it is drawn
     * @param style how
     * @return how soon it moves next, more than 0
     */
    public static Duration untilNext(Area area, PlotStyle style) {
        int columns = Math.max(1, area.columns() - GUTTER - 1);
        return TimeAxis.untilNext(
                style.now(), style.span(), columns * style.ink().across());
    }

    /**
     * What the signs mean that are seen now.
     *
     * @param data what is plotted
     * @param style how
     * @param glyphs the signs that can be drawn
     * @return one line
     */
    public static StyledLine legend(PlotData data, PlotStyle style, Glyphs glyphs) {
        StyledLine line = StyledLine.EMPTY;
        if (!data.targets().isEmpty()) {
            line = line.plus(glyphs.sign(Sign.DASH), Role.COMMAND).plus(" target  ", Role.DIM);
        }
        Instant from = style.now().minus(style.span());
        List<Flag.Kind> seen = data.flags().stream()
                .filter(flag -> !flag.at().isBefore(from) && !flag.at().isAfter(style.now()))
                .map(Flag::kind)
                .distinct()
                .toList();
        for (Flag.Kind kind : Flag.Kind.values()) {
            if (seen.contains(kind)) {
                line = line.plus(kind.letter(), kind.role()).plus(" " + kind.words() + "  ", Role.DIM);
            }
        }
        if (seen.size() > 1) {
            line = line.plus(BOTH, Flag.Kind.RESCALE.role()).plus(" both  ", Role.DIM);
        }
        if (data.values().stream().anyMatch(Sample::stale)) {
            line = line.plus("holes: stale  ", Role.DIM);
        }
        return line.plus(style.log() ? "log" : "linear", Role.DIM);
    }

    /** The axis for what is seen. */
    static ValueAxis axis(PlotData data, TimeAxis time, boolean log) {
        DoubleStream seen = Stream.concat(
                        data.values().stream().filter(sample -> time.sees(sample.at())),
                        seenTargets(data.targets(), time))
                .flatMapToDouble(sample -> sample.value().stream());
        return ValueAxis.over(seen, log);
    }

    /** The targets that hold at some time that is seen: those in it, and the last one before. */
    private static Stream<Sample> seenTargets(List<Sample> targets, TimeAxis time) {
        return Stream.concat(
                new Steps<>(targets, Sample::at).at(time.from()).stream(),
                targets.stream().filter(sample -> time.sees(sample.at())));
    }

    private void grid() {
        for (int row = 0; row < grid.rows(); row++) {
            canvas.put(grid.column() - 1, grid.row() + row, glyphs.sign(Sign.VERTICAL), Role.BORDER);
        }
        for (Tick tick : values.ticks(Math.max(2, grid.rows() / 2), data.unit())) {
            label(tick, glyphs.sign(Sign.TEE_RIGHT), Role.DIM);
        }
        flagLines();
        targetLine();
        new SeriesDots(new DotGrid(grid.columns(), grid.rows(), style.ink()), data, time, values).draw(canvas, grid);
        if (data.values().stream()
                .noneMatch(sample -> time.sees(sample.at()) && sample.value().isPresent())) {
            canvas.put(grid.withoutLeft(2), grid.rows() / 2, StyledLine.of("no value in this time", Role.DIM), glyphs);
        }
    }

    private void label(Tick tick, String sign, Role role) {
        int row = grid.row() + (int) Math.round((1 - tick.share()) * (grid.rows() - 1));
        canvas.fill(new Area(grid.column() - GUTTER, row, GUTTER - 1, 1), Role.TEXT);
        canvas.put(grid.column() - 1, row, sign, role == Role.DIM ? Role.BORDER : role);
        StyledLine label = StyledLine.of(tick.label(), role).cut(GUTTER - 2, glyphs);
        canvas.put(grid.column() - 2 - label.width(), row, label);
    }

    private void flagLines() {
        data.flags().stream().filter(flag -> flag.kind() == Flag.Kind.RESCALE).forEach(flag -> {
            int column = time.part(flag.at(), grid.columns());
            if (column >= 0 && column < grid.columns()) {
                for (int row = 0; row < grid.rows(); row++) {
                    canvas.put(
                            grid.column() + column, grid.row() + row, glyphs.sign(Sign.DOTTED_VERTICAL), Role.BORDER);
                }
            }
        });
    }

    private void targetLine() {
        targetAt(style.now())
                .ifPresent(target ->
                        label(new Tick(values.share(target), amount(target)), glyphs.sign(Sign.DASH), Role.COMMAND));
        int end = Math.min(grid.columns() - 1, time.part(style.now(), grid.columns()));
        for (int column = 0; column <= end; column++) {
            Instant at = endOf(column);
            targetAt(at).ifPresent(target -> {
                int row = grid.row() + (int) Math.round((1 - values.share(target)) * (grid.rows() - 1));
                canvas.put(grid.column() + columnOf(at), row, glyphs.sign(Sign.DASH), Role.COMMAND);
            });
        }
    }

    private String amount(double value) {
        return data.unit().isEmpty() ? Amount.words(value) : Amount.words(value) + " " + data.unit();
    }

    private Instant endOf(int column) {
        long length = Duration.between(time.from(), time.to()).toMillis();
        return time.from().plusMillis(length * (column + 1) / grid.columns() - 1);
    }

    private int columnOf(Instant at) {
        return Math.min(grid.columns() - 1, time.part(at, grid.columns()));
    }

    private Optional<Double> targetAt(Instant at) {
        return targets.at(at).flatMap(sample -> sample.value().stream().boxed().findFirst());
    }

    private void timeAxis(int row) {
        canvas.put(grid.column() - 1, row, glyphs.sign(Sign.BOTTOM_LEFT), Role.BORDER);
        canvas.put(grid.column(), row, glyphs.sign(Sign.HORIZONTAL).repeat(grid.columns()), Role.BORDER);
        for (Tick tick : time.ticks(grid.columns(), style.zone())) {
            int column = grid.column() + (int) Math.min(grid.columns() - 1, Math.floor(tick.share() * grid.columns()));
            canvas.put(column, row, glyphs.sign(Sign.TEE_TOP), Role.BORDER);
            int left = Math.min(
                    column - tick.label().length() / 2,
                    grid.column() + grid.columns() + 1 - tick.label().length());
            canvas.put(Math.max(grid.column() - 1, left), row + 1, tick.label(), Role.DIM);
        }
        marks(row);
    }

    /** One letter where one kind of thing happened, a sign where both did. */
    private void marks(int row) {
        Map<Integer, Set<Flag.Kind>> seen = new TreeMap<>();
        data.flags().forEach(flag -> seen.computeIfAbsent(
                        time.part(flag.at(), grid.columns()), any -> EnumSet.noneOf(Flag.Kind.class))
                .add(flag.kind()));
        seen.forEach((column, kinds) -> {
            if (column < 0 || column >= grid.columns()) {
                return;
            }
            Flag.Kind kind = kinds.iterator().next();
            if (kinds.size() == 1) {
                canvas.put(grid.column() + column, row, kind.letter(), kind.role());
            } else {
                canvas.put(grid.column() + column, row, BOTH, Flag.Kind.RESCALE.role());
            }
        });
    }
}
