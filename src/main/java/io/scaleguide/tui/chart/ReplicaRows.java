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
import java.util.function.ToIntFunction;

/** The replicas under a plot, on its time axis: as bars, and as numbers that stand where they change. */
final class ReplicaRows {
    private static final int LABEL = 9;

    private final Canvas canvas;
    private final List<Count> counts;
    private final TimeAxis time;
    private final Instant now;
    private final Glyphs glyphs;
    private final CountNames names;

    ReplicaRows(Canvas canvas, List<Count> counts, TimeAxis time, Instant now, Glyphs glyphs, CountNames names) {
        this.canvas = canvas;
        this.counts = counts;
        this.time = time;
        this.now = now;
        this.glyphs = glyphs;
        this.names = names;
    }

    /** Wanted and ready, a row each. */
    void numbers(Area area) {
        steps(area.line(0), names.wanted(), Count::wanted, Role.COMMAND);
        steps(area.line(1), names.ready(), Count::ready, Role.TEXT);
    }

    private void steps(Area row, String name, ToIntFunction<Count> number, Role role) {
        canvas.put(row.column() - LABEL, row.row(), name, Role.DIM);
        Optional<Integer> shown = Optional.empty();
        int free = 0;
        for (int column = 0; column < row.columns(); column++) {
            Optional<Integer> here = at(row, column).map(number::applyAsInt);
            if (here.isPresent() && !here.equals(shown)) {
                String digits = Integer.toString(here.get());
                int left = Math.min(column, row.columns() - digits.length());
                free = canvas.put(row.column() + left, row.row(), digits, role) - row.column();
            } else if (here.isPresent() && column >= free) {
                canvas.put(row.column() + column, row.row(), glyphs.sign(Sign.HORIZONTAL), Role.BORDER);
            }
            shown = here;
        }
    }

    /** What is ready as bars from below; a dash where the wanted number is another. */
    void bars(Area area) {
        int most = counts.stream()
                .mapToInt(count -> Math.max(count.wanted(), count.ready()))
                .max()
                .orElse(0);
        if (area.rows() == 0 || most == 0) {
            return;
        }
        label(area, 0, most);
        label(area, area.rows() - 1, 0);
        for (int column = 0; column < area.columns(); column++) {
            int here = column;
            at(area, column).ifPresent(count -> bar(area, here, count, most));
        }
    }

    private void label(Area area, int row, int number) {
        StyledLine words = StyledLine.of(Integer.toString(number), Role.DIM);
        canvas.put(area.column() - 2 - words.width(), area.row() + row, words);
        for (int each = 0; each < area.rows(); each++) {
            canvas.put(area.column() - 1, area.row() + each, glyphs.sign(Sign.VERTICAL), Role.BORDER);
        }
    }

    private void bar(Area area, int column, Count count, int most) {
        double height = (double) count.ready() / most * area.rows();
        for (int row = 0; row < area.rows(); row++) {
            double part = height - row;
            if (part > 0) {
                int at = area.row() + area.rows() - 1 - row;
                canvas.put(area.column() + column, at, piece(part, row == 0), Role.DIM);
            }
        }
        if (count.wanted() != count.ready()) {
            int row = (int) Math.ceil((double) count.wanted() / most * area.rows()) - 1;
            canvas.put(
                    area.column() + column,
                    area.row() + area.rows() - 1 - Math.max(0, row),
                    glyphs.sign(Sign.DASH),
                    Role.COMMAND);
        }
    }

    /** Part of a cell, in eighths; in ASCII, whose signs do not look like parts, all or nothing. */
    private String piece(double part, boolean lowest) {
        if (glyphs == Glyphs.ASCII) {
            return part >= 0.5 || lowest ? glyphs.level(1) : " ";
        }
        return glyphs.level(part >= 1 ? 1 : part - 0.125);
    }

    /** What was so at the end of a column; empty before the first count and in the time to come. */
    private Optional<Count> at(Area row, int column) {
        long length = Duration.between(time.from(), time.to()).toMillis();
        Instant start = time.from().plusMillis(length * column / row.columns());
        Instant end = time.from().plusMillis(length * (column + 1) / row.columns() - 1);
        return start.isAfter(now) ? Optional.empty() : new Steps<>(counts, Count::at).at(end);
    }
}
