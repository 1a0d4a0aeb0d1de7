package io.scaleguide.tui.chart;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A series over time against its target, in cells, with what happened on the time axis and the replicas under it. Every value that is in
 * the time shown leaves a dot, so no peak is lost where many fall into one column. What is stale is drawn with holes.
 */
public final class Plot {
    /** The widest label of a value, and a space. */
    private static final int GUTTER = 10;

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
            ReplicaRows rows = new ReplicaRows(canvas, data.replicas(), plot.time, style.now(), glyphs);
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
        return TimeAxis.untilNext(style.now(), style.span(), columns * style.ink().across());
    }

    /**
     * What the signs mean.
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
        for (Flag.Kind kind : Flag.Kind.values()) {
            if (data.flags().stream().anyMatch(flag -> flag.kind() == kind)) {
                line = line.plus(kind.letter(), kind.role()).plus(" " + kind.words() + "  ", Role.DIM);
            }
        }
        if (data.values().stream().anyMatch(Sample::stale)) {
            line = line.plus("holes: stale  ", Role.DIM);
        }
        return line.plus(style.log() ? "log" : "linear", Role.DIM);
    }

    /** The axis for what is seen. */
    static ValueAxis axis(PlotData data, TimeAxis time, boolean log) {
        DoubleStream seen = Stream.concat(
                        data.values().stream().filter(sample -> sees(time, sample)), seenTargets(data.targets(), time))
                .flatMapToDouble(sample -> sample.value().stream());
        return ValueAxis.over(seen, log);
    }

    private static boolean sees(TimeAxis time, Sample sample) {
        return !sample.at().isBefore(time.from()) && !sample.at().isAfter(time.to());
    }

    /** The targets that hold at some time that is seen: those in it, and the last one before. */
    private static Stream<Sample> seenTargets(List<Sample> targets, TimeAxis time) {
        return Stream.concat(
                new Steps<>(targets, Sample::at).at(time.from()).stream(),
                targets.stream().filter(sample -> sees(time, sample)));
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
        series();
        if (data.values().stream().noneMatch(sample -> sees(time, sample) && sample.value().isPresent())) {
            canvas.put(
                    grid.withoutLeft(2), grid.rows() / 2, StyledLine.of("no value in this time", Role.DIM), glyphs);
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
                .ifPresent(target -> label(
                        new Tick(values.share(target), Amount.words(target) + " " + data.unit()),
                        glyphs.sign(Sign.DASH),
                        Role.COMMAND));
        int end = Math.min(grid.columns() - 1, time.part(style.now(), grid.columns()));
        for (int column = 0; column <= end; column++) {
            Instant at = endOf(column);
            targetAt(at).ifPresent(target -> {
                int row = grid.row() + (int) Math.round((1 - values.share(target)) * (grid.rows() - 1));
                canvas.put(grid.column() + columnOf(at), row, glyphs.sign(Sign.DASH), Role.COMMAND);
            });
        }
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

    private void series() {
        DotGrid dots = new DotGrid(grid.columns(), grid.rows(), style.ink());
        Optional<Sample> before = Optional.empty();
        Drawn drawn = new Drawn();
        for (Sample sample : data.values()) {
            if (sample.value().isEmpty()) {
                drawn = new Drawn();
                before = Optional.empty();
                continue;
            }
            if (sees(time, sample)) {
                Sample from = before.filter(each -> isJoined(each, sample)).orElse(sample);
                stroke(dots, from, sample, drawn);
            }
            before = Optional.of(sample);
        }
        dots.draw(canvas, grid);
    }

    private boolean isJoined(Sample from, Sample to) {
        return Duration.between(from.at(), to.at()).compareTo(data.joined()) <= 0;
    }

    private void stroke(DotGrid dots, Sample from, Sample to, Drawn drawn) {
        int fromX = x(dots, from);
        int toX = x(dots, to);
        int fromY = y(dots, from);
        int toY = y(dots, to);
        boolean stale = to.stale();
        if (drawn.covers(fromX, toX, fromY, toY, stale)) {
            return;
        }
        IntFunction<Role> role = stale ? y -> Role.DIM : roleBy(dots, to.at());
        dots.line(fromX, fromY, toX, toY, stale, role);
    }

    /** What is drawn already in one column of dots, so that a thousand values there do not cost a thousand lines. */
    private static final class Drawn {
        private int x = -1;
        private int least;
        private int most;
        private boolean stale;

        /** Whether a line is drawn already; if not, it is from now on. */
        boolean covers(int fromX, int toX, int fromY, int toY, boolean isStale) {
            boolean same = fromX == toX && toX == x && isStale == stale;
            if (same && Math.min(fromY, toY) >= least && Math.max(fromY, toY) <= most) {
                return true;
            }
            least = same ? Math.min(least, Math.min(fromY, toY)) : toY;
            most = same ? Math.max(most, Math.max(fromY, toY)) : toY;
            x = toX;
            stale = isStale;
            return false;
        }
    }

    /** Above the target and below it are different, beside being above and below. */
    private IntFunction<Role> roleBy(DotGrid dots, Instant at) {
        Optional<Double> target = targetAt(at);
        if (target.isEmpty()) {
            return y -> Role.TEXT;
        }
        int limit = y(dots, target.get());
        return y -> y < limit ? Role.WARN : Role.OK;
    }

    private int x(DotGrid dots, Sample sample) {
        return Math.min(dots.width() - 1, time.part(sample.at(), dots.width()));
    }

    private int y(DotGrid dots, Sample sample) {
        return y(dots, sample.value().orElse(0));
    }

    private int y(DotGrid dots, double value) {
        return (int) Math.round((1 - values.share(value)) * (dots.height() - 1));
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
        for (int column = 0; column < grid.columns(); column++) {
            int here = column;
            List<Flag.Kind> kinds = data.flags().stream()
                    .filter(flag -> time.part(flag.at(), grid.columns()) == here)
                    .map(Flag::kind)
                    .distinct()
                    .toList();
            if (kinds.size() == 1) {
                canvas.put(
                        grid.column() + column,
                        row,
                        kinds.get(0).letter(),
                        kinds.get(0).role());
            } else if (!kinds.isEmpty()) {
                canvas.put(grid.column() + column, row, "*", Flag.Kind.RESCALE.role());
            }
        }
    }
}
